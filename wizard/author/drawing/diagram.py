"""What a picture of a tree, or of a whole library, shows: boxes, arrows, and a key to their looks.

Owns what is drawn and what is left out, so that all languages draw the same. Refuses syntax: that
is `graphviz` and `mermaid`. What no scenario met is marked where a coverage is given.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

from wizard.author.drawing.looks import MISSED_MEANING, PAINT, Look
from wizard.author.drawing.phrase import phrase
from wizard.author.scenarios.coverage import Coverage
from wizard.controls import printable
from wizard.library.graph import Edge
from wizard.library.guard import parse
from wizard.library.library import Library
from wizard.library.model import PLACEHOLDER, Node, Tree
from wizard.library.node import PART, is_part, screen_of, tree_of

MOST_LINES = 5
_BOX, _ARROW = 30, 22
"""Columns after which a label is wrapped."""
_UNDRAWABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold, and every picture is XML somewhere."""


@dataclass(frozen=True)
class Box:
    """A node, a tree, or a small reference."""

    id: str
    look: Look
    lines: tuple[str, ...]
    """What it says, wrapped."""
    name: str = ""
    """What the author calls it, in small."""
    missed: bool = False


@dataclass(frozen=True)
class Arrow:
    """One or several ways from a box to another."""

    source: str
    target: str
    lines: tuple[str, ...] = ()
    waits: bool = False
    missed: bool = False


@dataclass(frozen=True)
class Diagram:
    """A picture; the boxes stand in the order of the files."""

    title: str
    boxes: list[Box]
    arrows: list[Arrow]

    def key(self) -> list[Box]:
        """A box for each look that occurs, which says what it means."""
        looks = {box.look for box in self.boxes}
        told = ((look, paint.meaning) for look, paint in PAINT.items() if look in looks)
        # No name of a node or a tree has two dots.
        found = [Box(f"key..{look}", look, (meaning,)) for look, meaning in told]
        if any(box.missed for box in self.boxes) or any(arrow.missed for arrow in self.arrows):
            found.append(Box("key..missed", "elsewhere", (MISSED_MEANING,), missed=True))
        return found


def tree_diagram(library: Library, name: str, coverage: Coverage | None = None) -> Diagram:
    """One tree, what it leads to in other trees, and where others lead into it."""
    tree = library.trees[name]
    found = library.graph.branches
    own = [edge for edges in found.values() for edge in edges if tree_of(edge.source) == name]
    boxes = [
        Box(
            id=f"{name}.{key}",
            look=node.status or cast(Look, node.kind),
            lines=_said(node),
            name=_caption(library, key, node, begins=key == tree.start),
            missed=coverage is not None and not coverage.nodes.issuperset(_asked(name, key, node)),
        )
        for key, node in tree.nodes.items()
    ]
    boxes += [
        Box(target, "elsewhere", wrapped(_words(library, target), _BOX), target)
        for target in dict.fromkeys(edge.target for edge in own)
        if tree_of(target) != name
    ]
    entered: dict[str, list[str]] = {}
    for edge in (edge for edges in found.values() for edge in edges):
        if tree_of(edge.target) == name != tree_of(edge.source):
            entered.setdefault(edge.target, []).append(tree_of(edge.source))
    arrows = list(_merged(library, own, found, coverage))
    for target, sources in entered.items():
        door = f"from.{target}"
        trees = ", ".join(dict.fromkeys(sources))
        boxes.append(Box(door, "elsewhere", wrapped(f"from {trees}", _BOX)))
        arrows.append(Arrow(door, target))
    return Diagram(_plain(tree.title), boxes, arrows)


def library_diagram(library: Library, coverage: Coverage | None = None) -> Diagram:
    """The map of the trees: what each holds, and which others it leads to."""
    boxes = []
    start = library.manifest.start
    # What stands first is drawn at the top, even where ways lead back to it.
    for name in sorted(library.trees, key=lambda name: name != start):
        tree = library.trees[name]
        met = (
            None
            if coverage is None
            else sum(f"{name}.{key}" in coverage.nodes for key in tree.nodes)
        )
        caption = _contents(tree, name, met, begins=name == start)
        missed = met is not None and met < len(tree.nodes)
        boxes.append(Box(name, tree.audience, wrapped(tree.title, _BOX), caption, missed))
    taken: dict[tuple[str, str], bool] = {}
    for key, edges in library.graph.branches.items():
        for place, edge in enumerate(edges):
            pair = tree_of(edge.source), tree_of(edge.target)
            met = coverage is None or (*key, place) in coverage.taken
            taken[pair] = taken.get(pair, False) or met
    arrows = [Arrow(*pair, missed=not met) for pair, met in taken.items() if pair[0] != pair[1]]
    return Diagram(_plain(library.manifest.title), boxes, arrows)


def _said(node: Node) -> tuple[str, ...]:
    """The words of a box; those of a form, and below them its fields."""
    fields = (wrapped(f"• {field.text}", _BOX) for field in node.fields.values())
    return tuple(chain(wrapped(node.text, _BOX), *fields))


def _asked(tree: str, key: str, node: Node) -> set[str]:
    """A node, and the fields of a form, as coverage counts them."""
    return {f"{tree}.{key}", *(f"{tree}.{key}{PART}{own}" for own in node.fields)}


def wrapped(text: str, columns: int) -> tuple[str, ...]:
    """A text as a few short lines; what is longer ends in «…»."""
    # A placeholder stays whole.
    held = PLACEHOLDER.sub("{{\u00a0\\1\u00a0}}", _plain(text))
    return tuple(
        textwrap.wrap(held, columns, max_lines=MOST_LINES, placeholder=" …", break_on_hyphens=False)
    )


def _plain(text: str) -> str:
    """A text on one line; nothing where there is nothing to be seen of it."""
    words = _UNDRAWABLE.sub("", printable(text)).split()
    return " ".join(words) if any(sign.isprintable() for sign in "".join(words)) else ""


def _merged(
    library: Library,
    own: Iterable[Edge],
    found: Mapping[tuple[str, str], list[Edge]],
    coverage: Coverage | None,
) -> Iterator[Arrow]:
    """Arrows; those between the same two boxes become one, with a label under the other."""
    merged: dict[Arrow, list[tuple[str, ...]]] = {}
    for edge in own:
        if is_part(edge.target):  # from field to field
            continue
        siblings = found[edge.source, edge.trigger]
        place = siblings.index(edge)
        missed = coverage is not None and ((edge.source, edge.trigger, place) not in coverage.taken)
        arrow = Arrow(screen_of(edge.source), edge.target, waits=edge.waits, missed=missed)
        label = _label(library.node(edge.source), edge, siblings)
        merged.setdefault(arrow, []).append(label)
    for arrow, labels in merged.items():
        bullet = "• " if len(labels) > 1 else ""
        lines = [line for first, *more in filter(None, labels) for line in (bullet + first, *more)]
        yield replace(arrow, lines=tuple(lines))


def _label(node: Node, edge: Edge, siblings: list[Edge]) -> tuple[str, ...]:
    """What an arrow says: the choice, and the guard with its place in the order of trying."""
    chosen = node.chosen(edge.trigger)
    guard = ""
    if len(siblings) > 1:
        place = siblings.index(edge) + 1
        guard = "else" if edge.guard is None else f"{place}: {phrase(edge.guard)}"
    offered = chosen.when if chosen else None
    return (
        *wrapped(chosen.label if chosen else "", _ARROW),
        *wrapped(f"if {phrase(parse(offered))}" if offered else "", _ARROW),
        *wrapped(guard, _ARROW),
    )


def _caption(library: Library, key: str, node: Node, *, begins: bool) -> str:
    """The small line of a box: its id, its rung of the ladder, how it ends."""
    parts = [f"▶ {key}" if begins else key]
    if node.stage:
        parts.append(library.manifest.stages[node.stage].title)
    if node.status:
        parts.append(node.status)
    return " · ".join(parts)


def _contents(tree: Tree, name: str, met: int | None, *, begins: bool) -> str:
    """The small line of a tree: its id, how many nodes, and how many ends of each status."""
    count = len(tree.nodes)
    ends = Counter(node.status for node in tree.nodes.values() if node.status)
    parts = [
        f"▶ {name}" if begins else name,
        f"{'' if met is None else f'{met} of '}{count} node{'' if count == 1 else 's'}",
        *(f"{number} {status}" for status, number in ends.items()),
    ]
    return " · ".join(parts)


def _words(library: Library, reference: str) -> str:
    return library.node(reference).text
