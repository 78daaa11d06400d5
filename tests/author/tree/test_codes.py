"""The table of codes: each entry's example gives that code alone, at the place it names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import MORE_OF_IT, SAMPLE, changer, faults
from tests.rows import each_row
from wizard.author.tree.diagnostic import codes
from wizard.library.library import DEMANDS

AUTHOR = Path(__file__).parents[3] / "wizard" / "author"
OF_TRANSLATIONS = {
    "stray-words",
    "added-value",
    "lost-value",
    "not-translated",
    "unlisted-language",
}
CODE = re.compile(r"[a-z]+(-[a-z]+)+")


def words(folder: Path) -> Iterator[str]:
    """Every text in the source that is written the way a code is."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = getattr(node, "value", None)
            if isinstance(node, ast.Constant) and isinstance(value, str) and CODE.fullmatch(value):
                yield value


@pytest.mark.parametrize("code", codes())
def test_the_broken_example_gives_its_code_alone_and_the_caret_is_under_it(
    code: str, copy: Path, request: pytest.FixtureRequest
) -> None:
    entry = codes()[code]
    if code in OF_TRANSLATIONS:
        request.getfixturevalue("translated")
    if code in MORE_OF_IT:
        request.getfixturevalue(MORE_OF_IT[code])
    if entry.file == DEMANDS:
        request.getfixturevalue("demanding")
    if code == "other-side":  # it takes two files
        changer(copy)("demo.yaml", "start: plugged\n", "start: plugged\naudience: buyer\n")
    if code == "bad-form-field":  # the scenarios give one answer where it asks for several
        (copy / "scenarios" / "demo.yaml").unlink()
    folder = changer(copy)(entry.file, entry.mended, entry.broken)
    found = faults(folder)
    assert [fault.code for fault in found] == [code]
    fault = found[0]
    assert fault.hint
    path = folder / (entry.told_in or entry.file)
    assert Path(fault.path) == path
    line = path.read_text("utf-8").splitlines()[fault.line - 1]
    marked = line[fault.column - 1 : fault.end_column - 1]
    if entry.at:
        assert marked == entry.at
    assert fault.column >= 1
    assert fault.end_column > fault.column


def test_the_sample_has_no_problems() -> None:
    assert faults(SAMPLE) == []


def test_every_code_in_the_source_is_in_the_table_and_every_entry_is_used() -> None:
    assert set(words(AUTHOR)) == set(codes())


@each_row("code", codes())
def test_every_entry_says_why_and_what_to_do_and_ends_like_a_message(code: str) -> None:
    entry = codes()[code]
    assert entry.hint
    assert not entry.hint.endswith(".")
    assert entry.why.endswith(".")
    assert not entry.message.endswith(".")
    assert entry.broken != entry.mended
