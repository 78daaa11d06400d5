"""That the scenarios of a library speak of nodes and answers that there are.

Owns what can be told of a scenario without walking it. Refuses to walk: that is `trial`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from wizard.author.scenarios.format import (
    SCENARIOS,
    Given,
    PhraseFile,
    Scenario,
    ScenarioFile,
    far_day,
    files,
    given,
    shape,
)
from wizard.author.tree.decode import FAULTY, decode
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.place import Location
from wizard.author.tree.source import Source, opened
from wizard.i18n import language
from wizard.library.fields import KINDS
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import split

Faults = Iterator[Diagnostic]


def scenarios(folder: Path, library: Library | None) -> tuple[dict[str, Source], list[Diagnostic]]:
    """The files of scenarios of a library, and everything that is wrong with them.

    Args:
        folder: the library.
        library: what they refer to; None where it has faults of its own, and may hold any node.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    sources: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for path in files(folder / SCENARIOS) if (folder / SCENARIOS).is_dir() else ():
        source = opened(path)
        sources[source.path] = source
        if source.at(("phrases",)) is not None:
            phrases = decode(source, PhraseFile)
            problems += source.problems
            if phrases is not None and library is not None:
                problems += _phrases(Location(source), phrases, library)
            continue
        file = decode(source, ScenarioFile)
        problems += source.problems
        if file is not None and library is not None:
            problems += _file(Location(source), file, library)
    return sources, problems


def _phrases(file: Location, found: PhraseFile, library: Library) -> Faults:
    """What phrases must find, and cannot, since no case begins there."""
    for place, name in file.along(found, "phrases.*.finds.*"):
        if name in library.beginnings or name == FAULTY:
            continue
        known = library.find(name) is not None
        near = "" if known else suggestion(name, library.beginnings)
        since = "it has no «entry»" if known else "there is no such node"
        yield place.fault("nobody-there", name=name, does="begins", since=since, hint=near)


def _file(file: Location, found: ScenarioFile, library: Library) -> Faults:
    tree, node = split(found.tree)
    place = file.at("tree")
    if tree in library.trees and not library.begins(found.tree):
        since = "it has no «entry»" if node else "it has no «start»"
        yield place.fault("nobody-there", name=found.tree, does="begins", since=since)
    yield from place.unknown("unknown-tree", tree, library.trees)
    if tree not in library.trees:
        return
    names: dict[str, Location] = {}
    for place, scenario in file.along(found, "scenarios.*"):
        first = names.setdefault(scenario.name, place)
        if first != place and scenario.name != FAULTY:
            line = str(file.source.span(first.at("name").where).line)
            yield place.at("name").fault("same-scenario", name=scenario.name, line=line)
        yield from far_day(place, scenario.today)
        yield from _Check(tree, library).scenario(place, scenario)


class _Check:
    """Looks at the scenarios of one tree."""

    def __init__(self, tree: str, library: Library) -> None:
        self._tree = tree
        self._library = library

    def scenario(self, place: Location, scenario: Scenario) -> Faults:
        for one in given(self._library, self._tree, scenario.answers):
            node = self._library.find(one.node)
            # Of a choice that there is, as most answers are, no place is made.
            if node is None or not node.chooses or one.answer not in [*node.choices]:
                yield from self._answer(place.at("answers", *one.where), one, node)
        for name in scenario.numbers:
            yield from self._number(place.at("numbers", name))
        for name, pair in scenario.refused.items():
            yield from self._refused(place.at("refused", name), pair)
        for way in ("expect.ends_at", "expect.visits.*"):
            for at, name in place.along(scenario, way):
                if name != FAULTY:
                    yield from self._stop(at, name)

    def _answer(self, place: Location, one: Given, node: Node | None) -> Faults:
        if node is None:
            yield self._no_node(_named(place), one.node, key=True)
        elif node.fields:
            yield _not_taken(place, one, one.answer, shape(node))
        elif node.passes or node.ends:
            yield _never(_named(place), one.node, "answers", f"it is {_kind(node)}", key=True)
        elif node.chooses:
            yield from _among(place, one, one.answer, node.choices)
        elif node.ticks and isinstance(one.answer, list):
            for index, item in enumerate(one.answer):
                yield from _among(place.at(index), one, item, node.items)
        elif isinstance(one.answer, dict | list):
            yield _not_taken(place, one, one.answer, "write one answer")

    def _number(self, place: Location) -> Faults:
        reference, node = yield from self._found(place, place.name, key=True)
        if node is not None and node.number is None:
            yield _never(place, reference, "is given a number", "it has no «number»", key=True)

    def _refused(self, place: Location, pair: list[str]) -> Faults:
        reference, node = yield from self._found(place, place.name, key=True)
        if node is not None and (node.passes or node.ends):
            yield _never(place, reference, "is refused", f"it is {_kind(node)}", key=True)
        if len(pair) != 2:
            expected = "a list of two, what is typed and the code of its refusal"
            yield place.fault("wrong-type", expected=expected, got=f"a list of {len(pair)}")
        elif pair[1] not in REFUSALS and pair[1] != FAULTY:
            hint = f"it can be {', '.join(_refusals(node))}; `ozon-wizard test` says which it is"
            yield place.at(1).fault("unknown-refusal", name=pair[1], hint=hint)

    def _stop(self, place: Location, name: str) -> Faults:
        reference, node = yield from self._found(place, name, key=False)
        if node is not None and node.passes and not node.fields:
            yield _never(place, reference, "stops", "it is a route", key=False)

    def _found(
        self, place: Location, name: str, *, key: bool
    ) -> Generator[Diagnostic, None, tuple[str, Node | None]]:
        """A node by its name, told of where there is none."""
        reference = self._library.called(self._tree, name)
        node = self._library.find(reference)
        if node is None:
            yield self._no_node(place, reference, key=key)
        return reference, node

    def _no_node(self, place: Location, reference: str, *, key: bool) -> Diagnostic:
        tree, name = split(reference)
        if tree not in self._library.trees:
            near = suggestion(tree, self._library.trees)
            return place.fault("unknown-tree", key=key, name=tree, hint=near)
        known = [split(other) for other in self._library.nodes]
        near = suggestion(name, [own for home, own in known if home == tree])
        return place.fault("unknown-node", key=key, hint=near, name=name, tree=tree)


def _named(answer: Location) -> Location:
    """The key that names the node of an answer: its own, or that of the list in which it stands."""
    where = answer.where
    return answer if isinstance(where[-1], str) else answer._replace(where=where[:-1])


def _among(place: Location, one: Given, answer: object, known: Mapping[str, object]) -> Faults:
    if not isinstance(answer, str):
        yield _not_taken(place, one, answer, f"it takes {', '.join(known)}")
    elif answer not in known and answer != FAULTY:
        near = suggestion(answer, known) or f"it takes {', '.join(known)}"
        yield _not_taken(place, one, answer, near)


def _not_taken(place: Location, one: Given, answer: object, hint: str) -> Diagnostic:
    value = {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(answer), answer)
    return place.fault("unknown-choice", hint=hint, name=one.node, value=str(value))


def _never(place: Location, name: str, does: str, since: str, *, key: bool) -> Diagnostic:
    return place.fault("nobody-there", key=key, name=name, does=does, since=since)


_BESIDE = {
    "field_keys",
    "field_keys_empty",
    "field_keys_optional",
    "field_may_be_empty",
    "field_example",
}
"""What is said beside a field, and refuses nothing."""
REFUSALS = [key for key in language("en").keys("field_", "answer_") if key not in _BESIDE]
"""The codes by which an answer is refused: the keys of what is said then."""


def _refusals(node: Node | None) -> list[str]:
    """The codes by which a node may refuse an answer: those of its kind of field, and of any."""
    if node is None or node.field is None:
        return [code for code in REFUSALS if code.startswith("answer_")]
    kinds = {f"field_{name.partition('_')[0]}" for name in KINDS}
    own = f"field_{node.field.type.partition('_')[0]}"
    others = tuple(kinds - {own})
    return [code for code in REFUSALS if code.startswith("field_") and not code.startswith(others)]


def _kind(node: Node) -> str:
    if node.fields:
        return "a form: name its field behind it, «form#field»"
    return "an outcome" if node.ends else "a route"
