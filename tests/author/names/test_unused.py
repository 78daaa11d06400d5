"""Keys that an author wrote, and that do nothing where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, changer, codes_of, faults
from wizard.author.names import unused

ASKED = 'yes: {label: "Yes", to: power}'


@pytest.mark.parametrize("key", ["done: never", "done: now", "unanswered: early"])
def test_a_choice_of_a_question_says_nothing_of_a_step(changed: Change, key: str) -> None:
    (fault,) = faults(changed("demo.yaml", ASKED, f'yes: {{label: "Yes", {key}, to: power}}'))
    assert (fault.code, key.split(":", maxsplit=1)[0] in fault.message) == ("idle-key", True)


def test_nobody_waits_at_a_question(changed: Change) -> None:
    folder = changed("demo.yaml", ASKED, f'{ASKED}\n      later: {{label: "Later", wait: true}}')
    (fault,) = faults(folder)
    assert fault.code == "idle-key"
    assert unused.NO_STEP in fault.message


def test_an_answer_is_awaited_by_who_can_wait(changed: Change) -> None:
    folder = changed("demo.yaml", "      later: {label: I am waiting, wait: true}\n", "")
    assert "later, " in (folder / "scenarios" / "demo.yaml").read_text("utf-8")
    folder = changed("scenarios/demo.yaml", "again, later, ", "again, ")
    (fault,) = faults(folder)
    assert (fault.code, "reply_within" in fault.message) == ("idle-key", True)


def test_who_has_to_act_need_not_wait(changed: Change) -> None:
    changed("demo.yaml", "      later: {label: I am waiting, wait: true}\n", "")
    changed("demo.yaml", "unanswered: early, ", "")
    changed("demo.yaml", "reply_within: reply", "do_within: reply")
    assert codes_of(changed("scenarios/demo.yaml", "again, later, ", "again, ")) == []


@pytest.mark.parametrize(
    ("old", "new", "beside"),
    [
        ('no: {label: "No", to: plug_in}', 'no: {label: "No", to: power}', "unreachable-node"),
        ("text: For how many years is the guarantee?", "text: How many, {{ ghost }}?", ""),
    ],
)
def test_what_nobody_uses_is_told_beside_other_faults_where_every_name_is_known(
    copy: Path, old: str, new: str, beside: str
) -> None:
    """A misspelt name may be the one that seems unused, so nothing is said beside that."""
    change = changer(copy)
    change(
        "library.yaml",
        "  look: {title: A look at it}",
        "  look: {title: A look at it}\n  spare: {title: Spare}",
    )
    told = codes_of(change("demo.yaml", old, new))
    assert ("unused-stage" in told) is bool(beside)
    assert not beside or beside in told
