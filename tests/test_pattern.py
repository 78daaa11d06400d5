"""Patterns that wait until they are used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import wizard
from wizard.pattern import pattern

_AT_ONCE = re.compile(r"^_?[A-Z][A-Z_0-9]*(?:: [^=\n]+)? = re\.compile\(", re.MULTILINE)


def test_it_finds_what_a_pattern_finds_and_is_compiled_once() -> None:
    found = pattern(r"(?P<word>[a-z]+)!", re.IGNORECASE)
    first = found.fullmatch
    match = first("Ho!")
    assert match is not None
    assert match["word"] == "Ho"
    assert (found.pattern, found.flags & re.IGNORECASE) == (r"(?P<word>[a-z]+)!", re.IGNORECASE)
    assert vars(found)["fullmatch"] is first
    assert found.fullmatch is first


def test_bytes_have_patterns_too() -> None:
    assert pattern(rb"a+").sub(b"", b"banana") == b"bnn"


def test_it_is_not_compiled_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(re, "compile", refuse)
    with pytest.raises(AssertionError):
        pattern("a").search("a")


def test_no_module_of_a_persons_run_compiles_one_while_it_is_imported() -> None:
    root = Path(wizard.__file__).parent
    modules = (path for path in root.rglob("*.py") if "author" not in path.relative_to(root).parts)
    assert not [path.stem for path in modules if _AT_ONCE.search(path.read_text("utf-8"))]
