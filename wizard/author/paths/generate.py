"""Scenarios for a tree, as a start for its author.

Owns a file of scenarios that together take every way on from every node of a tree, each walked
before it is written, so that all of them pass. Refuses to guess: a way that no answers could be
found for is named in the file and left to the author.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import yaml

from wizard.author.paths.cover import Ground, cover
from wizard.author.paths.listing import Paths
from wizard.author.paths.stories import Move, Stories, Story
from wizard.author.scenarios.coverage import Taken, passed
from wizard.author.scenarios.replay import replay
from wizard.i18n import Language
from wizard.library.library import Library
from wizard.library.node import NEXT
from wizard.walk.walk import Walker

MOST_STORIES = 20_000
"""Looked at before a way counts as one that no answers could be found for."""
MOST_ONWARD = 5_000
"""The same for the way to an outcome."""
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
    stories = Stories(library, today)
    start = stories.begin(walker.start)
    known = library.graph.branches
    wanted = [
        (*key, place)
        for key, edges in known.items()
        for place in range(len(edges))
        if key[0].startswith(f"{tree}.")
    ]
    rest = Paths(library).rest
    ground = Ground[Story, Move](
        steps=stories.explored,
        target=lambda move: move.target,
        onward=lambda story: _onward(stories, rest, story),
        label=lambda move: move.way,
        place=lambda story: story.at,
    )
    found: list[GeneratedScenario] = []
    done: set[Taken] = set()
    for way in cover(ground, start, _explored(stories, start, set(wanted))):
        given = stories.follow(walker.start, [move.way for move in way])
        if given is None:
            continue
        answers = _mapping(library, entry, given)
        walked = replay(walker, answers, today, language)
        met = list(passed(walked.walk, known))
        new = [one for one in met if one in wanted and one not in done]
        if new and walked.finished and not walked.problems:
            end = walked.walk.at.removeprefix(f"{entry}.")
            name = f"{len(found) + 1}: {_turn(entry, new[0])} → {end}"
            found.append(GeneratedScenario(name, today, answers, end))
            done.update(met)
    return Drafts(tree, entry, found, [way for way in wanted if way not in done])


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
            "expect": {"ends_at": draft.ends_at},
        }
        text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=WIDEST)
        first, *rest = text.splitlines()
        lines += [f"  - {first}", *(f"    {line}" for line in rest), ""]
    return "\n".join(lines).rstrip() + "\n"


def _explored(stories: Stories, start: Story, wanted: set[Taken]) -> set[Hashable]:
    """Which of the ways `wanted` can be taken; nodes that were hardly met are looked at first."""
    found: set[Hashable] = set()
    visits: Counter[str] = Counter()
    seen = {start}
    queue = [(0, 0, start)]
    order = count(1)
    while queue and len(seen) < MOST_STORIES and not found >= wanted:
        _, _, story = heapq.heappop(queue)
        visits[story.at] += 1
        for move in stories.moves(story):
            found.add(move.way)
            if move.target not in seen:
                seen.add(move.target)
                heapq.heappush(queue, (visits[move.target.at], next(order), move.target))
    return found & wanted


def _onward(stories: Stories, rest: Mapping[str, int], start: Story) -> list[Move]:
    """A way from a story to an outcome; nothing where none was found."""
    came: dict[Story, Move | None] = {start: None}
    queue = [(0, 0, 0, start)]
    order = count(1)
    while queue and len(came) < MOST_ONWARD:
        _, _, length, story = heapq.heappop(queue)
        if stories.ended(story):
            way: list[Move] = []
            while move := came[story]:
                way.append(move)
                story = move.source
            return way[::-1]
        for move in stories.moves(story):
            if move.target not in came and move.target.at in rest:
                came[move.target] = move
                far = length + 1 + rest[move.target.at]
                heapq.heappush(queue, (far, next(order), length + 1, move.target))
    return []


def _mapping(library: Library, tree: str, given: list[tuple[str, object]]) -> dict[str, Any]:
    """Answers as a scenario has them: by node, a list where a node is met more than once."""
    by_node: dict[str, list[Any]] = {}
    for node, answer in given:
        by_node.setdefault(node, []).append(answer)
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
