"""A note in a case of what has left it, and why it could not be made."""

from __future__ import annotations

import pytest

from tests.cases.test_case import walked
from tests.conftest import full_disk
from wizard.cases import store
from wizard.cases.desk import Desk
from wizard.cases.noting import note


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
