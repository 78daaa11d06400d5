"""That everything a library refers to is there.

Owns what must hold before a walk may begin: targets, facts, contacts, terms, letters, stages,
sources, rules, names, and a default at the end of every list of guards. What only makes a library
better is in the other modules of `check`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from wizard.author.names.demand_checks import demand_faults
from wizard.author.names.derivation_checks import Tables, derived, met
from wizard.author.names.field_checks import field_limits
from wizard.author.names.form_checks import form, rows
from wizard.author.names.guard_checks import guard
from wizard.author.names.letter_checks import broken, letters
from wizard.author.names.table import Names, table
from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.remedies import plain
from wizard.author.words.texts import guards, texts
from wizard.library.facts import source_id
from wizard.library.library import DEMANDS, FACTS, MANIFEST
from wizard.library.model import (
    TODAY,
    Candidate,
    Choice,
    Derivation,
    Node,
    Target,
    Tree,
    alternatives,
)
from wizard.library.node import STEP_BEFORE, is_part, is_step, named_answer, qualify, split
from wizard.walk.claims import Claims

Faults = Iterator[Diagnostic]

_ROUTE = "it is a route"
_OF_NODES = (
    ("stage", "unknown-stage"),
    ("items.*.stage", "unknown-stage"),
    ("contact", "unknown-contact"),
    ("doubtful.*", "unknown-contact"),
    ("letter", "unknown-letter"),
    ("reply_within", "unknown-term"),
    ("do_within", "unknown-term"),
    *((f"{part}facts.*", "unknown-fact") for part in ("", "details.*.", "steps.*.", "choices.*.")),
)
"""What a node names that stands elsewhere, and the code of what is not there."""
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
    for file, tree in loaded.trees:
        problems += checker.tree(file, tree)
    for place, tree, node in loaded.written:
        problems += checker.node(place, tree, node)
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
        facts, stages = self._library.facts, self._library.manifest.stages
        terms = loaded.ids(FACTS, "terms", facts.terms)
        self._tables = Tables(terms, loaded.ids(FACTS, "rates", facts.rates))
        self._known = {
            "unknown-fact": loaded.ids(FACTS, "facts", facts.facts),
            "unknown-contact": loaded.ids(FACTS, "contacts", facts.contacts),
            "unknown-term": terms,
            "unknown-source": loaded.ids(FACTS, "sources", facts.sources),
            "unknown-stage": loaded.ids(MANIFEST, "stages", stages),
            "unknown-letter": self._library.letters,
            "unknown-tree": self._trees,
        }
        """By the code of what is not among them."""
        self._others = (
            ("since", names.date),
            ("number", names.registered),
            ("part_of.*", names.sum),
            ("number_of", names.unknown),
            ("days_since", names.date),
            ("forgets.*", names.unknown),
            ("earliest.*", names.date),
            ("latest.*", names.date),
            ("choices.*.look_after", names.date),
        )
        """What a node names of the case, and how it is looked at."""

    def _has_nodes(self, tree: str) -> bool:
        """Whether the nodes of a tree are known."""
        file = self._loaded.place_if_any(f"{tree}.yaml")
        return file is not None and isinstance(file.at("nodes").data, dict)

    def _unknown(self, place: Location, code: str, name: str) -> Sequence[Diagnostic]:
        return place.unknown(code, name, self._known[code])

    def manifest(self) -> Faults:
        file, manifest = self._loaded.place(MANIFEST), self._library.manifest
        yield from self._unknown(file.at("start"), "unknown-tree", manifest.start)
        for old, new in manifest.renamed.items():
            place = file.at("renamed", old)
            if old in self._library.nodes:
                yield place.fault("still-there", key=True, name=old)
            if not file.source.problems and "." not in old:  # else it may be mended
                yield self._without_tree(place, old, key=True)
            yield from self._node_of(place, new)
            yield from self._led_nowhere(place, old, new)
        for place, when in file.along(manifest, "stages.*.when"):
            yield from guard(place, when, self._names)
        if manifest.entries_at is not None:
            yield from self._node_of(file.at("entries_at"), manifest.entries_at)

    @staticmethod
    def _without_tree(place: Location, name: str, *, key: bool) -> Diagnostic:
        hint = "write its tree before it, and a full stop"
        return place.fault("unknown-tree", key=key, name=name, hint=hint)

    def _led_nowhere(self, place: Location, old: str, new: str) -> Faults:
        """A new name at which no answer can stand."""
        node = self._library.nodes.get(new)
        if node is None or not node.passes or (node.fields and not is_part(old)):
            return
        since = "it is a form: name its field behind it, «form#field»" if node.fields else _ROUTE
        yield place.fault("nobody-there", name=new, does="answers", since=since)

    def facts(self) -> Faults:
        file, facts = self._loaded.place_if_any(FACTS), self._library.facts
        if file is None:
            return
        for place, name in file.along(facts, "sources.*.copy_of"):
            yield from self._unknown(place, "unknown-source", name)
        for where, reference in facts.references():
            yield from self._unknown(file.at(*where), "unknown-source", source_id(reference))

    def tree(self, file: Location, tree: Tree) -> Faults:
        known = tree.start in (None, FAULTY) or tree.start in tree.nodes
        if not known and tree.tree in self._readable:
            name, near = str(tree.start), suggestion(str(tree.start), tree.nodes)
            yield file.at("start").fault("unknown-node", name=name, tree=tree.tree, hint=near)
        begins = tree.start is not None or "start" in file.data
        if not begins and tree.tree == self._library.manifest.start:
            yield file.at("tree").fault("no-start", name=tree.tree)
        for place, entry in file.along(tree, "compute.*"):
            yield from derived(place, entry, self._names, self._tables)
            for index, part in enumerate(alternatives(entry)):
                at = place.at(index) if isinstance(entry, list) else place
                yield from self._settling(at, part)
        if tree.case_title:
            yield from self._names.in_text(file.at("case_title"), tree.case_title)

    def _settling(self, place: Location, entry: Derivation) -> Faults:
        """What is wrong with the steps by which a term is done with."""
        for at, named in met(place, entry):
            if not isinstance(named, str) or not is_step(named):
                continue
            reference, answer = named_answer(named)
            yield from (faults := self._node_of(at, reference))
            node = None if faults else self._library.find(reference)
            if node is None:
                continue
            if not node.chooses or not (answer or node.acts):
                yield at.fault("no-step", name=named)
            elif answer and answer not in (known := self._answers(reference, node)):
                near = suggestion(answer, known)
                yield at.fault("unknown-answer", name=reference, value=answer, hint=near)

    def _answers(self, reference: str, node: Node) -> Collection[str]:
        """What can be meant of a step by which a term is done with: an answer, or a demand."""
        demands = self._library.demands
        claim = demands is not None and Claims(self._library).at(reference)
        return {*node.choices, *(demands.demands if claim and demands else ())}

    def node(self, place: Location, tree: Tree, node: Node) -> Faults:
        for way, code in _OF_NODES:
            for at, name in place.along(node, way):
                yield from self._unknown(at, code, name)
        for way, look in self._others:
            for at, name in place.along(node, way):
                if (way, name) not in (("latest.*", TODAY), ("since", STEP_BEFORE)):
                    yield from look(at, name)
        if node.entry is not None and node.ends:
            yield place.at("entry").fault("bad-entry", key=True, name=place.name)
        yield from _same_ids(place, node)
        yield from self._shown(place, node)
        if node.chooses:
            yield from self._choices(place, tree, node)
            return
        yield from (*form(place, node), *rows(place, node))
        to = place.at("to")
        if to.data is not None and node.to is not None:
            yield from self._target(to, tree, node.to)
        if node.ticks and place.at("items").data == {}:
            hint = "add one, such as «box: {label: …}»"
            yield place.at("items").fault("no-choices", key=True, name=place.name, hint=hint)

    def _shown(self, place: Location, node: Node) -> Faults:
        """What is wrong with the guards and the texts of a node, and with what it takes."""
        if node.field is not None:
            yield from field_limits(place, node.field)
            if isinstance(node.field.past, dict):
                yield from guard(place.at("past"), node.field.past, self._names)
        for where, raw in guards(node, ()):
            yield from guard(place.at(*where, "when"), raw, self._names)
        for where, text in texts(node, ()):
            if "{" in text or "}" in text:
                yield from self._names.in_text(place.at(*where), text)

    def _choices(self, place: Location, tree: Tree, node: Node) -> Faults:
        if not node.choices and place.at("choices").data == {}:
            yield place.at("choices").fault("no-choices", key=True, name=place.name)
        if node.assumed is not None:
            ways = [name for name, choice in node.choices.items() if not choice.wait]
            yield from place.at("assumed").unknown("bad-assumed", node.assumed, ways)
        for at, choice in place.along(node, "choices.*"):
            if choice.to is not None and choice.wait:
                yield at.fault("wait-and-go", key=True, name=at.name)
            elif choice.to is not None:
                yield from self._target(at.at("to"), tree, choice.to)
            elif not choice.wait and sound(at, Choice):
                yield at.fault("no-way-on", key=True, name=at.name)

    def _target(self, place: Location, tree: Tree, target: Target) -> Faults:
        if isinstance(target, str):
            yield from self._reference(place, tree, target)
            return
        if not target and place.data == []:
            yield place.fault("no-default", key=True)
        for index, candidate in enumerate(target):
            at, behind = place.at(index), place.at(index + 1)
            last = index == len(target) - 1
            yield from self._reference(at.at("to"), tree, candidate.to)
            if not sound(at, Candidate):
                continue
            if candidate.when is not None:
                yield from guard(at.at("when"), candidate.when, self._names)
                if last:
                    yield at.fault("no-default")
            elif not last and sound(behind, Candidate):
                yield behind.fault("after-default")

    def _node_of(self, place: Location, reference: str) -> Sequence[Diagnostic]:
        """What is wrong with a node that is named with its tree."""
        tree, name = split(reference)
        if not name:
            mended = place.source.problems or reference == FAULTY
            return () if mended else (self._without_tree(place, reference, key=False),)
        if tree not in self._trees:
            return self._unknown(place, "unknown-tree", tree)
        if tree not in self._readable:
            return ()
        nodes = self._library.trees[tree].nodes
        if name in nodes or reference in self._library.nodes or self._meant(tree, name):
            return ()
        near = suggestion(name, nodes)
        return (place.fault("unknown-node", name=name, tree=tree, hint=near),)

    def _reference(self, place: Location, tree: Tree, to: str) -> Sequence[Diagnostic]:
        if to in tree.nodes or to == FAULTY:
            return ()
        return self._node_of(place, qualify(tree.tree, to))

    def _meant(self, tree: str, name: str) -> bool:
        """Whether a node whose name is unsound was probably meant; that is told of there."""
        written = self._loaded.place(f"{tree}.yaml").at("nodes").data
        sound = self._library.trees[tree].nodes
        return any(plain(key) == name for key in written if key not in sound)

    def demands(self) -> Faults:
        file, found = self._loaded.place_if_any(DEMANDS), self._library.demands
        if file is not None and found is not None:
            facts, readable = self._known["unknown-fact"], self._known["unknown-contact"]
            contacts = None if readable is None else self._library.facts.contacts
            yield from demand_faults(file, found, self._names, facts, contacts)

    def letters(self) -> Faults:
        """What is wrong with letters and their parts; what several include is told once."""
        found = dict.fromkeys(broken(self._loaded.parts))
        for name, read in letters(self._loaded).items():
            text, head = self._loaded.letters[name], self._library.letters[name].head
            source = self._loaded.sources.get(text.path)
            if source is None or (head.letter == FAULTY and not text.body.strip()):
                continue
            for place, fact in Location(source).along(head, "facts.*"):
                found |= dict.fromkeys(self._unknown(place, "unknown-fact", fact))
            found |= dict.fromkeys(read.faults)
        yield from found


def _same_ids(place: Location, node: Node) -> Faults:
    """Texts of a node that have one name."""
    met: set[str] = set()
    for way in ("details.*.id", "steps.*.id"):
        for at, name in place.along(node, way):
            if name in met and name != FAULTY:
                yield at.fault("same-id", name=name)
            met.add(name)
