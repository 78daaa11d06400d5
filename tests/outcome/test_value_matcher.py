"""Values of any kind and oddity are found again, and thousands of them cost what one does."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY, Change, desk_of
from tests.hostile import TEXT
from tests.outcome.test_redaction import case_of, personal, typed
from tests.rows import each_row
from wizard.cases.exports import redacted
from wizard.controls import printable
from wizard.library.fields.phone import MOST_JUDGED
from wizard.library.fields.signs import says_nothing
from wizard.outcome.normalized_text import NormalizedText
from wizard.outcome.personal_patterns import PersonalPatterns
from wizard.outcome.sign_matcher import MOST_SIGNS
from wizard.outcome.value_matcher import DEPTH, ValueMatcher
from wizard.walk.steps import Step

__all__ = ["personal"]
MASK = re.compile(r"<?\[скрыто: [^\]]*\]>?")
ODD = [
    "12(3",
    "(((",
    ")(",
    "[[",
    "]]",
    "{2}",
    "a{1,2}b",
    "**",
    "++",
    "?!",
    "^$",
    "|x|",
    "\\d+",
    "\\(a",
    "(?i:b)c",
    "№5",
    "5.",
    "Я.",
    "...",
    "!!!",
    "🦊🦊",
    "👩\u200d👩\u200d👧 Анна",
    "Анна🦊Ли",
    "a|b c",
    "«Анна»",
    "Е\u0308лкина",
    "Ива\u0301нов",
    "x_y_z",
    "_Ann_",
    "O'Neil",
    "ſtraße",
    "12 500",
    "22.11",
    "١٢٣٤٥٦",
    "Ⅷ век",
    "a\tb",
    "a\u00a0b",
    "a  -  b",
    TEXT,
    "д. 5, кв. 12",
    "<b>Ann</b>",
    "&amp; Ann",
    "https://vk.com/ann_lee",
    "- Ann",
    "1. Ann",
    "x" * 400,
    "сло во " * 90,
]


TYPED = st.characters(codec="utf-8", exclude_characters="\ufffd\ufffe\uffff")
"""What an answer may have: letters that were lost on the way are refused."""


def stands(value: str, text: str) -> list[str]:
    """The lines of a value that stand in a text as a whole, whatever Markdown made of them.

    A part of a contact that the library tells everybody is nobody's.
    """
    plain = " ".join(MASK.sub(" • ", text).replace("\\", "").split())
    plain = plain.replace("8 800 000-00-00", "•").replace("8 800 555-35-35", "•")
    lines = (" ".join(line.replace("\\", "").split()) for line in printable(value).split("\n"))
    whole = r"(?<!\w)(?<!\d[.,]){}(?!\w)(?![.,]\d)"
    return [
        line
        for line in lines
        if len(NormalizedText(line).text.strip()) > 1
        and re.search(whole.format(re.escape(line)), plain, re.IGNORECASE)
    ]


@pytest.mark.parametrize("value", ODD)
def test_an_odd_value_is_masked_and_nothing_breaks(personal: Path, value: str) -> None:
    case = case_of(personal, value, f"Я — {value} — писала.")
    assert stands(value, case.document())
    assert stands(value, redacted(case)) == []


@pytest.mark.parametrize("type_", ["phone", "email", "order_number"])
def test_what_is_no_value_of_its_type_any_more_is_masked_too(changed: Change, type_: str) -> None:
    """A file that was edited, or a library that asks for something else by now."""
    desk = desk_of(typed(changed, type_))
    for value in ODD:
        case = desk.new()
        case.lost = (Step("demo.owner", value, TODAY),)
        assert stands(value, case.document()), value
        assert stands(value, redacted(case)) == [], value


@pytest.mark.parametrize("value", ["\\\\", "a\\", "\\" * 40, "x\\\\y"])
def test_backslashes_are_masked_as_they_are_and_as_markdown_has_them(
    personal: Path, value: str
) -> None:
    text = redacted(case_of(personal, value))
    assert "- **Name:** [скрыто: name]" in text
    assert "Dear [скрыто: name]" in text


@settings(max_examples=40)
@given(value=st.text(TYPED, min_size=2, max_size=40))
@example("1985 ")
@example("0\u00ad")
@example("00\u00ad")
@example("0)@")
@example("1.a")
@example("05.11.2026.а")
def test_a_personal_text_never_stands_in_what_is_posted(personal: Path, value: str) -> None:
    others = redacted(case_of(personal, "Qwzx", "Это Qwzx!"))  # «On» is a word of the library
    if not says_nothing(value) and not stands(value, others):
        assert stands(value, redacted(case_of(personal, value, f"Это {value}!"))) == []


@settings(max_examples=40)
@given(
    digits=st.from_regex(r"9[0-9]{9}", fullmatch=True),
    way=st.sampled_from(
        [
            "8{0}{1}{2}{3}",
            "+7 ({0}) {1}-{2}-{3}",
            "8 {0} {1} {2} {3}",
            "+7{0}{1}{2}{3}",
            "{0}-{1}-{2}{3}",
        ]
    ),
    after=st.sampled_from([". Всё", ", 12", "; 22.11.2026", "\n", ")", " 5 ₽"]),
)
def test_a_phone_never_stands_in_what_is_posted(
    changed: Change, tmp_path: Path, digits: str, way: str, after: str
) -> None:
    folder = tmp_path / "phones"
    if not folder.exists():
        typed(changed, "phone").rename(folder)
    form = way.format(digits[:3], digits[3:6], digits[6:8], digits[8:])
    case = case_of(folder, f"8{digits}", f"Звонили на {form}{after}, затем снова.")
    text = redacted(case)
    assert digits not in re.sub(r"\D", "", "".join(text.split("Звонили", 1)[1].split("снова")[:1]))
    assert digits[-4:] not in text


@settings(max_examples=40)
@given(
    name=st.from_regex(r"[a-zA-Z0-9][a-z0-9_+-]{1,12}(\.[a-z0-9]{1,5})?", fullmatch=True),
    host=st.from_regex(r"[a-z0-9]{2,8}(-[a-z0-9]{1,3})?\.(ru|com|рф)", fullmatch=True),
)
def test_an_address_never_stands_in_what_is_posted(copy: Path, name: str, host: str) -> None:
    own = f"{name}@{host}"
    story = f"Пишу с <{own}> и с ({own}). На почта:{own}, потом с {own}"
    assert stands(own, redacted(case_of(copy, "Ann", story))) == []


@settings(max_examples=40)
@given(number=st.from_regex(r"[1-9][0-9]{5,9}-[0-9]{1,4}(-[0-9]{1,3})?", fullmatch=True))
def test_an_order_never_stands_in_what_is_posted(copy: Path, number: str) -> None:
    text = redacted(case_of(copy, "Ann", f"Заказ №{number}, он же {number.replace('-', ' – ')}."))
    assert stands(number, text) == []
    assert number.split("-", maxsplit=1)[0] not in text


def masked(text: str, *secrets: str) -> str:
    values = ValueMatcher()
    for secret in secrets:
        values.add(secret, "•")
        values.add_names(secret, "•")
    return values.masked(text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_and_case_are_no_disguise(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Ёлкиной отказали, ЁЛКИНА Майя и Майе Елкиной, Йозефу.")
    assert masked(text, "Майя Ёлкина", "Йозеф") == "• отказали, • • и • •, •."


@pytest.mark.parametrize("word", ["андрей", "ёлка"])
def test_a_word_of_the_library_is_known_with_its_accents(word: str) -> None:
    values = ValueMatcher({word})
    values.add_names(word.title(), "•")
    assert values.masked(f"{word} {word.title()}") == f"{word} •"


def test_values_that_overlap_are_masked_together() -> None:
    assert masked("Вот а б в г д.", "а б в", "в г д") == "Вот •."


def test_a_sum_is_no_number_that_has_the_same_digits() -> None:
    text = "Обращение 12-345, 12 – 345 и 12\\-345; это 12 345 ₽ или 12.345, с 5.12.345."
    assert masked(text, "12-345") == "Обращение •, • и •; это 12 345 ₽ или 12.345, с 5.12.345."


def test_of_a_long_value_the_rest_of_the_line_goes_too() -> None:
    words = " ".join(f"с{number}" for number in range(10 * DEPTH))
    assert masked(f"Вот: {words} конец.\nДальше.", words) == "Вот: •\nДальше."
    assert masked(words[: len(words) // 20], words) == words[: len(words) // 20]


def test_a_phone_without_digits_is_words_and_masks_nothing_else() -> None:
    values = ValueMatcher()
    values.add_phone("нет", "•")
    assert values.masked("Ответ: нет. 12 345 ₽") == "Ответ: •. 12 345 ₽"


def test_no_more_signs_become_patterns_than_are_looked_for() -> None:
    values = ValueMatcher()
    for number in range(10 * MOST_SIGNS):
        values.add("!" * (number + 2), "•")
    assert values.masked("!" * (10 * MOST_SIGNS + 1)) == "•"


def calls(find: Callable[[str], Iterable[object]], text: str) -> int:
    """Steps: every call that Python sees while a text is masked."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        list(find(text))
    finally:
        sys.setprofile(None)
    return count


def many(number: int) -> ValueMatcher:
    values = ValueMatcher()
    for index in range(number):
        values.add(f"Иванов {'очень ' * 5} похож {index}", "•")
        values.add_phone(f"+7912{index:07}", "•")
    return values


def test_a_text_of_twice_the_length_takes_twice_the_steps_and_more_values_no_more() -> None:
    for piece in ("Иванов очень очень ", "+7 912 000 ", "a@b.c-", "1", "x", "\\(", "Иванов\n"):
        few, more = many(20), many(2000)
        once, twice = calls(few.find, piece * 2000), calls(few.find, piece * 4000)
        assert twice < 2.2 * once + 100, piece
        assert calls(more.find, piece * 2000) < 1.2 * once + 5000, piece


def test_looks_in_a_text_of_twice_the_length_take_twice_the_steps() -> None:
    patterns = PersonalPatterns("")
    for piece in (
        "a@b.ru ",
        "a [at] b.ru",
        "a.b-",
        "1",
        "8 (495) ",
        "d5 кв 5",
        "\u00ad1",
        "vk: a.",
        "вк мой ник ",
        "Ленина ",
        "г. Аа Аа, ",
        "СНТ аа ",
        "a at b dot ",
        "a dot ",
        "собака mail точка ",
    ):
        once, twice = (
            calls(lambda text: patterns.find(text, str), piece * many) for many in (1000, 2000)
        )
        assert twice < 2.2 * once + 100, piece


@pytest.mark.parametrize("count", [10, MOST_JUDGED + 10])
def test_more_numbers_than_are_judged_are_masked_unjudged(copy: Path, count: int) -> None:
    story = "; ".join(f"8 912 {index:03} 45 67" for index in range(100, 100 + count % 900))
    rows = "; ".join(f"{index}-0000" for index in range(100, 100 + max(0, count - 10)))
    case = case_of(copy, "Ann", f"{rows}. {story}"[:9000])
    assert not re.search(r"912 \d{3} 45", redacted(case))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1.Иванова Мария", "1.• •"),
        ("3,Иванова", "3,•"),
        ("masha.ivanova.1985", "masha.•.1985"),
        ("Иванова.22 и Иванова,7", "•.22 и •,7"),
        ("05.11.2026.Иванова", "05.11.2026.•"),
        ("Иванова1985, ivanova85, 7Иванова", "•, •, •"),
    ],
)
def test_a_name_is_no_part_of_a_figure_beside_it(text: str, left: str) -> None:
    assert masked(text, "Иванова", "Мария") == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("дня 22, и всё", "дня •, и всё"),
        ("дня 22. Всё", "дня •. Всё"),
        ("сумма 3.22 и 3,22", "сумма 3.22 и 3,22"),
        ("сумма 22.5 и 22,5", "сумма 22.5 и 22,5"),
        ("Нет.22", "Нет.•"),
        ("22", "•"),
    ],
)
def test_a_part_of_a_sum_is_no_value(text: str, left: str) -> None:
    values = ValueMatcher()
    values.add("22", "•")
    assert values.masked(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [("почта <ann@x.ru>, и", "почта •, и"), ("a <ann@x.ru и ann@x.ru> b", "a <• и •> b")],
)
def test_an_address_takes_its_brackets_with_it(text: str, left: str) -> None:
    values = ValueMatcher()
    values.add("ann@x.ru", "•")
    assert values.masked(text) == left


@pytest.mark.parametrize(
    ("value", "left"), [("!", "да ! и !!"), ("!!", "да ! и •"), (" ! ", "да ! и !!")]
)
def test_one_sign_is_in_every_text_and_no_value(value: str, left: str) -> None:
    values = ValueMatcher()
    values.add(value, "•")
    assert values.masked("да ! и !!") == left


@each_row(
    ("own", "text", "left"),
    [
        ("Тула, Мира 7", "на мира 7, тут", "на •, тут"),
        ("Тула, Мира 7", "на мира 7а, тут", "на мира 7а, тут"),
        ("Тула, Мира 7а", "на мира 7а и мира 7А", "на • и •"),
        ("Тула, Мира 7А", "на мира 7а и мира 8а", "на • и мира 8а"),
        ("Мира Коган", "на мира 7, тут", "на мира 7, тут"),
        # what is told to everybody says nothing in an address alone
        ("Вера Коган", "вижу Вера и Коган", "вижу • и •"),
        ("Вера, Коган 7", "вижу Вера и Коган", "вижу Вера и •"),
        # with an apostrophe and without one
        ("О'Нил", "Онил и о'нила", "• и •"),
        ("Онил", "О'Нил и о'кей", "• и о'кей"),
    ],
)
def test_a_name_is_known_alone_and_an_own_street_by_its_house_whatever_letter_that_has(
    own: str, text: str, left: str
) -> None:
    values = ValueMatcher(common=["мира"], places=["Вера"])
    values.add_names(own, "•")
    assert values.masked(text) == left


@pytest.mark.parametrize(
    ("own", "text", "left"),
    [
        ("Анна", "Анна-Мария, Анна 7, Анна А. Б.", "•, • 7, •"),
        ("Тула, Мира 7", "на Мира 9, тут", "на •, тут"),
        ("вера", "вера и Вера", "вера и •"),
    ],
)
def test_a_name_takes_the_rest_of_its_word_and_a_street_its_house(
    own: str, text: str, left: str
) -> None:
    values = ValueMatcher(common=["вера"])
    values.add(own.title(), "•")
    values.add_names(own.title(), "•")
    assert values.masked(text) == left


@pytest.mark.parametrize("own", ["Заказ 12", "Заказ А1"])
def test_what_ends_with_a_number_takes_nothing_behind_it(own: str) -> None:
    values = ValueMatcher()
    values.add(own, "•")
    assert values.masked(f"{own}-а, {own}а, {own} А. Б.") == f"•-а, {own}а, • А. Б."


def test_a_code_has_four_signs_at_least() -> None:
    values = ValueMatcher()
    for code in ("А12", "Б123"):
        values.add_code(code, "•")
    assert values.masked("А12 и Б123") == "А12 и •"


LONG_LINE = " ".join(f"слово{number}" for number in range(DEPTH + 6))


@each_row(
    ("value", "text", "left"),
    [
        # A word that is no name is hidden, though it is an ordinary one.
        ("магазин", "Тот магазин закрыт", "Тот • закрыт"),
        # Behind so many words all of the line is.
        (LONG_LINE, f"Вот {LONG_LINE.rpartition(' слово24')[0]} и дальше\nно", "Вот •\nно"),
        (LONG_LINE, LONG_LINE, "•"),
        # One line may break within it, and no more.
        ("синий чайник", "Вот синий\nчайник.", "Вот •."),
        ("синий чайник", "Вот синий\n\nчайник.", "Вот синий\n\nчайник."),
        # What joins words counts between digits alone.
        ("ab-12", "Вот ab 12.", "Вот •."),
        ("12-a5", "Вот 12 a5.", "Вот •."),
        ("12-55", "Вот 12 55.", "Вот 12 55."),
    ],
)
def test_a_line_is_known_by_its_words(value: str, text: str, left: str) -> None:
    values = ValueMatcher(common={"магазин"})
    values.add(value, "•")
    assert values.masked(text) == left


def test_names_are_known_in_one_word_and_a_code_has_no_initials() -> None:
    values = ValueMatcher()
    values.add_names("Иванов Пётр", "•")
    values.add_code("34567Y8", "•")
    assert values.masked("ИвановПётр") == "•"
    assert values.masked("34567Y8 А. Б., 34567Y8-Дом") == "• А. Б., •-Дом"
    assert values.masked("5.34567Y8") == "5.34567Y8"
    assert values.masked("<34567Y8> тут") == "• тут"
