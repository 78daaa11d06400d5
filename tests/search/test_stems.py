"""What counts as a word, and what its forms have in common."""

from __future__ import annotations

import pytest

from wizard.search.stems import (
    IDLE,
    denied,
    in_cyrillic,
    in_other_layout,
    stem,
    stems,
    telling,
    words,
)


def test_a_word_is_made_of_letters_alone_and_yo_is_ye() -> None:
    assert words("Ёлка-2, б/у; iPhone15!") == ["елка", "б", "у", "iphone"]


def test_words_that_stand_anywhere_say_nothing_and_a_negation_does() -> None:
    assert telling("Что мне делать, если это не он? How do I do it") == ["делать", "не"]
    assert {"не", "нет", "no", "not"}.isdisjoint(IDLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [("посылку", "посылка"), ("заблокировали", "заблокирован"), ("orders", "order")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_stems_of_a_text_stand_in_its_order_and_once() -> None:
    assert stems("Не вернули деньги, не вернули!") == (stem("не"), stem("вернули"), stem("деньги"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ltymub yt dthyekb", "деньги не вернули"), ("Jhlth", "ордер"), (":ltn", "ждет")],
)
def test_a_text_can_be_meant_in_the_other_layout(typed: str, meant: str) -> None:
    assert in_other_layout(typed) == meant


def test_the_other_layout_of_the_other_layout_is_the_text() -> None:
    assert in_other_layout(in_other_layout("деньги не вернули, ёж")) == "деньги не вернули, ёж"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dengi ne vernuli", "денги не вернули"),
        ("zakaz poteryalsya", "заказ потерялся"),
        ("shchetka", "щетка"),
        ("Khochu vozvrat", "хочу возврат"),
    ],
)
def test_russian_can_be_written_in_latin_letters(typed: str, meant: str) -> None:
    assert in_cyrillic(typed) == meant


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ("заказ не пришёл", {"пришел"}),
        ("заказ не был доставлен", {"доставлен"}),
        ("пришёл не тот товар", set()),
        ("деньги не вернули и заказ не везут", {"вернули", "везут"}),
        ("it didn't arrive", {"arrive"}),
        ("никогда не не пришёл", {"пришел"}),
        ("не", set()),
    ],
)
def test_a_negation_denies_the_word_behind_it(said: str, no: set[str]) -> None:
    assert denied(words(said)) == no
