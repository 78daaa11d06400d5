"""The signs in what is typed: one form for each, and nothing that was lost taken for sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields.signs import ROW, plain, says_nothing, sound, visible


@each_row(
    ("typed", "usual"),
    [
        ("  a \t b\u00a0c ", "a b c"),
        ("1\u20112\u22123", "1-2-3"),
        ("«5»", "5"),
        ("５．１", "5.1"),
        ("1\u200b2", "1 2"),
        ("1\u00ad2", "1-2"),
        ("1\u00ad\u200b2", "1-2"),
        ("a\u200bb", "ab"),
        ("\ufeff5", "5"),
        ("", ""),
    ],
)
def test_each_sign_has_its_usual_form(typed: str, usual: str) -> None:
    assert plain(typed) == usual


@given(st.text(max_size=30))
def test_what_is_usual_stays(typed: str) -> None:
    assert plain(plain(typed)) == plain(typed)


@pytest.mark.parametrize(
    ("typed", "nothing"),
    [
        ("", True),
        (" \t", True),
        ("-", True),
        ("—", True),
        ("- -", True),
        ("-1", False),
        ("0", False),
    ],
)
def test_a_dash_alone_says_nothing(typed: str, nothing: bool) -> None:
    assert says_nothing(typed) is nothing


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_break_of_a_line_is_one_sign(mark: str) -> None:
    assert sound(f" a{mark}b ") == " a\nb "


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("a\ufffdb", "field_lost_letters"),
        ("\ud800", "field_lost_letters"),
        ("a\x1b[A", "field_key"),
        ("\x1bOP", "field_key"),
    ],
)
def test_lost_letters_and_the_code_of_a_key_are_refused(typed: str, key: str) -> None:
    with pytest.raises(FieldError) as caught:
        sound(typed)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("123456", []),
        ("1234567", ["1234567"]),
        ("12 34-56(7) x", ["12 34-56(7"]),
        ("1     234567", []),
    ],
)
def test_a_row_is_seven_digits_with_what_may_stand_between_them(text: str, rows: list[str]) -> None:
    assert [match[0] for match in ROW.finditer(text)] == rows


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ива\u200bнов\u202e Пётр\ufeff", "Иванов Пётр"),
        ("Ива\u200dнов", "Иванов"),
        ("5\u200b\u200b7 №\u200b5\u200b", "5\u200b\u200b7 №5"),
        ("👩\u200d👧 и «ёлка»", "👩\u200d👧 и «ёлка»"),
    ],
)
def test_words_lose_marks_that_nobody_sees_and_pictures_stay_whole(typed: str, kept: str) -> None:
    assert visible(typed) == kept
