"""Every trial in its short form, as a person runs it; in its long form at night."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trials import forked
from tests.trials.__main__ import main
from tests.trials.every import TRIALS
from wizard.library.library import Library

ROOT = Path(__file__).parent.parent.parent
every_trial = pytest.mark.parametrize("name", TRIALS)


def run(place: Path, *words: str) -> tuple[int, str]:
    """How the command ends, and what it says: in a process that was forked, as what it does itself
    is, so that nothing has to be imported anew.
    """
    process = os.fork()
    if process == 0:
        out = os.open(place, os.O_WRONLY | os.O_CREAT)
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout = sys.stderr = open(1, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.argv = ["trials", *words]
        forked.leave(lambda: sys.exit(main()))
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return code, place.read_text("utf-8")


@pytest.fixture(autouse=True)
def proved_before(proved_once: Callable[[], Library]) -> None:
    """What is forked finds the shipped library proved, and writes nothing to have it so."""
    proved_once()


@every_trial
def test_a_few_blows(name: str, tmp_path: Path) -> None:
    code, said = run(tmp_path / "said", name, "--count", str(TRIALS[name].short))
    assert code == 0, said


@pytest.mark.night
@every_trial
def test_all_blows(name: str, tmp_path: Path) -> None:
    code, said = run(tmp_path / "said", name)
    assert code == 0, said


def test_what_is_no_trial_is_refused_and_all_are_listed(tmp_path: Path) -> None:
    code, said = run(tmp_path / "said")
    assert (code, len(said.splitlines())) == (0, len(TRIALS))
    code, said = run(tmp_path / "refused", "none")
    assert code == 2
