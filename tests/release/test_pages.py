"""The pages of the project: links lead somewhere, and the map of the house is that of the house."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from tests.release.conftest import ROOT
from wizard.cli import COMMANDS, cli

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "trees" / "README.md"]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_FENCED = re.compile(r"(?ms)^```.*?^```")
_TEST = re.compile(r"`(tests/[a-z0-9_/]+\.py)::(\w+)`")
_OPTION = re.compile(r"(?<![\w-])(--?[a-z]+(?: [a-z]+(?:\|[a-z]+)+)?)")
_WAY = re.compile(r"(?:^|\[| \| )([a-z]+(?:(?! \| )(?!  ).)*)")
CONTEXT = click.Context(cli)
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


def said(line: str) -> dict[str, set[str]]:
    """By command, as it is called, the options that a usage line names, with what each may be."""
    command, _, rest = line.removeprefix("ozon-wizard ").partition(" ")
    if command not in COMMANDS:
        return {"": {*_OPTION.findall(line)}}
    ways = _WAY.findall(rest) if isinstance(cli.get_command(CONTEXT, command), click.Group) else ()
    if not ways:
        return {command: {*_OPTION.findall(rest)}}
    return {f"{command} {way.split()[0].strip(']')}": {*_OPTION.findall(way)} for way in ways}


def known(name: str) -> set[str]:
    """The options of a command, a choice of which has what may be chosen behind it."""
    found: click.Command | None = cli
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(CONTEXT, word)
        assert found is not None, name
    options = [one for one in found.params if isinstance(one, click.Option)] if found else []
    choices = {one: one.type.choices for one in options if isinstance(one.type, click.Choice)}
    return {
        f"{word} {'|'.join(map(str, choices[one]))}" if one in choices else word
        for one in options
        for word in (*one.opts, *one.secondary_opts)
    }


def usage_lines(page: str) -> list[str]:
    (block,) = re.findall(r"(?ms)^```text\n(ozon-wizard .*?)^```", (ROOT / page).read_text("utf-8"))
    return str(block).splitlines()


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_each_option_of_a_usage_line_is_one_of_its_command(page: str) -> None:
    named = [one for line in usage_lines(page) for one in said(line).items()]
    assert len(named) > 20
    assert [(name, options - known(name)) for name, options in named if options - known(name)] == []


def test_both_readmes_name_the_same_commands_and_options() -> None:
    one, other = (
        [said(line) for line in usage_lines(page)] for page in ("README.md", "README.en.md")
    )
    assert one == other


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
