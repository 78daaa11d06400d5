"""Every trial in its short form, as a person runs it; in its long form at night."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials.every import TRIALS

ROOT = Path(__file__).parent.parent.parent
every_trial = pytest.mark.parametrize("name", TRIALS)


def run(*words: str) -> None:
    command = [sys.executable, "-m", "tests.trials", *words]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert done.returncode == 0, done.stdout + done.stderr


@every_trial
def test_a_few_blows(name: str) -> None:
    run(name, "--count", str(TRIALS[name].short))


@pytest.mark.night
@every_trial
def test_all_blows(name: str) -> None:
    run(name)


def test_what_is_no_trial_is_refused_and_all_are_listed() -> None:
    command = [sys.executable, "-m", "tests.trials"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(listed.stdout.splitlines()) == len(TRIALS)
    refused = subprocess.run([*command, "none"], cwd=ROOT, capture_output=True, check=False)
    assert refused.returncode == 2
