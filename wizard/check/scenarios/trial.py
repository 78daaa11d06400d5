"""Answers files and scenarios: walks that no person makes.

Owns the mapping of node to answer, its replay, and the comparison with what a scenario expects.
A walk that lacks an answer stops there and says which; an answer that is never asked for is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from wizard.errors import FaultyLibraryError, FieldError, UnreadableError
from wizard.i18n import Language
from wizard.locations import MANIFEST
from wizard.outcome.markdown import document
from wizard.outcome.page import Pages
from wizard.tree.decode import decode
from wizard.tree.diagnostic import render, suggestion
from wizard.tree.library import Library, qualify, shown
from wizard.tree.model import Action, Input, Outcome, Question
from wizard.tree.source import Source, read_text
from wizard.walk.walk import Walk, Walker

Answers = dict[str, Any]


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be true at the end."""

    ends_at: str | None = None
    """The node at which the walk ends or stops."""
    visits: list[str] = []
    """Nodes met in this order; others may stand between."""
    contains: list[str] = []
    """Texts in the document; a non-breaking space counts as a space."""
    lacks: list[str] = []
    """Texts that the document must not hold."""


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One situation."""

    name: str
    """The situation in a few words."""
    answers: Answers
    """What is answered at each node."""
    today: date | None = None
    """The day on which all of it is answered; without one, today."""
    expect: Expectation = Expectation()
    """What must be true at the end."""


class ScenarioFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of scenarios of one tree."""

    tree: str
    """The tree that the walks begin with."""
    scenarios: list[Scenario]
    """The situations."""


class AnswersFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answers of one walk, alone in a file."""

    answers: Answers
    """What is answered at each node."""
    today: date | None = None
    """The day on which all of it is answered; without one, today."""


@dataclass
class Replay:
    """How far the answers led."""

    walk: Walk
    missing: str = ""
    """What was asked and not answered, if the walk stopped at that."""
    problems: list[str] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        """Whether the walk came to an outcome."""
        return self.walk.ended


def replay(walker: Walker, answers: Mapping[str, Any], today: date, language: Language) -> Replay:
    """Walk by a mapping of node to answer.

    A list is a list of ticked items for a checklist, and for other nodes one answer a visit; an
    item `{node: answer}` of such a list answers that node. An optional field without an answer
    is skipped, a checklist without one has nothing ticked.
    """
    tree = walker.start.split(".")[0]
    queues = _queues(walker, tree, answers)
    result = Replay(walker.begin(today))
    for _ in range(10_000):
        walk = result.walk
        node = walk.node
        if isinstance(node, Outcome):
            break
        queue = queues.get(walk.at)
        if not queue:
            if isinstance(node, Question | Action) or (
                isinstance(node, Input) and not node.optional
            ):
                known = ", ".join(getattr(node, "choices", ()))
                hint = f" ({known})" if known else ""
                said = f"no answer for «{walk.at}»{hint}"
                result.missing = f"{said} after the one that waits" if walk.waiting else said
                break
            given: Any = None
        else:
            given = queue.pop(0)
        try:
            result.walk = walk.answer(given)
        except FieldError as error:
            said = language(error.key, **error.values)
            result.problems.append(f"«{walk.at}»: {said}")
            break
    strange = [name for name in queues if walker.library.find(name) is None]
    # A name that is no node is the cause of most of what else is wrong, so it is told first.
    result.problems[:0] = [_no_node(name, walker.library) for name in strange]
    unused = [name for name, queue in queues.items() if queue and name not in strange]
    if unused:
        result.problems.append(f"answers that were never asked for: {', '.join(unused)}")
    return result


class Result(msgspec.Struct, frozen=True):
    """One scenario, walked."""

    path: str
    name: str
    problems: list[str]


def trial(path: Path, pages: Pages, today: date) -> Iterator[tuple[Result, Walk]]:
    """Walk every scenario of a file, or of every file of a folder.

    Raises:
        UnreadableError: a file cannot be read, or there is none.
        FaultyLibraryError: a file is not of the format; the message is the diagnostics.
    """
    inside = path / "scenarios"
    if (path / MANIFEST).is_file() or (inside.is_dir() and not any(path.glob("*.yaml"))):
        path = inside
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise UnreadableError(f"{shown(path)}: no scenarios in it")
    walker: Walker | None = None
    for file in files:
        name = shown(file)
        source = Source(name, read_text(file, name))
        scenarios = decode(source, ScenarioFile)
        if source.problems or scenarios is None:
            raise FaultyLibraryError(render(source.problems, {name: source}))
        if scenarios.tree not in pages.library.entries:
            raise UnreadableError(f"{name}: no tree «{scenarios.tree}» to begin with here")
        begin = scenarios.tree
        walker = walker.elsewhere(begin) if walker else Walker(pages.library, begin)
        for scenario in scenarios.scenarios:
            day = scenario.today or today
            result = replay(walker, scenario.answers, day, pages.language)
            problems = judge(scenario, result, pages, scenarios.tree)
            yield Result(name, scenario.name, problems), result.walk


def judge(scenario: Scenario, result: Replay, pages: Pages, tree: str) -> list[str]:
    """What differs from what the scenario expects; nothing if it passes."""
    expected = scenario.expect
    problems = list(result.problems)
    walk = result.walk
    end = qualify(tree, expected.ends_at) if expected.ends_at else ""
    awaited = [qualify(tree, name) for name in (expected.ends_at, *expected.visits) if name]
    problems += [
        _no_node(name, pages.library) for name in awaited if pages.library.find(name) is None
    ]
    if end and walk.at != end:
        problems.append(f"ends at «{walk.at}», not at «{end}»")
    if result.missing and walk.at != end:
        problems.append(result.missing)
    met = iter([*(step.node for step in walk.steps), walk.at])
    for name in expected.visits:
        reference = qualify(tree, name)
        if reference not in met:
            problems.append(f"does not visit «{reference}» in that order")
            break
    text = _plain(document(pages, walk))
    problems += [
        f"the document lacks «{word}»" for word in expected.contains if _plain(word) not in text
    ]
    problems += [
        f"the document contains «{word}»" for word in expected.lacks if _plain(word) in text
    ]
    return problems


def _no_node(name: str, library: Library) -> str:
    nodes = (f"{tree}.{node}" for tree, part in library.trees.items() for node in part.nodes)
    near = suggestion(name, nodes)
    return f"no node «{name}» in this library{f'; {near}' if near else ''}"


def _queues(walker: Walker, tree: str, answers: Mapping[str, Any]) -> dict[str, list[Any]]:
    queues: dict[str, list[Any]] = {}
    for name, given in answers.items():
        reference = qualify(tree, name)
        repeated = isinstance(given, list) and (
            any(isinstance(item, dict | list) for item in given)
            or not _is_list_node(walker, reference)
        )
        if not repeated:
            queues.setdefault(reference, []).append(given)
            continue
        for item in given:
            if isinstance(item, dict):
                for inner, answer in item.items():
                    queues.setdefault(qualify(tree, inner), []).append(answer)
            else:
                queues.setdefault(reference, []).append(item)
    return queues


def _is_list_node(walker: Walker, reference: str) -> bool:
    node = walker.library.find(reference)
    return node is not None and not isinstance(node, Question | Action | Input)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\\", "")
