"""The desk: what is made ready for the next steps, and what is not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW, SAMPLE, SHIPPED, TODAY, library
from wizard import clock
from wizard.cases.desk import AHEAD, Desk
from wizard.i18n import language


def test_letters_are_made_ready_some_answers_before_they_are_written_and_no_others(
    home: Path,
) -> None:
    desk = Desk(library(SHIPPED), language("ru"), TODAY, lambda: NOW)
    case = desk.new()
    desk.prepare()
    ways = (
        "nobody",
        "buyer",
        "delivery",
        "overdue",
        "05.11.2026",
        "silence",
        "12-345",
        "12345678-0001",
    )
    ready: list[set[str]] = []
    for answer in ways:
        desk.warm(case.walk.at)
        assert not desk.cold(case.walk.at)
        ready.append(set(desk.pages.letters._templates))
        case.answer(answer)
        written = case.walk.node.letter
        if written:
            assert all(written in before for before in ready[-AHEAD:])
    assert case.walk.node.letter is not None
    assert len(ready[-1]) < len(desk.library.letters) / 2


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (clock.EARLIEST - timedelta(days=1), TODAY),
        (clock.EARLIEST, clock.EARLIEST),
        (clock.LATEST, clock.LATEST),
        (clock.LATEST + timedelta(days=1), TODAY),
    ],
)
def test_a_clock_that_went_too_far_to_count_from_gives_the_hour_alone(
    day: date, kept: date
) -> None:
    moment = NOW.replace(day.year, day.month, day.day)
    desk = Desk(library(SAMPLE), language("ru"), TODAY, lambda: moment)
    assert desk.now() == NOW.replace(kept.year, kept.month, kept.day)


def test_what_was_said_at_the_beginning_is_told_of_who_said_it(home: Path) -> None:
    desk = Desk(library(SHIPPED), language("ru"), TODAY, lambda: NOW)
    assert desk.said(desk.told("Не везут.").walk) == "Не везут."
    assert desk.said(desk.new().walk) == ""


def test_another_library_or_language_leaves_the_folder_and_another_folder_can_be_named(
    tmp_path: Path,
) -> None:
    desk = Desk(library(SAMPLE), language("ru"), TODAY, lambda: NOW, tmp_path / "a")
    assert desk.other(desk.library, language("en")).folder == tmp_path / "a"
    assert desk.other(desk.library, desk.language, tmp_path / "b").folder == tmp_path / "b"
