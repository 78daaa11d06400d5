"""Marks in a text: just as much of each as is one, and just too little."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pytest

from tests.rows import each_row
from wizard.library.messages import Marks
from wizard.outcome.text_patterns import LOOKED_AT, Sent, Subject, find, part_of, whole, words

TWENTY_TWO = [f"w{chr(97 + at)}" for at in range(22)]
"""Twenty runs of three words."""


def marked(
    text: str, allowed: Collection[str] = (), sent: Sequence[Sent] = (), **marks: Any
) -> list[str]:
    known = {"name": "Анна ПЕТРОВА", "sum": "12 500"}
    return find(Marks(**marks), Subject(text, known, sent), allowed)


def test_words_are_told_apart_without_case_and_dots() -> None:
    assert words("Ещё раз: 5-6, 7.") == ["еще", "раз", "5-6", "7"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Вор украл. Вор!", ["вор"]),
        ("Украл вор", ["вор"]),
        ("вор", ["вор"]),
        ("Воры. Творог.", []),
        ("", []),
    ],
)
def test_a_word_is_found_wherever_it_stands_and_told_once(text: str, hits: list[str]) -> None:
    assert marked(text, words=["вор"]) == hits


def test_no_word_is_no_word_of_any_text() -> None:
    assert marked("Вор. *", words=["*", "."]) == []


def test_every_ending_is_found_and_what_is_allowed_is_not() -> None:
    text = "Требую. Требуем, требование"
    assert marked(text, words=["треб*"]) == ["требую", "требуем", "требование"]
    assert marked(text, ["требован*", " "], words=["треб*"]) == ["требую", "требуем"]


@pytest.mark.parametrize(("length", "hits"), [(10, []), (11, ["11"])])
def test_a_text_is_too_long_from_the_first_character_over(length: int, hits: list[str]) -> None:
    assert marked("ж" * length, longer_than=10) == hits


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (0, ["чат"]),
        (1, ["чат"]),  # 19 runs of 20 are the same: 95 %
        (2, []),  # 18
    ],
)
def test_a_text_repeats_another_if_95_of_a_hundred_of_its_runs_do(
    changed: int, told: list[str]
) -> None:
    other = [*TWENTY_TWO[: 22 - changed], *("other" for _ in range(changed))]
    sent = [Sent("почта", "Добрый день, я о другом"), Sent("чат", " ".join(TWENTY_TWO))]
    assert marked(" ".join(other), sent=sent, signs=["repeat"]) == told


def test_a_text_of_two_words_repeats_nothing() -> None:
    assert marked("Добрый день", sent=[Sent("чат", "Добрый день")], signs=["repeat"]) == []
    assert marked("Где мой заказ", sent=[Sent("чат", "где мой заказ?")], signs=["repeat"])
    other = [Sent("чат", "где твой заказ")]
    assert marked("Где мой заказ", sent=other, signs=["repeat"]) == []
    numbers = "Где мой 5 заказ", "где 6 мой заказ 7"
    assert marked(numbers[0], sent=[Sent("чат", numbers[1])], signs=["repeat"]) == ["чат"]
    days = "Где мой заказ 5го", "где 6го мой заказ"
    assert marked(days[0], sent=[Sent("чат", days[1])], signs=["repeat"]) == ["чат"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("ВСЁ ПЛОХО", ["ПЛОХО"]),
        ("БРАК", ["БРАК"]),
        ("ПЕТРОВА А5Б6В7 Брак", []),  # a name of the case, an article, a capital
    ],
)
def test_four_capitals_are_a_shout_and_three_are_none(text: str, hits: list[str]) -> None:
    assert marked(text, signs=["capitals"]) == hits


@pytest.mark.parametrize(("count", "hits"), [(1, []), (2, ["!!"]), (3, ["!!!"]), (4, ["!!!"])])
def test_from_two_on_there_are_too_many_exclamation_marks(count: int, hits: list[str]) -> None:
    assert marked("Где" + "!" * count, signs=["exclamations"]) == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("5 мая", ["5 мая"]),
        ("5 майских дней", ["5 майских"]),
        ("5 заказов", []),
        ("05.11.26", ["05.11.26"]),
        ("5.5.26", ["5.5.26"]),
        ("2026-11-05", ["2026-11-05"]),
        ("11.2026", []),
    ],
)
def test_a_day_has_a_month_in_figures_or_in_a_word(text: str, hits: list[str]) -> None:
    assert marked(text, signs=["date"]) == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [("1234567", []), ("12345678", ["12345678"]), ("1234-1", []), ("12345-1", ["12345-1"])],
)
def test_a_number_of_an_order_has_eight_figures_or_parts(text: str, hits: list[str]) -> None:
    assert marked(text, signs=["order_number"]) == hits


def test_a_gap_is_told_by_what_it_asks_for() -> None:
    text = "Верните [впишите: сколько] и [проверьте]"
    assert marked(text, signs=["gap"]) == ["сколько", "проверьте"]


@each_row(
    ("value", "text", "found"),
    [
        ("12 500", "Верните 12500 ₽", True),
        ("12 500", "Верните 12.500 ₽", True),
        ("12 500", "Верните 112500 ₽", False),
        ("1" * 40, f"{'1' * 20} {'1' * 20}", True),
        ("1" * 41, f"{'1' * 20} {'1' * 21}", False),
        ("100шт", "Их 100шт", True),
        ("100шт", "Их 100", False),
        ("5 штук", "Их 5 штук", True),
        ("5 штук", "Их 5, штук", True),
        ("5 штук", "Их 5", False),
        ("Анна", "АННА.", True),
        ("Анна", "Аннам", False),
    ],
)
def test_all_of_a_value_stands_there(value: str, text: str, found: bool) -> None:
    assert whole(value, Subject(text, {})) is found


@each_row(
    ("value", "text", "found"),
    [
        ("Ли", "Ли", False),
        ("Ан Ли", "Ан Ли", True),  # four letters in all
        ("А Ли", "А Ли", False),
        ("Анна", "Это Анна", True),
        ("Анна Ли Сун", "Сун Анна", True),
        ("Анна Ли Сун", "Это Анна, а Ли нет", False),
        ("Анна Ли Сун", "Анна Анна", False),
        ("12 500", "500 12", False),
    ],
)
def test_two_words_of_a_value_side_by_side_give_it_away(value: str, text: str, found: bool) -> None:
    assert part_of(value, Subject(text, {})) is found


def test_what_the_case_does_not_know_is_not_found() -> None:
    assert marked("Пишет Анна Петрова", values=["name", "absent"]) == ["Анна ПЕТРОВА"]


def test_only_the_head_of_a_text_is_looked_at_but_gaps_are_found_behind_it() -> None:
    text = f"{'ж' * (LOOKED_AT - 1)}! ! [день]"
    assert len(Subject(text, {}).head) == LOOKED_AT
    assert marked(text, signs=["exclamations", "gap"]) == ["день"]
