"""Names in the forms in which people write them."""

from __future__ import annotations

import unicodedata

import pytest

from tests.rows import each_row
from wizard.outcome.name_matcher import NameMatcher, joined, parts
from wizard.outcome.value_matcher import ValueMatcher


def folded(word: str) -> str:
    """Without case and accents."""
    return word.lower().replace("й", "и").replace("ё", "е")


def matcher(value: str, *common: str) -> NameMatcher:
    names = NameMatcher(common)
    fold = {word: folded(word) for word in value.replace("-", " ").split()}
    names.add(value, "[x]", fold)
    return names


def masked(names: NameMatcher, word: str) -> bool:
    return names.mask(word, folded(word)) == "[x]"


@each_row(
    ("value", "word", "known"),
    [
        ("Петрова", "Петрова", True),
        ("Петрова", "Петровой", True),
        ("Петрова", "Петровых", True),
        ("Петрова", "петровой", True),
        ("Петрова", "Петруха", False),
        ("Петрова", "Petrova", True),
        ("Петрова", "petrova", True),
        ("Щукина", "Shchukina", True),
        ("Щукина", "Schukina", True),
        ("Ли", "Ли", True),
        ("Ли", "ли", False),
        ("Ли", "Лист", False),
        ("Анна", "Анне", True),
        ("Анна", "анне", True),
        ("Анна", "аннуитет", False),
        ("Петренко", "петренком", True),
        ("ул. Баумана", "Баумана", True),
        ("дом 5 у Анны", "анны", False),
        ("возврат", "Возврат", False),
        # What is more than names makes none known without a capital.
        ("Анна + Вера", "анна", False),
        ("Анна из Тулы", "анна", False),
        # Endings of three letters, and of no more.
        ("Ольга", "Ольгами", True),
        ("Ольга", "ольгами", True),
        ("Анна", "Аннабел", False),
        ("Оля", "оло", False),
        ("Анна", "анно", True),
        # What is spelled as a name is no other word in Cyrillic.
        ("Щукина", "шчукина", False),
        ("Iu", "Ю", False),
        ("Ли Щ", "Shch", False),
        ("Юлия", "Юлія", True),
        ("Вера", "vera", True),
    ],
)
def test_a_name_is_known_in_its_forms_and_no_other_word_is(
    value: str, word: str, known: bool
) -> None:
    assert masked(matcher(value), word) is known


@each_row(
    ("name", "forms"),
    [
        ("Павел", "Павла Павлу Павлом Павле павла"),
        ("Лев", "Льва Льву Львом Льве льва"),
        ("Заяц", "Зайца Зайцу Зайцем Зайце зайцем"),
        ("Боец", "Бойца Бойцу"),
        ("Палец", "Пальца Пальцем"),
        ("Соловей", "Соловья Соловью Соловьём соловьем"),
        ("Воробей", "Воробья Воробьём"),
        ("Козёл", "Козла Козлу"),
        ("Бобёр", "Бобра Бобром"),
        ("Хорёк", "Хорька Хорьком"),
        ("Носок", "Носка Носку"),
        ("Перец", "Перца Перцу"),
        ("Коготь", "Когтя Когтем"),
        ("Любовь", "Любви Любовью"),
        ("Игорь", "Игоря Игорем"),
        ("Цой", "Цоя Цою Цоем Цое цоя цоем"),
        ("Ким", "Кима Киму Кимом Киме кима"),
        ("Жук", "Жука Жуку Жуком жука"),
        ("Пак", "Пака Паком"),
        ("Ян", "Яна Яну Яном"),
        ("Ёж", "Ежа Ежу"),
        ("Зоя", "Зои Зое Зою Зоей"),
        ("Оля", "Оли Оле Олю Олей"),
        ("Ира", "Иры Ире Иру Ирой"),
        ("Белый", "Белого Белому Белым Белом Белая Белой Белую Белых Белыми белого"),
        ("Толстой", "Толстого Толстым Толстому Толстая Толстую толстым"),
        ("Горький", "Горького Горьким Горькая"),
        ("Синий", "Синего Синему Синяя Синюю"),
        ("Достоевская", "Достоевский Достоевского Достоевской Достоевскую"),
        ("Иванов", "Ивановыми Ивановой Ивановых"),
        ("Мамедова", "Мамедов Мамедову Мамедовым мамедов"),
        ("Mamedov", "Mamedova mamedova"),
    ],
)
def test_a_name_is_known_in_all_its_cases(name: str, forms: str) -> None:
    assert [form for form in forms.split() if not masked(matcher(name), form)] == []


@each_row(
    ("name", "short"),
    [
        ("Мария", "Маша Маше Машка Машкой Маруся Марусе Машенька Маш маша маше машенька"),
        ("Вера", "Верочка Верочке Веруня Верка верочка"),
        ("Александр", "Саша Шура Саше Сашка Саня Шурик Сашенька саше"),
        ("Александра", "Саша Шура Сашенька"),
        ("Екатерина", "Катя Катюша Кате Катька Катенька катюше"),
        ("Дмитрий", "Дима Диме Митя Димочка диме"),
        ("Сергей", "Серёжа Серёже сереже Серёга"),
        ("Наталья", "Наташа Наташе наташа Ната"),
        ("Юлия", "Юля Юле Юлька Юлечка юле"),
        ("Евгений", "Женя Жене Женька"),
        ("Алексей", "Лёша Алёша Лёхе Лёшка"),
        ("Пётр", "Петя Петька Пете"),
    ],
)
def test_a_given_name_is_known_in_its_short_forms(name: str, short: str) -> None:
    names = ValueMatcher()
    names.add_names(name, "•")
    assert [word for word in short.split() if names.masked(word) != "•"] == []


@each_row(
    ("name", "story"),
    [
        ("Вера", "потеряла веру в магазин; Верните, вернули"),
        ("Мария", "Машина Маркет в марте марка машин"),
        ("Константин", "косточка, Костюм"),
        ("Полина", "поле, полочка, полка, Получила, Полностью"),
        ("Вячеслав", "слава богу"),
        ("Евгений", "сказал жене"),
        ("Михаил", "плюшевый мишка"),
        ("Светлана", "нет света, Светильник"),
        ("Роман", "читала роман"),
        ("Артём", "другая тема, Темнота"),
        ("Машкова", "Маша, Машка"),
    ],
)
def test_ordinary_words_like_short_forms_are_no_names(name: str, story: str) -> None:
    names = ValueMatcher()
    names.add(name, "•")
    names.add_names(name, "•")
    assert names.masked(story) == story


def test_a_word_of_the_library_with_no_ending_of_a_case_is_no_name() -> None:
    assert not masked(matcher("Вера", "верно"), "Верно")
    assert masked(matcher("Вера", "верами"), "Верами")


@each_row(
    ("name", "spellings"),
    [
        ("Ким", "Kim KIM Kima"),
        ("Цой", "Tsoy Tsoi Coj Tsoya"),
        ("Жук", "Zhuk Žuk"),
        ("Ли", "Li"),
        ("Лев", "Lev Lva"),
        ("Ян", "Yan Ian"),
        ("Kim", "Ким"),
        ("Tsoy", "Цой"),
        ("Мамедов", "Mamedov mamedov Mamedova mamedova"),
        ("Мамедова", "Mamedov mamedov Mamedova mamedova"),
        ("Толстой", "Tolstoy tolstoi Tolstaya"),
        ("Достоевский", "Dostoevsky Dostoyevskaya"),
        ("Павел", "Pavel pavel Pavla"),
        ("Шевченко", "Shevchenko Ševčenko ševčenko Schewtschenko"),
        ("Щукина", "Ŝukina Ščukina"),
        ("Ševčenko", "Шевченко Shevchenko"),
        ("Юлия", "Ûliâ Júlia"),
        ("Жанна", "Žanna"),
        ("Сергій", "Sergiy Sergii"),
    ],
)
def test_a_name_is_known_in_other_letters(name: str, spellings: str) -> None:
    names = ValueMatcher()
    names.add_names(name, "•")
    words = [*spellings.split(), *unicodedata.normalize("NFD", spellings).split()]
    assert [word for word in words if names.masked(word) != "•"] == []


@each_row(
    ("name", "words"),
    [
        ("Ким", "kim Кимоно Kimono"),
        ("Цой", "tsoy Цокот"),
        ("Ли", "Лия li Лист"),
        ("Ия", "Я И"),
        ("Ин", "ИНН in"),
        ("Жук", "Жулик zhuk"),
        ("Лев", "Левый Львиный lev"),
        ("Павел", "Пава Павильон"),
        ("Белый", "Белка Белила"),
        ("Егор", "Егерь"),
        ("Мамедов", "мамин mame"),
    ],
)
def test_a_word_like_a_name_is_no_form_of_it(name: str, words: str) -> None:
    known = [word for word in words.split() if masked(matcher(name), word)]
    assert known == []


@pytest.mark.parametrize(
    ("name", "word"), [("Том", "Тому"), ("Май", "Мая"), ("Сон", "Сна"), ("Игорь", "Игре")]
)
def test_a_form_that_the_library_uses_as_a_word_is_no_name(name: str, word: str) -> None:
    assert not masked(matcher(name, word.lower()), word)
    assert masked(matcher(name), word)


@pytest.mark.parametrize("value", ["Мамедова Лейла Физули кызы", "Анна фон Берг"])
def test_a_particle_without_a_capital_is_a_part_of_a_name(value: str) -> None:
    words = [word for word in value.split() if word[0].isupper()]
    assert all(masked(matcher(value), word.lower()) for word in words)


def test_a_word_that_the_library_uses_is_a_name_with_a_capital_alone() -> None:
    names = matcher("Вера", "вера")
    assert (masked(names, "Вера"), masked(names, "вера")) == (True, False)


def test_the_first_mask_of_a_name_stays() -> None:
    names = matcher("Петрова")
    names.add("Петрова", "[y]", {"Петрова": "петрова"})
    assert names.mask("Петрова", "петрова") == "[x]"


def test_the_first_letters_of_its_names_are_known_as_they_are_spelled() -> None:
    assert matcher("Юлия Мария и Ли").begins == {"iu", "m", "l"}


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("ИвановПётр", ["Иванов", "Пётр"]),
        ("annaLee", ["anna", "Lee"]),
        ("ИвановП", ["Иванов", "П"]),
        ("Иванов", []),
        ("иванов", []),
        ("ИВАНОВ", []),
    ],
)
def test_a_word_of_several_names_is_taken_apart(word: str, names: list[str]) -> None:
    assert parts(word) == names


@pytest.mark.parametrize(
    ("text", "whole"),
    [("a_Вера", "a_Вера"), ("я: x_a_Вера_b", "x_a_Вера_b"), ("Вера-Ли, да", "Вера-Ли")],
)
def test_what_is_joined_to_a_name_goes_with_it(text: str, whole: str) -> None:
    start = text.index("Вера")
    begin, end = joined(text, start, start + 4)
    assert text[begin:end] == whole
