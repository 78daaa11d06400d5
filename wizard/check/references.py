"""That everything a library refers to is there.

Owns what must hold before a walk may begin: targets, facts, contacts, terms, letters, stages,
sources, rules, names, and a default at the end of every list of guards. What only makes a library
better is in the other modules of `check`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

import msgspec

from wizard.check.names import Name, placeholders, table
from wizard.law.rules import RULES
from wizard.tree import guard as guards
from wizard.tree.decode import FAULTY
from wizard.tree.diagnostic import Diagnostic, suggestion
from wizard.tree.facts import source_id
from wizard.tree.library import FACTS, LETTERS, MANIFEST, Loaded
from wizard.tree.model import Action, Checklist, Node, Question, Route, Target, Tree
from wizard.tree.source import Source, Where

Faults = Iterator[Diagnostic]
_WORDS = ("text", "details", "label", "hint", "case_title", "steps")
_RESERVED = guards.RESERVED


def references(loaded: Loaded) -> list[Diagnostic]:
    """Every reference that does not hold."""
    names, problems = table(loaded)
    checker = _Checker(loaded, names)
    problems += checker.manifest()
    problems += checker.facts()
    for name, tree in loaded.library.trees.items():
        problems += checker.tree(tree, loaded.sources[loaded.files[f"{name}.yaml"]])
    for name in loaded.library.letters:
        problems += checker.letter(name)
    return problems


class _Checker:
    def __init__(self, loaded: Loaded, names: dict[str, Name]) -> None:
        self._loaded = loaded
        self._library = loaded.library
        self._names = names

    def manifest(self) -> Faults:
        library = self._library
        source = self._loaded.sources[self._loaded.files[MANIFEST]]
        if library.manifest.start not in library.trees:
            yield from _unknown(
                source, "unknown-tree", ("start",), library.manifest.start, library.trees
            )

    def facts(self) -> Faults:
        if FACTS not in self._loaded.files:
            return
        source = self._loaded.sources[self._loaded.files[FACTS]]
        facts = self._library.facts
        for section in ("facts", "contacts", "terms"):
            for name, claim in getattr(facts, section).items():
                for index, reference in enumerate(claim.sources):
                    where = (section, name, "sources", index)
                    yield from _unknown(
                        source, "unknown-source", where, source_id(reference), facts.sources
                    )

    def tree(self, tree: Tree, source: Source) -> Faults:
        if tree.start not in tree.nodes and tree.start != FAULTY:
            near = suggestion(tree.start, tree.nodes)
            yield source.diagnose(
                "unknown-node", ("start",), name=tree.start, tree=tree.tree, hint=near
            )
        for name, entry in tree.compute.items():
            yield from self._rule(source, ("compute", name), entry)
        if tree.case_title:
            yield from self._words(source, ("case_title",), tree.case_title)
        for name, node in tree.nodes.items():
            yield from self._node(tree, source, ("nodes", name), node)

    def _node(self, tree: Tree, source: Source, where: Where, node: Node) -> Faults:
        if isinstance(node, Route):
            yield from self._target(tree, source, (*where, "to"), node.to)
            return
        facts = self._library.facts
        for key, code, known in (
            ("stage", "unknown-stage", self._library.manifest.stages),
            ("contact", "unknown-contact", facts.contacts),
            ("letter", "unknown-letter", self._library.letters),
            ("reply_within", "unknown-term", facts.terms),
        ):
            name = getattr(node, key, None)
            if name is not None:
                yield from _unknown(source, code, (*where, key), name, known)
        yield from self._each(source, (*where, "facts"), "unknown-fact", node.facts, facts.facts)
        yield from self._each(
            source, (*where, "doubtful"), "unknown-contact", node.doubtful, facts.contacts
        )
        yield from self._texts(source, where, msgspec.structs.asdict(node))
        if isinstance(node, Question | Action):
            yield from self._choices(tree, source, where, node)
            return
        target = getattr(node, "to", None)
        if target is not None:
            yield from self._target(tree, source, (*where, "to"), target)
        if isinstance(node, Checklist) and not node.items:
            yield source.diagnose("no-choices", (*where, "items"), key=True, name=str(where[-1]))

    def _choices(self, tree: Tree, source: Source, where: Where, node: Question | Action) -> Faults:
        if not node.choices and "choices" in _at(source, where):
            yield source.diagnose("no-choices", (*where, "choices"), key=True, name=str(where[-1]))
        for name, choice in node.choices.items():
            at = (*where, "choices", name)
            yield from self._each(
                source,
                (*at, "facts"),
                "unknown-fact",
                choice.facts,
                self._library.facts.facts,
            )
            yield from self._texts(source, at, msgspec.structs.asdict(choice))
            if choice.to is not None and choice.wait:
                yield source.diagnose("wait-and-go", at, key=True, name=name)
            elif choice.to is not None:
                yield from self._target(tree, source, (*at, "to"), choice.to)
            elif not choice.wait and name != FAULTY:
                yield source.diagnose("no-way-on", at, key=True, name=name)

    def _target(self, tree: Tree, source: Source, where: Where, target: Target) -> Faults:
        if isinstance(target, str):
            yield from self._reference(tree, source, where, target)
            return
        if not target and _at(source, where) == []:
            yield source.diagnose("no-default", where, key=True)
        for index, candidate in enumerate(target):
            at = (*where, index)
            last = index == len(target) - 1
            yield from self._reference(tree, source, (*at, "to"), candidate.to)
            if candidate.when is not None:
                yield from self._guard(source, (*at, "when"), candidate.when)
                if last:
                    yield source.diagnose("no-default", at)
            elif not last:
                yield source.diagnose("after-default", (*where, index + 1))

    def _reference(self, tree: Tree, source: Source, where: Where, to: str) -> Faults:
        if to == FAULTY:
            return
        owner, _, name = to.rpartition(".")
        if owner and owner not in self._library.trees:
            yield from _unknown(source, "unknown-tree", where, owner, self._library.trees)
            return
        nodes = self._library.trees[owner].nodes if owner else tree.nodes
        if name not in nodes:
            near = suggestion(name, nodes)
            yield source.diagnose(
                "unknown-node", where, name=name, tree=owner or tree.tree, hint=near
            )

    def _guard(self, source: Source, where: Where, raw: dict[str, Any]) -> Faults:
        try:
            guard = guards.parse(raw, where)
        except guards.GuardError as error:
            yield source.diagnose("bad-guard", error.where, key=True, problem=error.problem)
            return
        yield from self._guard_names(source, where, guard, raw)

    def _guard_names(self, source: Source, where: Where, guard: guards.Guard, raw: Any) -> Faults:
        """Descend the mapping that was written, since it is there that the names have places."""
        for key, value in raw.items():
            at = (*where, key)
            if key in ("all", "any"):
                for index, part in enumerate(value):
                    yield from self._guard_names(source, (*at, index), guard, part)
            elif key == "not":
                yield from self._guard_names(source, at, guard, value)
            elif key == "answered":
                for index, name in enumerate(value if isinstance(value, list) else [value]):
                    place = (*at, index) if isinstance(value, list) else at
                    yield from _unknown(source, "unknown-name", place, name, self._names)
            else:
                yield from _unknown(source, "unknown-name", at, key, self._names, key=True)
                yield from self._guard_values(source, at, key, value)

    def _guard_values(self, source: Source, where: Where, name: str, value: Any) -> Faults:
        known = self._names.get(name)
        if known is None or isinstance(value, dict) or not known.values:
            return
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if item not in known.values:
                place = (*where, index) if isinstance(value, list) else where
                near = suggestion(item, known.values)
                yield source.diagnose("unknown-answer", place, name=name, value=item, hint=near)

    def _rule(self, source: Source, where: Where, entry: dict[str, str]) -> Faults:
        rule = RULES.get(entry.get("rule", ""))
        if rule is None:
            known = ", ".join(sorted(RULES))
            name = entry.get("rule", "")
            at = (*where, "rule") if "rule" in entry else where
            near = suggestion(name, RULES)
            yield source.diagnose("unknown-rule", at, name=name, known=known, hint=near)
            return
        arguments = {key: value for key, value in entry.items() if key != "rule"}
        if set(arguments) != set(rule.arguments):
            expected = ", ".join(f"{key} ({kind})" for key, kind in rule.arguments.items())
            yield source.diagnose("rule-arguments", where, rule=entry["rule"], expected=expected)
            return
        for key, name in arguments.items():
            yield from _unknown(source, "unknown-name", (*where, key), name, self._names)
            given = self._names.get(name)
            if given is not None and given.kind != rule.arguments[key]:
                expected = f"{rule.arguments[key]} as «{key}»; «{name}» is a {given.kind}"
                yield source.diagnose(
                    "rule-arguments", (*where, key), rule=entry["rule"], expected=expected
                )

    def _texts(self, source: Source, where: Where, fields: dict[str, Any]) -> Faults:
        for key in _WORDS:
            words = fields.get(key)
            if isinstance(words, str):
                yield from self._words(source, (*where, key), words)
            for index, line in enumerate(words if isinstance(words, list) else ()):
                yield from self._words(source, (*where, key, index), line)
        for name, item in (fields.get("items") or {}).items():
            yield from self._texts(source, (*where, "items", name), msgspec.structs.asdict(item))

    def _words(self, source: Source, where: Where, text: str) -> Faults:
        if "{" not in text and "}" not in text:
            return
        used, wrong = placeholders(text)
        if wrong:
            yield source.diagnose("bad-placeholder", where, text=wrong)
        for name in used:
            yield from _unknown(source, "unknown-name", where, name, self._names)

    def letter(self, name: str) -> Faults:
        from wizard.check.letters import undeclared  # jinja2 is needed only where letters are

        source = self._loaded.sources[self._loaded.files[f"{LETTERS}/{name}.md"]]
        letter = self._library.letters[name]
        yield from self._each(
            source, ("facts",), "unknown-fact", letter.head.facts, self._library.facts.facts
        )
        yield from undeclared(letter, source.path, self._names, self._library.facts.contacts)

    @staticmethod
    def _each(
        source: Source, where: Where, code: str, used: Iterable[str], known: Container[str]
    ) -> Faults:
        for index, name in enumerate(used):
            yield from _unknown(source, code, (*where, index), name, known)


def _unknown(
    source: Source, code: str, where: Where, name: str, known: Any, *, key: bool = False
) -> Faults:
    if name not in known and name != FAULTY:
        near = suggestion(name, known)
        yield source.diagnose(code, where, key=key, name=name, hint=near)


def _at(source: Source, where: Where) -> Any:
    """The data at a place, as far as they go."""
    data = source.data
    for part in where:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return data
