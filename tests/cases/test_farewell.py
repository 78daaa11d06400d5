"""What is said when a sitting ends, from a case that was never begun to one that is over."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import FOR_SAMPLE, Change, Run, desk_of, no_room
from wizard.cases import lock, person
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.farewell import parting, telling
from wizard.cases.first_words import NAME, FirstWords, forget
from wizard.cases.moving import Moved
from wizard.errors import UnwritableError

WAITING = (*TO_CALL, "later")


@pytest.fixture
def own(changed: Change, home: Path) -> Desk:
    """The sample, whose question for a name asks for what lasts."""
    folder = changed("demo.yaml", "save_as: owner\n", "save_as: owner\n    lasting: true\n")
    return desk_of(folder)


def lines(case: Case, *kinds: str) -> list[str]:
    """The lines of these kinds, of a case by its id."""
    desk, say, name = case.desk, case.desk.language, case.id
    known = {
        "never": say("nothing_to_keep", command=desk.command()),
        "wait": say("wait_until", date=say.day(date(2026, 12, 2))),
        "calendar": say(
            "calendar_how", command=desk.command("case", "calendar", name, "-o", f"{name}.ics")
        ),
        "me": say("me_how", names="Name", command=desk.command("me", "keep", name)),
        "saved": say("saved_in", path=case.kept_at),
        "as it was": say("as_it_was", path=case.kept_at),
        "read": f"! {say('only_read', path=case.kept_at)}",
        "unsaved": f"! {say('not_saved', why=case.trouble)}",
        "resume": say("plain_resume", command=desk.command("case", "resume", name)),
    }
    return [known[kind] for kind in kinds]


@pytest.mark.parametrize(
    ("answers", "kinds"),
    [
        ((), ["never"]),
        (("yes",), ["saved", "resume"]),
        (WAITING, ["wait", "calendar", "me", "saved", "resume"]),
        (("no", "done"), ["saved"]),
    ],
)
def test_it_is_said_where_a_case_is_and_what_can_be_done_with_it(
    own: Desk, answers: tuple[object, ...], kinds: list[str]
) -> None:
    case = walked(own, *answers)
    assert parting(case) == lines(case, *kinds)


def test_of_a_case_that_was_only_looked_at_no_command_is_recommended(own: Desk) -> None:
    first = walked(own, *WAITING)
    second = own.other(own.library, own.language).resume(first.path)
    assert second.elsewhere
    first.release()
    third = own.other(own.library, own.language).resume(first.path)
    assert parting(second) == lines(second, "wait", "read", "resume")
    assert parting(third) == lines(third, "wait", "saved", "resume")
    second.release()
    assert parting(second) == lines(second, "wait", "read", "resume"), "it wrote nothing, as before"


def test_of_what_is_in_no_file_nothing_is_recommended(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(own, *WAITING)
    monkeypatch.setattr(os, "fsync", no_room)
    case.answer("later")
    assert case.saved_at is not None
    assert parting(case) == lines(case, "wait", "unsaved")
    case.fault = None  # what cannot be written, while there is nothing to be written
    assert parting(case) == lines(case, "wait", "as it was", "resume")


def test_where_no_window_knows_of_another_a_case_is_as_it_was(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(path: Path) -> None:
        raise UnwritableError(path, OSError("no folder for locks"))

    case = walked(own, "yes")
    case.release()
    monkeypatch.setattr(lock, "take", none)
    again = own.other(own.library, own.language).resume(case.path)
    assert parting(again) == lines(case, "as it was", "resume")


@pytest.mark.parametrize("left", ["linked", "unlisted", "stale"])
def test_first_it_is_said_that_lists_do_not_know_where_a_case_is(own: Desk, left: str) -> None:
    case = walked(own, "yes")
    case.moved = Moved(left, case.path)  # type: ignore[arg-type]
    words = own.language(f"moved_{left}", path=case.kept_at, old=case.path)
    told = [] if left == "linked" else [f"! {words}"]
    assert parting(case) == [*told, *lines(case, "saved", "resume")]


def test_once_something_is_kept_nobody_is_told_how(own: Desk) -> None:
    case = walked(own, *WAITING)
    person.keep(own.folder, {"owner": "Ann"})
    assert parting(case) == lines(case, "wait", "calendar", "saved", "resume")


def test_a_fault_of_the_program_says_where_the_case_is(own: Desk) -> None:
    case = walked(own, "yes")
    with pytest.raises(ZeroDivisionError) as fault, telling(lambda: case):
        _ = 1 / 0
    assert fault.value.__notes__ == lines(case, "saved", "resume")


def test_words_of_which_no_case_was_made_are_told_with_the_way_to_be_rid_of_them(
    own: Desk, run: Run
) -> None:
    case, words = own.new(), FirstWords(own.folder)
    words.keep("I am Ann Lee")
    words.release()
    path = own.folder.parent / NAME
    removing = own.command("me", "remove")
    told = case.desk.language(
        "words_kept", paths=[str(path)], command=own.command(), removing=removing
    )
    assert parting(case) == [told]
    begun = walked(own, "yes")
    words_too = own.language("me_words", paths=[str(path)], command=removing)
    assert parting(begun) == [words_too, *lines(begun, "saved", "resume")]
    assert str(path) in run("me", *FOR_SAMPLE)[1]
    assert run("me", "remove", *FOR_SAMPLE) == (0, f"{own.language('me_words_removed')}\n", "")
    assert not path.exists()
    assert parting(case) == lines(case, "never")


def test_words_that_another_window_is_told_are_not_removed(own: Desk) -> None:
    window = FirstWords(own.folder)
    window.keep("I am Ann Lee")
    assert not forget(own.folder)
    assert window.kept() == "I am Ann Lee"
    window.release()
    assert forget(own.folder)
