"""A note in a case of what has left it, and why it could not be made."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import TODAY, full_disk
from wizard.cases import store
from wizard.cases.attaching import attach
from wizard.cases.desk import Desk
from wizard.cases.noting import note
from wizard.outcome.calendar import Announced


def test_a_note_that_was_made_is_not_told_of_and_one_that_was_not_is_with_the_reason(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, say = walked(desk, "yes"), desk.language
    assert note(case, case.keep, "paper_unnoted") == ""
    other = desk.open(case.path)
    busy = say("paper_unnoted", why=say("unnoted_busy"))
    assert note(other, other.back, "paper_unnoted") == busy
    monkeypatch.setattr(store, "write", full_disk)
    full = say("paper_unnoted", why=f"{case.path}: {say('unwritable_ENOSPC')}")
    assert note(case, case.keep, "paper_unnoted") == full


@pytest.mark.parametrize("what", ["evidence", "draft", "typed", "calendar"])
def test_no_note_behind_midnight_moves_an_answer_that_lost_its_place_by_it(
    desk: Desk, tmp_path: Path, what: str
) -> None:
    case = walked(desk, *TO_CALL)
    desk.today += timedelta(days=2)
    case.turn()
    case.change(2, f"{desk.today:%d.%m.%Y}")
    before = store.read_record(case.path)
    desk.today -= timedelta(days=2)  # a clock that ran ahead was put right
    case.turn()
    (astray,) = case.astray[:1]
    assert astray in before.steps
    if what == "evidence":
        (file := tmp_path / "bill.txt").write_text("a bill", "utf-8")
        attach(case, file)
    elif what == "draft":
        case.type("demo.bought", "21")
        case.draft("My words")
    elif what == "typed":
        case.type("demo.bought", "21")
    else:
        case.note_announced({"a": Announced(TODAY)})
    after = store.read_record(case.path)
    assert after != before
    assert (after.steps, after.kept, after.lost) == (before.steps, before.kept, before.lost)
    assert desk.open(case.path).astray[:1] == (astray,)
    case.answer("21.11.2026")
    assert store.read_record(case.path).steps == list(case.walk.steps), "an answer does"
