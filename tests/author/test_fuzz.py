"""Broken input by the hundred: a library that was damaged is told of, or taken in, and no more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE, TODAY, desk_of, translate
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
BITS = ["{", "}", "[", "]", ":", "- ", "#", '"', "'", "&a ", "*a", "!!int ", "? ", "|", ">", "~",
        "---\n", "\t", "\x00", "\ufeff", "\u202e", "null", "true", "1e9", "2026-02-30", "<<: ",
        "{{ x }}", "{% if %}", "когда: ", "to: nowhere\n"]  # fmt: skip


@st.composite
def damage(draw: st.DrawFn, text: str) -> bytes:
    """`text` after one to three mishaps of an editor."""
    for _ in range(draw(st.integers(1, 3))):
        lines = text.splitlines(keepends=True) or [""]
        at = draw(st.integers(0, len(lines) - 1))
        spot = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 8)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * draw(st.integers(1, 5)) + lines[at]
            case 4:
                lines[at] = lines[at][draw(st.integers(1, 4)) :]
            case 5:
                lines = [text[:spot]]
            case 6:
                lines = [text[:spot] + draw(st.sampled_from(BITS)) + text[spot:]]
            case 7:
                lines = [text[:spot] + text[spot + draw(st.integers(1, 9)) :]]
            case _:
                lines = [text[:spot] + draw(st.text(max_size=5)) + text[spot:]]
        text = "".join(lines)
    raw = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 19)) == 0:
        cut = draw(st.integers(0, len(raw)))
        raw = raw[:cut] + draw(st.binary(min_size=1, max_size=4)) + raw[cut:]
    return raw


@pytest.mark.parametrize(("library", "name"), FILES, ids=[name for _, name in FILES])
def test_a_damaged_file_gives_diagnostics_or_a_library(
    library: Path, name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(library, folder)
    if name.startswith("locale/"):
        translate(folder)
    good = (folder / name).read_text("utf-8")

    @settings(max_examples=80)
    @given(raw=damage(good))
    def attempt(raw: bytes) -> None:
        (folder / name).write_bytes(raw)
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
    @given(raw=damage(good))
    def attempt(raw: bytes) -> None:
        path.write_bytes(raw)
        trial = Trial(pages, TODAY)
        try:
            for result, _ in trial.walk(path):
                list(result.told(trial.sources[result.path]))
        except (UnreadableError, FaultyLibraryError) as error:
            assert str(error)

    attempt()
