"""Words that are explained, and where they stand."""

from __future__ import annotations

from tests.rows import each_row
from wizard.library.glossary import Definition, Glossary
from wizard.outcome.defined_words import DefinedWord, DefinedWords

GLOSSARY = Glossary(
    {
        "penalty": Definition(["неустойка", "неустойк*"], "деньги за опоздание"),
        "list": Definition(["опись вложения", "опис* вложения"], "список того, что в конверте"),
        "parcel": Definition(["вложени*"], "что в конверте"),
        "fas": Definition(["ФАС"], "антимонопольная служба"),
        "debt": Definition(["зачёт*"], "взаимное списание"),
        "return": Definition(["возврат* денег*"], "деньги назад"),
        "trader": Definition(["ип*"], "предприниматель"),
    }
)
WORDS = DefinedWords(GLOSSARY)


@each_row(
    ("text", "names"),
    [
        ("Требуйте неустойку.", {"penalty"}),
        ("НЕУСТОЙКА — за каждый день", {"penalty"}),
        ("с описью вложения", {"list"}),
        ("опись\u00a0вложения", {"list"}),
        ("во вложении", {"parcel"}),
        ("жалоба в ФАС", {"fas"}),
        ("фасад, ФАСы", set()),
        ("сделали зачет", {"debt"}),
        ("перезачёт", set()),
        ("возврата денег", {"return"}),
        ("возврат денежный", set()),
        ("ипшник", {"trader"}),
        ("", set()),
    ],
)
def test_a_word_is_found_in_the_forms_that_it_may_have(text: str, names: set[str]) -> None:
    assert WORDS.names(text) == names


def test_each_word_is_marked_once_where_it_stands_first() -> None:
    texts = ["Неустойка и опись вложения; неустойки мало", "нет", "неустойка в ФАС"]
    marked = [
        [text[start:end] for start, end in places]
        for text, places in zip(texts, WORDS.places(texts), strict=True)
    ]
    assert marked == [["Неустойка", "опись вложения"], [], ["ФАС"]]


def test_what_is_told_comes_in_the_order_of_the_texts_each_word_once() -> None:
    told = WORDS.used("жалоба в ФАС", "неустойка, ФАС")
    assert told == [
        DefinedWord("ФАС", "антимонопольная служба"),
        DefinedWord("неустойка", "деньги за опоздание"),
    ]


def test_a_library_without_a_glossary_explains_nothing() -> None:
    assert DefinedWords(Glossary()).used("неустойка") == []
