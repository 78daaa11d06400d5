"""Scenarios for a tree, as a start for its author.

Owns a file of scenarios that together take every way on from every node of a tree, each walked
before it is written, so that all of them pass. Refuses to guess: a way that no answers could be
found for is named in the file and left to the author.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from wizard.author.paths.answers import PathAnswer
from wizard.author.paths.listing import Paths
from wizard.author.scenarios.coverage import Taken
from wizard.author.scenarios.replay import replay
from wizard.i18n import Language
from wizard.library.forms import counts_rows
from wizard.library.library import Library
from wizard.library.node import NEXT
from wizard.walk.walker import Walker

WIDEST = 10_000
"""Characters of a line; an answer is not folded."""


class _Plain(yaml.SafeDumper):
    """Text stays as it is: `yes`, `on` and dates mean nothing special here; nothing is null."""

    yaml_implicit_resolvers = {"": yaml.SafeDumper.yaml_implicit_resolvers[""]}  # noqa: RUF012


_Plain.add_representer(
    list, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True)
)


@dataclass(frozen=True)
class GeneratedScenario:
    """A scenario; answers by node, the nodes of its tree without the tree."""

    name: str
    today: date
    answers: dict[str, Any]
    ends_at: str
    numbers: dict[str, str]


@dataclass(frozen=True)
class Drafts:
    """The scenarios of a tree, and the ways that none of them takes."""

    tree: str
    entry: str
    """The tree that the walks begin with."""
    scenarios: list[GeneratedScenario]
    missed: list[Taken]


def drafts(library: Library, tree: str, today: date, language: Language) -> Drafts:
    """A covering set of scenarios for `tree` that all pass on `today`.

    Nobody begins with a tree that is a part of others, so its walks begin where the library does.
    """
    entry = tree if tree in library.entries else library.manifest.start
    walker = Walker(library, entry)
    branches = library.graph.branches
    wanted = {
        edge: (*key, place)
        for key, edges in branches.items()
        for place, edge in enumerate(edges)
        if key[0].startswith(f"{tree}.") and not counts_rows(key[0])
    }
    found: list[GeneratedScenario] = []
    for walked in Paths(library, today).cover(walker.start, wanted):
        numbers = {one.node: one.number for one in walked.given if one.number}
        answers = _mapping(library, entry, walked.given)
        done = replay(walker, answers, today, language, numbers)
        new = [edge for edge in dict.fromkeys(walked.way) if edge in wanted]
        if new and done.finished and not done.problems:
            end = done.walk.at.removeprefix(f"{entry}.")
            name = f"{len(found) + 1}: {_turn(entry, wanted[new[0]])} → {end}"
            found.append(GeneratedScenario(name, today, answers, end, numbers))
            for edge in new:
                del wanted[edge]
    return Drafts(tree, entry, found, list(wanted.values()))


def written(drafts: Drafts) -> str:
    """The scenarios as a file."""
    lines = [
        f"# Made by `ozon-wizard test --generate {drafts.tree}`: each way from its nodes is taken.",
        "# Name the situations, put in real answers, and say what the document must hold.",
    ]
    if drafts.missed:
        lines.append(
            "# No answers were found that lead this way, so it may be one that nobody takes:"
        )
        lines += [f"#   {_turn(drafts.entry, way)} (way {way[2] + 1})" for way in drafts.missed]
    lines += [f"tree: {drafts.entry}", "scenarios:" if drafts.scenarios else "scenarios: []"]
    for draft in drafts.scenarios:
        data = {
            "name": draft.name,
            "today": draft.today.isoformat(),
            "answers": draft.answers,
            **({"numbers": draft.numbers} if draft.numbers else {}),
            "expect": {"ends_at": draft.ends_at},
        }
        text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=WIDEST)
        first, *rest = text.splitlines()
        lines += [f"  - {first}", *(f"    {line}" for line in rest), ""]
    return "\n".join(lines).rstrip() + "\n"


def _mapping(library: Library, tree: str, given: Iterable[PathAnswer]) -> dict[str, Any]:
    """Answers as a scenario has them: by node, a list where a node is met more than once."""
    by_node: dict[str, list[Any]] = {}
    for one in given:
        by_node.setdefault(one.node, []).append(one.answer)
    found: dict[str, Any] = {}
    for name, answers in by_node.items():
        if all(answer is None or answer == "" for answer in answers):
            continue  # a field without an answer is skipped
        single = (
            answers[0] if len(answers) == 1 else ["" if one is None else one for one in answers]
        )
        found[name.removeprefix(f"{tree}.")] = single
    return found


def _turn(tree: str, way: Taken) -> str:
    node = way[0].removeprefix(f"{tree}.")
    return node if way[1] == NEXT else f"{node}: {way[1]}"
