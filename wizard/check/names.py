"""The names of a library: who sets them, and what they can be.

Owns the table that guards, texts and letters are checked against, and the grammar of `{{ name }}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wizard.law.rules import RULES
from wizard.tree.decode import FAULTY
from wizard.tree.diagnostic import Diagnostic
from wizard.tree.library import Loaded
from wizard.tree.model import Checklist, Input, Question
from wizard.tree.source import Source

PLACEHOLDER = re.compile(r"\{\{ ?([a-z][a-z0-9_]*) ?\}\}")
_OPENING = re.compile(r"\{[{%#]|[}%#]\}")


@dataclass
class Name:
    """A name, its type, and its possible values where they are finite."""

    kind: str
    values: set[str] = field(default_factory=set)


def table(loaded: Loaded) -> tuple[dict[str, Name], list[Diagnostic]]:
    """Every name that some node or `compute` sets, and the clashes between them."""
    names: dict[str, Name] = {}
    problems: list[Diagnostic] = []
    for tree_name, tree in loaded.library.trees.items():
        source = loaded.sources[loaded.files[f"{tree_name}.yaml"]]
        for node_name, node in tree.nodes.items():
            saved = getattr(node, "save_as", None)
            if saved is None or saved == FAULTY:
                continue
            entry = _entry(node)
            known = names.setdefault(saved, entry)
            if known.kind != entry.kind:
                where = ("nodes", node_name, "save_as")
                problems.append(
                    source.diagnose("name-clash", where, name=saved, other=f"a {known.kind}")
                )
            known.values |= entry.values
        problems += _computed(tree.compute, names, source)
    return names, problems


def _entry(node: object) -> Name:
    if isinstance(node, Question):
        return Name("choice", set(node.choices))
    if isinstance(node, Checklist):
        return Name("checklist", set(node.items))
    assert isinstance(node, Input)
    return Name("text" if node.type == "multiline" else node.type)


def _computed(
    compute: dict[str, dict[str, str]], names: dict[str, Name], source: Source
) -> Iterator[Diagnostic]:
    for name, entry in compute.items():
        if name in names:
            where = ("compute", name)
            yield source.diagnose("name-clash", where, key=True, name=name, other="set elsewhere")
            continue
        rule = RULES.get(entry.get("rule", ""))
        names[name] = Name(rule.result if rule else "text")


def placeholders(text: str) -> tuple[list[str], str]:
    """The names in a text, and what is left of a template language in it."""
    rest = PLACEHOLDER.sub("", text)
    wrong = _OPENING.search(rest)
    return PLACEHOLDER.findall(text), _around(rest, wrong.start()) if wrong else ""


def _around(text: str, at: int) -> str:
    line = text[at:].split("\n", 1)[0]
    return line if len(line) <= 30 else line[:29] + "…"
