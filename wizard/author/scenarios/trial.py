"""Scenarios, walked and judged.

Owns the comparison of a walk with what its scenario expects, and the place in the file of whatever
differs. One slip makes many differences: what only follows from another one is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from pathlib import Path

import msgspec

from wizard.author.scenarios.format import SCENARIOS, Scenario, ScenarioFile, far_day, files
from wizard.author.scenarios.replay import Problem, Replay, no_node, replay
from wizard.author.tree.decode import decode
from wizard.author.tree.diagnostic import excerpt, render
from wizard.author.tree.place import Location
from wizard.author.tree.source import Source, opened
from wizard.controls import one_line
from wizard.errors import FaultyLibraryError, UnreadableError
from wizard.library.library import shown
from wizard.library.node import screen_of, tree_of
from wizard.outcome.document import document
from wizard.outcome.page import Pages
from wizard.walk.obligations import Obligations
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

LAST = 3
"""Answers that are named where a walk ended at a node that nobody expected."""


class Failure(msgspec.Struct, frozen=True):
    """What differs, 1-based as in a diagnostic."""

    line: int
    column: int
    end_column: int
    message: str


class Result(msgspec.Struct, frozen=True):
    """One scenario, walked."""

    path: str
    line: int
    name: str
    problems: list[Failure]

    def told(self, source: Source) -> Iterator[str]:
        """Each problem with its line and a caret."""
        for one in self.problems:
            at = f"{self.path}:{one.line}:{one.column}"
            yield one_line(f"{at}: failed: {self.name}: {one.message}")
            yield excerpt(source.line(one.line), one.line, one.column, one.end_column)


class Trial:
    """The scenarios of some files, on a day."""

    def __init__(self, pages: Pages, today: date) -> None:
        self._pages = pages
        self._today = today
        self._walker: Walker | None = None
        self.sources: dict[str, Source] = {}

    def walk(self, path: Path) -> Iterator[tuple[Result, Walk]]:
        """Walk every scenario of a file, or of every file of a folder, and judge it.

        Raises:
            UnreadableError: a file cannot be read, or there is none.
            FaultyLibraryError: a file is not of the format; the message is the diagnostics.
        """
        for source, tree, index, scenario, way in self._ways(path):
            place = ("scenarios", index)
            problems = [
                _located(source, problem, (*place, *problem.where))
                for problem in judge(scenario, way, self._pages, tree)
            ]
            line = source.span(place).line
            yield Result(source.path, line, scenario.name, problems), way.walk

    def walks(self, path: Path) -> Iterator[Walk]:
        """The same walks for whom a judgement is no matter; raises as `walk`."""
        for *_, way in self._ways(path):
            yield way.walk

    def _ways(self, path: Path) -> Iterator[tuple[Source, str, int, Scenario, Replay]]:
        found = files(path)
        if not found:
            raise UnreadableError("{path}: no scenarios in it", path=shown(path))
        for file in found:
            yield from self._file(file)

    def _file(self, path: Path) -> Iterator[tuple[Source, str, int, Scenario, Replay]]:
        source = opened(path)
        name = source.path
        self.sources[name] = source
        if source.at(("phrases",)) is not None:
            return  # there is nothing to walk
        if source.at(("nodes",)) is not None:
            raise UnreadableError(
                "{path}: a tree; scenarios are walked, in {folder}/", path=name, folder=SCENARIOS
            )
        file = decode(source, ScenarioFile)
        if source.problems or file is None:
            raise FaultyLibraryError(render(source.problems, {name: source}))
        if not self._pages.library.begins(file.tree):
            raise UnreadableError(
                "{path}: no tree «{name}» to begin with here", path=name, name=file.tree
            )
        walker = self._at(file.tree)
        for index, scenario in enumerate(file.scenarios):
            if far := list(far_day(Location(source, ("scenarios", index)), scenario.today)):
                raise FaultyLibraryError(render(far, {name: source}))
            way = replay(
                walker,
                scenario.answers,
                scenario.today or self._today,
                self._pages.language,
                scenario.numbers,
                refused=scenario.refused,
            )
            yield source, tree_of(file.tree), index, scenario, way

    def _at(self, tree: str) -> Walker:
        """A walker that begins with a tree; the machine is built only once."""
        known = self._walker
        self._walker = known.elsewhere(tree) if known else Walker(self._pages.library, tree)
        return self._walker


def judge(scenario: Scenario, way: Replay, pages: Pages, tree: str) -> list[Problem]:
    """What differs from what the scenario expects; nothing if it passes."""
    strange = [*way.strange, *_strange(scenario, pages, tree)]
    if strange:
        return strange
    if way.refused:
        return [way.refused, *way.unmet]
    expected = scenario.expect
    walk = way.walk
    end = pages.library.called(tree, expected.ends_at) if expected.ends_at else ""
    there = end in (walk.at, screen_of(walk.at))
    if way.missing and not there:
        return [way.missing, *way.unmet, *way.unused]
    if end and not there:
        said = f"ends at «{walk.at}», not at «{end}»{_came(walk)}"
        return [Problem(("expect", "ends_at"), said), *way.unmet, *way.unused]
    met = [*_met(scenario, walk, tree), *_demanded(scenario, walk)]
    met += _written(scenario, pages, walk)
    return [*met, *way.unmet, *way.unused, *way.unticked]


def _strange(scenario: Scenario, pages: Pages, tree: str) -> Iterator[Problem]:
    expected = scenario.expect
    awaited = [(("visits", index), name) for index, name in enumerate(expected.visits)]
    for place, name in ((("ends_at",), expected.ends_at), *awaited):
        reference = pages.library.called(tree, name or "")
        if name and pages.library.find(reference) is None:
            said = no_node(reference, pages.library)
            yield Problem(("expect", *place), said)


def _came(walk: Walk) -> str:
    """The last answers, by which a walk came where it is."""
    last = [f"{step.node}: {_given(step.answer)}" for step in walk.steps[-LAST:]]
    return f"; it came there by {', '.join(last)}" if last else ""


def _given(answer: object) -> str:
    if isinstance(answer, list):
        return f"[{', '.join(answer)}]"
    return "nothing" if answer is None else " ".join(str(answer).split())


def _met(scenario: Scenario, walk: Walk, tree: str) -> Iterator[Problem]:
    seen = [*(step.node for step in walk.steps), walk.at]
    met = iter([name for node in seen for name in dict.fromkeys((screen_of(node), node))])
    for index, name in enumerate(scenario.expect.visits):
        reference = walk.walker.library.called(tree, name)
        if reference not in met:
            said = f"does not visit «{reference}» in that order"
            yield Problem(("expect", "visits", index), said)
            return


def _demanded(scenario: Scenario, walk: Walk) -> Iterator[Problem]:
    """The first demand that differs, or what is missing or too much."""
    expected, demands = scenario.expect.demands, walk.walker.library.demands
    if expected is None:
        return
    owed = Obligations(demands).owed(walk.values) if demands else []
    found = [
        (one.id, respondent, part.article, walk.values.get(one.sum) if one.sum else None)
        for one in owed
        for respondent, part in one.parts.items()
    ]
    for index, (wanted, given) in enumerate(zip_longest(expected, found)):
        where = ("expect", "demands", min(index, len(expected) - 1)) if expected else ("expect",)
        if wanted is None:
            yield Problem(where, f"demanded as well: {_told(given)}")
            return
        if given is None or (wanted.id, wanted.respondent, wanted.article) != given[:3]:
            yield Problem(where, f"here is demanded: {_told(given) if given else 'nothing'}")
            return
        if (None if wanted.sum is None else _amount(wanted.sum)) != given[3]:
            yield Problem(where, f"it comes to {given[3] if given[3] is not None else 'nothing'}")
            return


def _told(given: tuple[object, ...]) -> str:
    return ", ".join(str(part) for part in given if part is not None)


def _amount(written: str) -> Decimal | str:
    """A sum as it was written, or the words, which no sum is equal to."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return written


def _written(scenario: Scenario, pages: Pages, walk: Walk) -> Iterator[Problem]:
    expected = scenario.expect
    if not expected.contains and not expected.lacks:
        return
    text = _plain(document(pages, walk, pages.page(walk)))
    for index, word in enumerate(expected.contains):
        if _plain(word) not in text:
            yield Problem(("expect", "contains", index), f"the document lacks «{word}»")
    for index, word in enumerate(expected.lacks):
        if _plain(word) in text:
            yield Problem(("expect", "lacks", index), f"the document contains «{word}»")


def _located(source: Source, problem: Problem, where: tuple[str | int, ...]) -> Failure:
    # What is said of the answers as a whole is said at their key.
    span = source.span(where, key=problem.where == ("answers",))
    return Failure(span.line, span.column, span.end_column, problem.text)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\\", "")
