"""Which square brackets are gaps, and which a person typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.library.table import Table
from wizard.outcome import brackets

GAME = "Игра Elden Ring [PS5, русская версия]"
ROWS = Table(((("what", "Чехол [чёрный]"), ("price", 300)),))


def gaps(text: str, *answers: object) -> list[str]:
    own = brackets.own(answers)  # type: ignore[arg-type]
    return [text[gap.start() : gap.end()] for gap in brackets.gaps(text, own)]


@each_row(
    ("text", "answers", "found"),
    [
        (f"1. {GAME} — [впишите: цена]", [GAME], ["[впишите: цена]"]),
        ("Чехол [чёрный] [впишите]", [ROWS, 5], ["[впишите]"]),
        ("Чехол [чёрный] [впишите]", [], ["[чёрный]", "[впишите]"]),
        ("Фен [220\u00a0В]", ["Фен [220 В]"], []),
        ("фен [большой]", ["Фен [Большой]"], []),
        ("[оставьте, если это чехол [чёрный]]", [ROWS], ["[оставьте, если это чехол [чёрный]]"]),
        ("Игра [PS5 [EU]]", ["Игра [PS5 [EU]]"], []),
        ("Игра [PS5 [EU [1]]]", ["Игра [PS5 [EU [1]]]"], []),
        ("Так [первая\nвторая] [впишите]", ["Так [первая\nвторая]"], ["[впишите]"]),
        ("Игра [PS5 [впишите: цена]", ["Игра [PS5"], ["[впишите: цена]"]),
    ],
)
def test_a_gap_is_what_no_answer_has(text: str, answers: list[object], found: list[str]) -> None:
    assert gaps(text, *answers) == found


@given(text=st.text("[]а \n"), answers=st.lists(st.text("[]а \n")))
def test_every_sign_stays_where_it_is_and_comes_back(text: str, answers: list[str]) -> None:
    hidden = brackets.hidden(text, brackets.own(answers))
    assert len(hidden) == len(text)
    assert brackets.shown(hidden) == text


def test_what_stands_in_plain_data_comes_back_too() -> None:
    own = brackets.own([ROWS])
    hidden = Table(((("what", brackets.hidden("Чехол [чёрный]", own)), ("price", 300)),))
    assert brackets.shown(hidden) == ROWS


@pytest.mark.parametrize("piece", ["[", "[a]", "[[a]"])
def test_a_text_of_brackets_is_looked_through_all_the_same(piece: str) -> None:
    text = piece * 100_000
    assert gaps(text, text) == []


LINE = "Прошу вернуть мне все деньги ["
"""Thirty characters."""


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Верните [впишите: цена] за [чехол [чёрный]]", None),
        (f"Первая строка\n{LINE}и ещё", LINE),
        (f" {LINE}", "…вернуть мне все деньги ["),
        ("и]", "и]"),
        (" Так [a] и ] и [", "Так [a] и ]"),
        (f"{'ж' * 40}[", f"…{'ж' * 29}["),
    ],
)
def test_a_bracket_that_is_left_over_is_told_by_the_words_before_it(
    text: str, near: str | None
) -> None:
    assert brackets.unpaired(text) == near
