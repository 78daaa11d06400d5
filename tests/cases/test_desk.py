"""The desk: what is made ready for the next steps, and what is not."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import NOW, SHIPPED, TODAY, library
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
