"""That the scenarios of a library speak of nodes and answers that there are.

Owns what can be told of a scenario without walking it. Refuses to walk: that is `trial`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from wizard.author.names.unknown_reference import unknown
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
from wizard.author.tree.limits import read_text
from wizard.author.tree.source import Source, Where
from wizard.i18n import language
from wizard.library.fields import KINDS
from wizard.library.library import Library, shown
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
        name = shown(path)
        source = sources[name] = Source(name, read_text(path, name))
        if source.at(("phrases",)) is not None:
            phrases = decode(source, PhraseFile)
            problems += source.problems
            if phrases is not None and library is not None:
                problems += _phrases(source, phrases, library)
            continue
        file = decode(source, ScenarioFile)
        problems += source.problems
        if file is not None and library is not None:
            problems += _file(source, file, library)
    return sources, problems


def _phrases(source: Source, file: PhraseFile, library: Library) -> Faults:
    """What phrases must find, and cannot, since no case begins there."""
    for index, group in enumerate(file.phrases):
        for place, name in enumerate(group.wanted):
            where: Where = ("phrases", index, "finds")
            if not isinstance(group.finds, str):
                where = (*where, place)
            if name in library.beginnings or name == FAULTY:
                continue
            known = library.find(name) is not None
            near = "" if known else suggestion(name, library.beginnings)
            since = "it has no «entry»" if known else "there is no such node"
            yield source.diagnose(
                "nobody-there", where, name=name, does="begins", since=since, hint=near
            )


def _file(source: Source, file: ScenarioFile, library: Library) -> Faults:
    tree, node = split(file.tree)
    if tree in library.trees and not library.begins(file.tree):
        since = "it has no «entry»" if node else "it has no «start»"
        yield source.diagnose("nobody-there", ("tree",), name=file.tree, does="begins", since=since)
    yield from unknown(source, "unknown-tree", ("tree",), tree, library.trees)
    if tree not in library.trees:
        return
    names: dict[str, int] = {}
    for index, scenario in enumerate(file.scenarios):
        where: Where = ("scenarios", index)
        first = names.setdefault(scenario.name, index)
        if first != index and scenario.name != FAULTY:
            line = str(source.span(("scenarios", first, "name")).line)
            yield source.diagnose("same-scenario", (*where, "name"), name=scenario.name, line=line)
        yield from far_day(source, where, scenario.today)
        yield from _Check(source, tree, library).scenario(where, scenario)


class _Check:
    """Looks at the scenarios of one file."""

    def __init__(self, source: Source, tree: str, library: Library) -> None:
        self._source = source
        self._tree = tree
        self._library = library

    def scenario(self, where: Where, scenario: Scenario) -> Faults:
        for one in given(self._library, self._tree, scenario.answers):
            yield from self._answer((*where, "answers", *one.where), one)
        for name in scenario.numbers:
            yield from self._number((*where, "numbers", name), name)
        for name, pair in scenario.refused.items():
            yield from self._refused((*where, "refused", name), name, pair)
        expect, expected = (*where, "expect"), scenario.expect
        awaited = [(("visits", index), name) for index, name in enumerate(expected.visits)]
        for place, wanted in ((("ends_at",), expected.ends_at), *awaited):
            if wanted not in (None, FAULTY):
                yield from self._stop((*expect, *place), wanted)

    def _answer(self, where: Where, one: Given) -> Faults:
        node = self._library.find(one.node)
        # The node is named by the key, or by the key of the list in which the answer stands.
        key = where if isinstance(where[-1], str) else where[:-1]
        if node is None:
            yield from self._no_node(key, one.node, key=True)
        elif node.fields:
            yield self._not_taken(where, one, one.answer, shape(node))
        elif node.passes or node.ends:
            yield self._never(key, one.node, "answers", f"it is {_kind(node)}", key=True)
        elif node.chooses:
            yield from self._among(where, one, one.answer, node.choices)
        elif node.ticks and isinstance(one.answer, list):
            for index, item in enumerate(one.answer):
                yield from self._among((*where, index), one, item, node.items)
        elif isinstance(one.answer, dict | list):
            yield self._not_taken(where, one, one.answer, "write one answer")

    def _among(
        self, where: Where, one: Given, answer: object, known: Mapping[str, object]
    ) -> Faults:
        if not isinstance(answer, str):
            yield self._not_taken(where, one, answer, f"it takes {', '.join(known)}")
        elif answer not in known and answer != FAULTY:
            near = suggestion(answer, known) or f"it takes {', '.join(known)}"
            yield self._not_taken(where, one, answer, near)

    def _not_taken(self, where: Where, one: Given, answer: object, hint: str) -> Diagnostic:
        value = {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(answer), answer)
        return self._source.diagnose(
            "unknown-choice", where, hint=hint, name=one.node, value=str(value)
        )

    def _number(self, where: Where, name: str) -> Faults:
        reference, node = yield from self._found(where, name, key=True)
        if node is not None and node.number is None:
            yield self._never(where, reference, "is given a number", "it has no «number»", key=True)

    def _refused(self, where: Where, name: str, pair: list[str]) -> Faults:
        reference, node = yield from self._found(where, name, key=True)
        if node is not None and (node.passes or node.ends):
            yield self._never(where, reference, "is refused", f"it is {_kind(node)}", key=True)
        if len(pair) != 2:
            expected = "a list of two, what is typed and the code of its refusal"
            got = f"a list of {len(pair)}"
            yield self._source.diagnose("wrong-type", where, expected=expected, got=got)
        elif pair[1] not in REFUSALS and pair[1] != FAULTY:
            hint = f"it can be {', '.join(_refusals(node))}; `ozon-wizard test` says which it is"
            yield self._source.diagnose("unknown-refusal", (*where, 1), name=pair[1], hint=hint)

    def _stop(self, where: Where, name: str) -> Faults:
        reference, node = yield from self._found(where, name, key=False)
        if node is not None and node.passes and not node.fields:
            yield self._never(where, reference, "stops", "it is a route", key=False)

    def _found(
        self, where: Where, name: str, *, key: bool
    ) -> Generator[Diagnostic, None, tuple[str, Node | None]]:
        """A node by its name, told of where there is none."""
        reference = self._library.called(self._tree, name)
        node = self._library.find(reference)
        if node is None:
            yield from self._no_node(where, reference, key=key)
        return reference, node

    def _no_node(self, where: Where, reference: str, *, key: bool) -> Faults:
        tree, name = split(reference)
        if tree not in self._library.trees:
            near = suggestion(tree, self._library.trees)
            yield self._source.diagnose("unknown-tree", where, key=key, name=tree, hint=near)
        else:
            known = [split(other) for other in self._library.nodes]
            near = suggestion(name, [own for home, own in known if home == tree])
            yield self._source.diagnose(
                "unknown-node", where, key=key, hint=near, name=name, tree=tree
            )

    def _never(self, where: Where, name: str, does: str, since: str, *, key: bool) -> Diagnostic:
        return self._source.diagnose(
            "nobody-there", where, key=key, name=name, does=does, since=since
        )


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
