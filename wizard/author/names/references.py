"""That everything a library refers to is there.

Owns what must hold before a walk may begin: targets, facts, contacts, terms, letters, stages,
sources, rules, names, and a default at the end of every list of guards. What only makes a library
better is in the other modules of `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from wizard.author.names.demand_checks import DemandChecks
from wizard.author.names.derivation_checks import Tables, derived
from wizard.author.names.field_checks import field_limits
from wizard.author.names.form_checks import form, rows
from wizard.author.names.guard_checks import guard
from wizard.author.names.letter_checks import broken, letters
from wizard.author.names.table import Names, table
from wizard.author.names.unknown_reference import Known, there, unknown
from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.loading import Loaded
from wizard.author.tree.remedies import plain
from wizard.author.tree.source import Source, Where
from wizard.author.words.texts import guards, texts
from wizard.library.facts import source_id
from wizard.library.forms import written
from wizard.library.library import DEMANDS, FACTS, MANIFEST
from wizard.library.model import (
    TODAY,
    Candidate,
    Choice,
    Node,
    Target,
    Tree,
)
from wizard.library.node import is_part, qualify, split

Faults = Iterator[Diagnostic]

_ROUTE = "it is a route"
_OF_FACTS = (
    "unknown-fact",
    "unknown-contact",
    "unknown-term",
    "unknown-rates",
    "unknown-source",
)


def references(loaded: Loaded) -> list[Diagnostic]:
    """Every reference that does not hold."""
    names, problems = table(loaded)
    checker = _Checker(loaded, names)
    problems += checker.manifest()
    problems += checker.facts()
    for source, tree in loaded.trees:
        problems += checker.tree(tree, source)
    problems += checker.demands()
    problems += checker.letters()
    return problems


def without_facts(loaded: Loaded, problems: list[Diagnostic]) -> list[Diagnostic]:
    """The problems; where there is no `facts.yaml`, all that is looked for in it is one of them."""
    lost = [fault for fault in problems if fault.code in _OF_FACTS]
    if FACTS in loaded.files or not lost:
        return problems
    more = f", in which {len(lost) - 1} more are looked for" if len(lost) > 1 else ""
    told = replace(min(lost), hint=f"there is no facts.yaml{more}")
    return [told, *(fault for fault in problems if fault.code not in _OF_FACTS)]


class _Checker:
    def __init__(self, loaded: Loaded, names: Names) -> None:
        self._loaded = loaded
        self._library = loaded.library
        self._names = names
        # In the order of the files, by which the nearest name is found.
        self._trees = dict.fromkeys(name.removesuffix(".yaml") for name in loaded.tree_files())
        self._readable = {name for name in self._trees if self._has_nodes(name)}
        facts = self._library.facts
        self._facts = self._section(FACTS, "facts", facts.facts)
        self._contacts = self._section(FACTS, "contacts", facts.contacts)
        self._terms = self._section(FACTS, "terms", facts.terms)
        self._tables = Tables(self._terms, self._section(FACTS, "rates", facts.rates))
        self._sources = self._section(FACTS, "sources", facts.sources)
        self._stages = self._section(MANIFEST, "stages", self._library.manifest.stages)

    def _has_nodes(self, tree: str) -> bool:
        """Whether the nodes of a tree are known."""
        source = self._loaded.source_if_any(f"{tree}.yaml")
        return source is not None and isinstance(source.at(("nodes",)), dict)

    def _section(self, file: str, name: str, known: Mapping[str, Any]) -> Known:
        """The ids of a section; None where it could not be read, and may hold any."""
        source = self._loaded.source_if_any(file)
        return known if source is None else there(source, name, known)

    def manifest(self) -> Faults:
        source = self._loaded.source(MANIFEST)
        start = self._library.manifest.start
        yield from unknown(source, "unknown-tree", ("start",), start, self._trees)
        for old, new in self._library.manifest.renamed.items():
            where = ("renamed", old)
            if old in self._library.nodes:
                yield source.diagnose("still-there", where, key=True, name=old)
            if not source.problems and "." not in old:  # else it may be mended
                yield self._without_tree(source, where, old, key=True)
            yield from self._node_of(source, where, new)
            yield from self._led_nowhere(source, where, old, new)
        for name, stage in self._library.manifest.stages.items():
            if stage.when is not None:
                yield from guard(source, ("stages", name, "when"), stage.when, self._names)
        gate = self._library.manifest.entries_at
        if gate is not None:
            yield from self._node_of(source, ("entries_at",), gate)

    @staticmethod
    def _without_tree(source: Source, where: Where, name: str, *, key: bool) -> Diagnostic:
        hint = "write its tree before it, and a full stop"
        return source.diagnose("unknown-tree", where, key=key, name=name, hint=hint)

    def _led_nowhere(self, source: Source, where: Where, old: str, new: str) -> Faults:
        """A new name at which no answer can stand."""
        node = self._library.nodes.get(new)
        if node is None or not node.passes or (node.fields and not is_part(old)):
            return
        since = "it is a form: name its field behind it, «form#field»" if node.fields else _ROUTE
        yield source.diagnose("nobody-there", where, name=new, does="answers", since=since)

    def facts(self) -> Faults:
        if FACTS not in self._loaded.files:
            return
        source = self._loaded.source(FACTS)
        facts = self._library.facts
        for name, document in facts.sources.items():
            if document.copy_of:
                where: Where = ("sources", name, "copy_of")
                yield from unknown(source, "unknown-source", where, document.copy_of, self._sources)
        for where, reference in facts.references():
            name = source_id(reference)
            yield from unknown(source, "unknown-source", where, name, self._sources)

    def tree(self, tree: Tree, source: Source) -> Faults:
        known = tree.start in (None, FAULTY) or tree.start in tree.nodes
        if not known and tree.tree in self._readable:
            near = suggestion(str(tree.start), tree.nodes)
            yield source.diagnose(
                "unknown-node", ("start",), name=str(tree.start), tree=tree.tree, hint=near
            )
        begins = tree.start is not None or "start" in source.data
        if not begins and tree.tree == self._library.manifest.start:
            yield source.diagnose("no-start", ("tree",), name=tree.tree)
        for name, entry in tree.compute.items():
            yield from derived(source, ("compute", name), entry, self._names, self._tables)
        if tree.case_title:
            yield from self._names.in_text(source, ("case_title",), tree.case_title)
        for place, node in written(tree):
            yield from self._node(tree, source, place, node)

    def _items(self, source: Source, where: Where, node: Node) -> Faults:
        for name, item in node.items.items():
            if item.stage is not None:
                at = (*where, "items", name, "stage")
                yield from unknown(source, "unknown-stage", at, item.stage, self._stages)

    def _node(self, tree: Tree, source: Source, where: Where, node: Node) -> Faults:
        for key, code, known in (
            ("stage", "unknown-stage", self._stages),
            ("contact", "unknown-contact", self._contacts),
            ("doubtful", "unknown-contact", self._contacts),
            ("letter", "unknown-letter", self._library.letters),
            ("reply_within", "unknown-term", self._terms),
            ("do_within", "unknown-term", self._terms),
        ):
            for at, name in _named((*where, key), getattr(node, key)):
                yield from unknown(source, code, at, name, known)
        yield from self._items(source, where, node)
        if node.entry is not None and node.ends:
            yield source.diagnose("bad-entry", (*where, "entry"), key=True, name=str(where[-1]))
        yield from self._others(source, where, node)
        yield from self._cited(source, where, node)
        for at, raw in guards(node, where):
            yield from guard(source, (*at, "when"), raw, self._names)
        for at, text in texts(node, where):
            if "{" in text or "}" in text:
                yield from self._names.in_text(source, at, text)
        if node.chooses:
            yield from self._choices(tree, source, where, node)
            return
        yield from form(source, where, node)
        yield from rows(source, where, node)
        if source.at((*where, "to")) is not None and node.to is not None:
            yield from self._target(tree, source, (*where, "to"), node.to)
        if node.ticks and source.at((*where, "items")) == {}:
            hint, name = "add one, such as «box: {label: …}»", str(where[-1])
            yield source.diagnose("no-choices", (*where, "items"), key=True, name=name, hint=hint)

    def _cited(self, source: Source, where: Where, node: Node) -> Faults:
        """What is wrong with the facts of a node, and with the names of its texts."""
        met: set[str] = set()
        cited = [(where, node.facts)]
        for key, lines in (("details", node.paragraphs), ("steps", node.steps)):
            for index, line in enumerate(lines):
                if isinstance(line, str):
                    continue
                at = (*where, key, index)
                cited.append((at, line.facts))
                if line.id in met and line.id != FAULTY:
                    yield source.diagnose("same-id", (*at, "id"), name=line.id)
                met.add(line.id)
        choices = node.choices.items()
        cited += [((*where, "choices", name), choice.facts) for name, choice in choices]
        for at, facts in cited:
            yield from self._facts_in(source, (*at, "facts"), facts)

    def _facts_in(self, source: Source, where: Where, facts: Sequence[str]) -> Faults:
        for at, name in _named(where, facts):
            yield from unknown(source, "unknown-fact", at, name, self._facts)

    def _others(self, source: Source, where: Where, node: Node) -> Faults:
        """What is wrong with the other names that a node holds its answer against, or sets."""
        if node.field is not None:
            yield from field_limits(source, where, node.field)
            if isinstance(node.field.past, dict):
                yield from guard(source, (*where, "past"), node.field.past, self._names)
        for key, look in (
            ("since", self._names.date),
            ("number", self._names.registered),
            ("part_of", self._names.sum),
            ("number_of", self._names.unknown),
            ("days_since", self._names.date),
            ("forgets", self._names.unknown),
            ("earliest", self._names.date),
            ("latest", self._names.date),
        ):
            for at, name in _named((*where, key), getattr(node, key, None)):
                if (key, name) != ("latest", TODAY):
                    yield from look(source, at, name)

    def _choices(self, tree: Tree, source: Source, where: Where, node: Node) -> Faults:
        if not node.choices and source.at((*where, "choices")) == {}:
            yield source.diagnose("no-choices", (*where, "choices"), key=True, name=str(where[-1]))
        if node.assumed is not None:
            ways = [name for name, choice in node.choices.items() if not choice.wait]
            yield from unknown(source, "bad-assumed", (*where, "assumed"), node.assumed, ways)
        for name, choice in node.choices.items():
            at = (*where, "choices", name)
            if choice.to is not None and choice.wait:
                yield source.diagnose("wait-and-go", at, key=True, name=name)
            elif choice.to is not None:
                yield from self._target(tree, source, (*at, "to"), choice.to)
            elif not choice.wait and sound(source, at, Choice):
                yield source.diagnose("no-way-on", at, key=True, name=name)
            if choice.look_after is not None:
                yield from self._names.date(source, (*at, "look_after"), choice.look_after)

    def _target(self, tree: Tree, source: Source, where: Where, target: Target) -> Faults:
        if isinstance(target, str):
            yield from self._reference(tree, source, where, target)
            return
        if not target and source.at(where) == []:
            yield source.diagnose("no-default", where, key=True)
        for index, candidate in enumerate(target):
            at = (*where, index)
            last = index == len(target) - 1
            yield from self._reference(tree, source, (*at, "to"), candidate.to)
            if not sound(source, at, Candidate):
                continue
            if candidate.when is not None:
                yield from guard(source, (*at, "when"), candidate.when, self._names)
                if last:
                    yield source.diagnose("no-default", at)
            elif not last and sound(source, (*where, index + 1), Candidate):
                yield source.diagnose("after-default", (*where, index + 1))

    def _node_of(self, source: Source, where: Where, reference: str) -> Sequence[Diagnostic]:
        """What is wrong with a node that is named with its tree."""
        tree, name = split(reference)
        if not name:
            mended = source.problems or reference == FAULTY
            return () if mended else (self._without_tree(source, where, reference, key=False),)
        if tree not in self._trees:
            return unknown(source, "unknown-tree", where, tree, self._trees)
        if tree not in self._readable:
            return ()
        nodes = self._library.trees[tree].nodes
        if name in nodes or reference in self._library.nodes or self._meant(tree, name):
            return ()
        near = suggestion(name, nodes)
        return (source.diagnose("unknown-node", where, name=name, tree=tree, hint=near),)

    def _reference(self, tree: Tree, source: Source, where: Where, to: str) -> Sequence[Diagnostic]:
        if to in tree.nodes or to == FAULTY:
            return ()
        return self._node_of(source, where, qualify(tree.tree, to))

    def _meant(self, tree: str, name: str) -> bool:
        """Whether a node whose name is unsound was probably meant; that is told of there."""
        written = self._loaded.source(f"{tree}.yaml").at(("nodes",))
        sound = self._library.trees[tree].nodes
        return any(plain(key) == name for key in written if key not in sound)

    def demands(self) -> Faults:
        source = self._loaded.source_if_any(DEMANDS)
        found = self._library.demands
        if source is not None and found is not None:
            contacts = None if self._contacts is None else self._library.facts.contacts
            yield from DemandChecks(source, found, self._names, self._facts, contacts).faults()

    def letters(self) -> Faults:
        """What is wrong with letters and their parts; what several include is told once."""
        found = dict.fromkeys(broken(self._loaded.parts))
        for name, read in letters(self._loaded).items():
            text, head = self._loaded.letters[name], self._library.letters[name].head
            source = self._loaded.sources.get(text.path)
            if source is None or (head.letter == FAULTY and not text.body.strip()):
                continue
            facts = self._facts_in(source, ("facts",), head.facts)
            found |= dict.fromkeys((*facts, *read.faults))
        yield from found


def _named(where: Where, names: str | Sequence[str] | None) -> Iterator[tuple[Where, str]]:
    """Names that stand alone or in a list, and where each does."""
    if isinstance(names, str):
        yield where, names
    else:
        yield from (((*where, index), name) for index, name in enumerate(names or ()))
