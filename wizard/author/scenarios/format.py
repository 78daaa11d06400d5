"""Answers files and scenarios as types, and the order in which their answers are given.

Owns their shape, and how a mapping of node to answer is read: the same for whoever checks it and
whoever walks by it. Refuses to walk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from wizard import clock
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.library.forms import NO, YES
from wizard.library.library import YAML, Library
from wizard.library.model import Node
from wizard.library.node import MORE, PART
from wizard.locations import MANIFEST

SCENARIOS = "scenarios"

Answers = dict[str, Any]

Said = Annotated[str, Meta(pattern=r"\S")]
"""Any text but nothing: what is typed or looked for may hold what no text of a library may."""

_NOTHING = frozenset({"null", "Null", "NULL", "None"})
"""What programs write for no answer: a question is skipped by it, and nothing of it is printed."""


class ExpectedDemand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A demand that must hold at the end."""

    id: Said
    """The demand."""
    respondent: Said
    """Of whom."""
    article: Said
    """On which article."""
    sum: Said | None = None
    """What it comes to, in roubles; without it, nothing that is known."""


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be true at the end."""

    ends_at: Said | None = None
    """The node at which the walk ends or stops."""
    visits: list[Said] = []
    """Nodes met in this order; others may stand between."""
    contains: list[Said] = []
    """Saids in the document; a non-breaking space counts as a space."""
    lacks: list[Said] = []
    """Saids that the document must not hold."""
    demands: list[ExpectedDemand] | None = None
    """All that is demanded, in the order of the library; each respondent of one demand apart."""


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One situation."""

    name: Said
    """The situation in a few words."""
    answers: Answers
    """What is answered at each node."""
    today: date | None = None
    """The day on which all of it is answered; without one, today."""
    numbers: dict[str, Said] = {}
    """The number that was given for the message of a node, told with the answer that waits."""
    refused: dict[str, list[str]] = {}
    """What is typed at a node before it is answered there, and the code by which it is refused:
    `[typed, code]`."""
    expect: Expectation = Expectation()
    """What must be true at the end."""


class ScenarioFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of scenarios of one tree."""

    tree: Said
    """The tree that the walks begin with, or the entry `tree.node`."""
    scenarios: list[Scenario]
    """The situations."""


class PhraseGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people say who belong at one node."""

    finds: Said | Annotated[list[Said], Meta(min_length=1)]
    """The node `tree.node` at which their case begins; of a list any will do."""
    said: Annotated[list[Said], Meta(min_length=1)]
    """What they type, as they type it."""

    @property
    def wanted(self) -> list[str]:
        """The nodes of which any will do."""
        return [self.finds] if isinstance(self.finds, str) else self.finds


class PhraseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of phrases."""

    phrases: list[PhraseGroup]
    """What is said, by what must be found: among the first three, and first in nine of ten."""


class AnswersFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answers of one walk, alone in a file."""

    answers: Answers
    """What is answered at each node."""
    tree: Said | None = None
    """The tree that the walk begins with, where the file says so."""
    today: date | None = None
    """The day on which all of it is answered; without one, today."""
    numbers: dict[str, Said] = {}
    """The number that was given for the message of a node, told with the answer that waits."""


def shape(node: Node) -> str:
    """How what is asked for together is written where something else was."""
    first = f"{{{next(iter(node.fields))}: …}}"
    return (
        f"write a list of its rows: [{first}, {first}]"
        if node.more
        else f"write its fields: {first}"
    )


class Given(NamedTuple):
    """One answer, and where it stands below `answers`."""

    node: str
    answer: Any
    where: Where


def far_day(place: Location, day: date | None) -> Iterator[Diagnostic]:
    """A diagnostic where nobody can walk on the `today` that stands at a place."""
    if day is not None and not clock.EARLIEST <= day <= clock.LATEST:
        yield place.at("today").fault("far-day", day=str(day))


def files(path: Path) -> list[Path]:
    """The files of scenarios at a path: a file, a folder of them, or a library."""
    inside = path / SCENARIOS
    if (path / MANIFEST).is_file() or (inside.is_dir() and not any(path.glob("*.yaml"))):
        path = inside
    return sorted(path.glob(YAML)) if path.is_dir() else [path]


def given(library: Library, tree: str, answers: Mapping[str, Any]) -> Iterator[Given]:
    """The answers, one by one, in the order in which each node takes them.

    A list is a list of ticked items for a checklist, and for other nodes one answer a visit; an
    item `{node: answer}` of such a list answers that node. Those of a form stand below it by the
    names of its fields; of rows there is one such mapping, or a list of them.
    """
    for name, answer in answers.items():
        node = library.called(tree, name)
        found = library.find(node)
        if found and found.more is not None:
            yield from _rows(library, node, answer, (name,))
        elif found and found.fields:
            yield from _fields(library, node, answer, (name,))
        elif not _repeated(found, answer):
            yield Given(node, _said(answer), (name,))
        else:
            for index, item in enumerate(answer):
                if isinstance(item, dict):
                    for inner, own in item.items():
                        yield Given(library.called(tree, inner), _said(own), (name, index, inner))
                else:
                    yield Given(node, _said(item), (name, index))


def _fields(library: Library, form: str, answer: Any, where: Where) -> Iterator[Given]:
    """The answers to the fields of a form, of each visit; what is none stays whole."""
    if isinstance(answer, dict):
        for own, said in answer.items():
            yield Given(library.called("", f"{form}{PART}{own}"), _said(said), (*where, own))
    elif isinstance(answer, list):
        for index, visit in enumerate(answer):
            yield from _fields(library, form, visit, (*where, index))
    else:
        yield Given(form, answer, where)


def _rows(library: Library, rows: str, answer: Any, where: Where) -> Iterator[Given]:
    """The answers to the cells of rows, and whether there is one more behind each of them."""
    most = library.node(rows).most_rows
    several = answer if isinstance(answer, list) else [answer]
    if any(isinstance(row, list) for row in several):
        for index, visit in enumerate(several):
            yield from _rows(library, rows, visit, (*where, index))
        return
    columns = dict.fromkeys(key for row in several if isinstance(row, dict) for key in row)
    for index, row in enumerate(several):
        at = (*where, index) if isinstance(answer, list) else where
        # What is left out of one row and not of another was skipped there.
        whole = {**dict.fromkeys(columns), **row} if isinstance(row, dict) else row
        yield from _fields(library, rows, whole, at)
        if index + 1 < min(len(several), most):
            yield Given(f"{rows}{PART}{MORE}", YES, at)
        elif index + 1 < most:
            yield Given(f"{rows}{PART}{MORE}", NO, at)


def _said(answer: Any) -> Any:
    return None if isinstance(answer, str) and answer in _NOTHING else answer


def numbered(numbers: Mapping[str, str]) -> dict[str, str]:
    """The numbers that were given; nothing is none."""
    return {node: number for node, number in numbers.items() if _said(number)}


def _repeated(node: Node | None, answer: Any) -> bool:
    if not isinstance(answer, list):
        return False
    ticked = node is not None and not node.chooses and node.field is None
    return not ticked or any(isinstance(item, dict | list) for item in answer)
