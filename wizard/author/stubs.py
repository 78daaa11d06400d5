"""Nodes that something leads to and nobody has written yet, as stubs at the end of their tree.

Owns which of them are surely missing: what is near a name that is there is a slip, and stays one.
Refuses to touch anything that stands in a file: lines are added, and none is changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from wizard import disk
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import nearest
from wizard.author.tree.limits import Loader, read_text
from wizard.author.tree.loading import Loaded, load
from wizard.library.graph import candidates
from wizard.library.library import shown
from wizard.library.model import ID, Tree
from wizard.library.node import qualify, split

_KEEPING = re.compile(r"[|>]\d?\+\d?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
"""A text of which the last empty lines are a part."""
STUB = """\
{indent}{name}:
{indent}{step}kind: outcome
{indent}{step}status: open
{indent}{step}text: TODO
"""


def write(folder: Path) -> dict[str, list[str]]:
    """Add what is missing to the trees of a library; the names of the nodes, by file.

    Raises:
        UnreadableError: a file cannot be read at all.
        OSError: one cannot be written; it is as it was.
    """
    found: dict[str, list[str]] = {}
    for tree, names in missing(load(folder)).items():
        path = folder / f"{tree}.yaml"
        text = read_text(path, shown(path))
        longer = with_stubs(text, names)
        if longer != text:
            disk.put(path, longer.encode(), disk.OWN)
            found[shown(path)] = names
    return found


def missing(loaded: Loaded) -> dict[str, list[str]]:
    """By tree, the nodes of it to which something leads and that are not there."""
    library = loaded.library
    found: dict[str, list[str]] = {}
    for name, tree in library.trees.items():
        for written in _targets(tree):
            reference = qualify(name, written)
            home, node = split(reference)
            there = library.trees.get(home)
            if there is None or library.find(reference) is not None:
                continue
            sure = node != FAULTY and re.fullmatch(ID, node) and nearest(node, there.nodes) is None
            if sure and node not in found.setdefault(home, []):
                found[home].append(node)
    return {tree: names for tree, names in found.items() if names}


def with_stubs(text: str, names: list[str]) -> str:
    """The text of a tree with stubs behind its last node; as it was where they have no place."""
    root = yaml.compose(text, Loader=Loader)
    nodes = _nodes(root)
    if nodes is None:
        return text
    indent = " " * nodes.start_mark.column
    step = "  " if len(indent) <= 2 else indent
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    end = nodes.end_mark.line + (nodes.end_mark.column > 0)
    above, below = "".join(lines[:end]), "".join(lines[end:])
    if not above.endswith("\n"):
        above += newline
    # Of a text that keeps its last empty lines one more would be a part.
    gap = "" if _KEEPING.search(above) or above.endswith(2 * newline) else newline
    stubs = "\n".join(STUB.format(indent=indent, step=step, name=name) for name in names)
    stubs = stubs.replace("\n", newline)
    return f"{above}{gap}{stubs}{f'{newline}{below}' if below.strip() else ''}"


def _nodes(root: yaml.Node | None) -> yaml.MappingNode | None:
    """The nodes of a tree, where they are written one below the other."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "nodes" and isinstance(value, yaml.MappingNode) and not value.flow_style:
            return value
    return None


def _targets(tree: Tree) -> Mapping[str, None]:
    """Every node that a tree names as a way on, each once, in the order of the file."""
    found = [tree.start] if tree.start else []
    for node in tree.nodes.values():
        for _, target in node.ways:
            found += [candidate.to for candidate in candidates(target or [])]
    return dict.fromkeys(found)
