"""Every text of a tree that a person reads, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.library.forms import written
from wizard.library.model import (
    Choice,
    Item,
    Node,
    Tree,
    Variant,
)

Words = tuple[Where, str]


@lru_cache(maxsize=2)
def tree_texts(loaded: Loaded) -> list[tuple[Location, list[Words]]]:
    """Every text of each tree that was read, and its file."""
    return [(file, all_texts(tree)) for file, tree in loaded.trees]


def texts(node: Node, place: Where) -> list[Words]:
    """The texts of a node's screen, which may hold values; `place` is that of the node."""
    if not node.text:
        return []
    found: list[Words] = [((*place, "text"), node.text)]
    if isinstance(node.details, str):
        found.append(((*place, "details"), node.details))
    else:
        found += _lines((*place, "details"), node.paragraphs)
    found += _lines((*place, "steps"), node.steps)
    found += _options((*place, "choices"), node.choices)
    found += _options((*place, "items"), node.items)
    if node.more is not None:
        more = ("text", node.more.text), ("yes", node.more.yes), ("no", node.more.no)
        found += [
            ((*place, "each"), node.each),
            *(((*place, "more", key), said) for key, said in more),
        ]
    return found


def guards(node: Node, place: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
    """The guards of what a node shows, each with the place of what it guards."""
    for key, lines in (("details", node.paragraphs), ("steps", node.steps)):
        for line in lines:
            if not isinstance(line, str) and line.when is not None:
                yield (*place, key, line.id), line.when
    for key, options in (("choices", node.choices), ("items", node.items)):
        for name, option in options.items():
            if option.when is not None:
                yield (*place, key, name), option.when
    for name, field in node.fields.items():
        if field.when is not None:
            yield (*place, "fields" if node.more is None else "columns", name), field.when


def _lines(place: Where, lines: Sequence[str | Variant]) -> Iterator[Words]:
    for index, line in enumerate(lines):
        if isinstance(line, str):
            yield (*place, index), line
        else:
            yield (*place, line.id, "text"), line.text


def _options(place: Where, options: Mapping[str, Choice | Item]) -> list[Words]:
    found: list[Words] = []
    for name, option in options.items():
        found.append(((*place, name, "label"), option.label))
        if option.hint:
            found.append(((*place, name, "hint"), option.hint))
    return found


def all_texts(tree: Tree) -> list[Words]:
    """Every text of a tree, its titles included."""
    found: list[Words] = [(("title",), tree.title)]
    if tree.case_title:
        found.append((("case_title",), tree.case_title))
    for place, node in written(tree):
        if node.title:
            found.append(((*place, "title"), node.title))
        if node.example:
            found.append(((*place, "example"), node.example))
        found += texts(node, place)
    return found
