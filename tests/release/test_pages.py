"""The pages of the project: links lead somewhere, and the map of the house is that of the house."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.release.conftest import ROOT

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "trees" / "README.md"]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_FENCED = re.compile(r"(?ms)^```.*?^```")
_TEST = re.compile(r"`(tests/[a-z0-9_/]+\.py)::(\w+)`")
_ROOM = re.compile(r"`([a-z0-9_/]+(?:\.py)?)`")


def links(page: Path) -> list[Path]:
    text = _FENCED.sub("", page.read_text("utf-8"))
    return [(page.parent / unquote(link)).resolve() for link in _LINK.findall(text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    assert [link for link in links(page) if not link.exists()] == []


def test_every_page_of_docs_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    assert {*(ROOT / "docs").rglob("*.md")} - {index, *links(index)} == set()


def test_each_test_that_a_page_names_is_there() -> None:
    named = {name for page in PAGES for name in _TEST.findall(page.read_text("utf-8"))}
    missing = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (ROOT / file).read_text("utf-8")
    ]
    assert named
    assert missing == []


def test_each_readme_leads_to_the_other_before_anything_else() -> None:
    for one, other in (("README.md", "README.en.md"), ("README.en.md", "README.md")):
        assert links(ROOT / one)[0] == ROOT / other


def rooms() -> set[str]:
    """What the map of the house names: the first column of its tables."""
    rows = re.findall(r"(?m)^\| (`.*?) \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    return {name.removeprefix("wizard/") for row in rows for name in _ROOM.findall(row)}


def test_every_room_is_on_the_map_and_every_name_on_the_map_is_a_room() -> None:
    house = ROOT / "wizard"
    there = {str(path.parent.relative_to(house)) for path in house.rglob("__init__.py")} - {"."}
    there |= {path.name for path in house.glob("*.py")} - {"__init__.py"}
    named = {name if (house / name).exists() else f"{name}.py" for name in rooms() - {"trees"}}
    assert there - named == set()
    assert [name for name in named if not (house / name).exists()] == []
