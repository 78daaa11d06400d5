"""Broken input by the hundred: a library that was damaged is told of, or taken in, and no more."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE, TODAY, desk_of, translate
from tests.damage import damaged
from tests.test_example import NETWORK
from wizard.author.proof import examine
from wizard.author.scenarios.trial import Trial
from wizard.author.tree.diagnostic import render
from wizard.errors import FaultyLibraryError, UnreadableError

FILES = [
    (SAMPLE, "demo.yaml"),
    (SAMPLE, "facts.yaml"),
    (SAMPLE, "library.yaml"),
    (SAMPLE, "messages.yaml"),
    (SAMPLE, "letters/ask.md"),
    (SAMPLE, "scenarios/demo.yaml"),
    (SAMPLE, "locale/ru/demo.yaml"),
    (NETWORK, "network.yaml"),
]
CHANCE = st.randoms(use_true_random=False)


@pytest.mark.parametrize(("library", "name"), FILES, ids=[name for _, name in FILES])
def test_a_damaged_file_gives_diagnostics_or_a_library(
    library: Path, name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(library, folder)
    if name.startswith("locale/"):
        translate(folder)
    good = (folder / name).read_text("utf-8")

    @settings(max_examples=30)
    @given(chance=CHANCE)
    def attempt(chance: Random) -> None:
        (folder / name).write_bytes(damaged(good, chance))
        try:
            loaded, problems = examine(folder)
        except UnreadableError as error:
            assert "\n" not in str(error)
            return
        render(problems, loaded.sources)
        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.end_column > problem.column

    attempt()


def test_damaged_scenarios_pass_or_fail_and_no_more(tmp_path: Path) -> None:
    good = (SAMPLE / "scenarios" / "demo.yaml").read_text("utf-8")
    pages, path = desk_of(SAMPLE).pages, tmp_path / "demo.yaml"

    @settings(max_examples=80)
    @given(chance=CHANCE)
    def attempt(chance: Random) -> None:
        path.write_bytes(damaged(good, chance))
        trial = Trial(pages, TODAY)
        try:
            for result, _ in trial.walk(path):
                list(result.told(trial.sources[result.path]))
        except (UnreadableError, FaultyLibraryError) as error:
            assert str(error)

    attempt()
