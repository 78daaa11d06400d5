"""A library: everything a walk needs, and the files it is made of.

Owns the names of the files and their hash. Refuses to read what is in them: an author's files are
read by `author`, and what was proved once is in `compiled`.
"""

import errno
import hashlib
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from wizard import disk, locations
from wizard.errors import UnreadableError
from wizard.library.demands import Demands
from wizard.library.facts import Facts
from wizard.library.fields.registration_number import ANY, RegistrationNumberField
from wizard.library.forms import expanded
from wizard.library.glossary import Glossary
from wizard.library.graph import Graph
from wizard.library.letter import Letter
from wizard.library.manifest import Manifest
from wizard.library.messages import Check
from wizard.library.model import Node, Tree
from wizard.library.node import called_now, qualify

MANIFEST = locations.MANIFEST
FACTS = "facts.yaml"
MESSAGES = "messages.yaml"
DEMANDS = "demands.yaml"
GLOSSARY = "glossary.yaml"
LETTERS = "letters"
PARTS = "letters/parts"
"""Passages that several letters include."""
LOCALE = locations.LOCALE
MAX_BYTES = 32 * 1024 * 1024
"""A file of a library that is larger is none: nobody wrote it."""
MAX_MEGABYTES = MAX_BYTES // 1024 // 1024
TOO_LARGE = "{path}: larger than {most} MB"
YAML, MARKDOWN = "[!.]*.yaml", "[!.]*.md"
"""What an editor leaves beside a file begins with a dot."""


class Library(msgspec.Struct, frozen=True, dict=True):
    """Everything a walk needs; `fingerprint` changes with any byte of any file."""

    manifest: Manifest
    trees: dict[str, Tree]
    facts: Facts
    letters: Mapping[str, Letter]
    fingerprint: str
    checks: dict[str, Check] = {}
    """What messages should hold and avoid."""
    demands: Demands | None = None
    """Who owes what to whom."""
    glossary: Glossary = Glossary()
    """Words that not everybody knows."""
    first: "Library | None" = None
    """The library in its own first language, where this one says it in another: whatever goes out
    to others is written in that."""

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node by `tree.node`, and each field of a form by `tree.form#field`."""
        return {
            f"{tree_name}.{name}": node
            for tree_name, tree in self.trees.items()
            for name, node in expanded(tree)
        }

    @property
    def computed(self) -> list[str]:
        """Every name that follows from others."""
        price = self.demands.price if self.demands else None
        return [
            *(name for tree in self.trees.values() for name in tree.compute),
            *(name for node in self.nodes.values() for name in node.totals),
            *([price] if price else []),
        ]

    @cached_property
    def graph(self) -> Graph:
        """Its nodes and every way between them; for a library that is sound."""
        return Graph(self.nodes)

    @property
    def titles(self) -> dict[str, str]:
        """What each name is called, from the first question that asks for it."""
        found: dict[str, str] = {}
        for node in self.nodes.values():
            if node.save_as is not None:
                found.setdefault(node.save_as, node.title or node.text)
            for name, column in node.totals.items():
                field = node.fields[column]
                found.setdefault(name, field.title or field.text)
            for choice in node.choices.values():
                if choice.day is not None:
                    found.setdefault(choice.day, node.title or node.text)
        return found

    def registering(self, name: str) -> RegistrationNumberField:
        """How a number that is kept under a name is read: as by the field that asks for it."""
        fields = (node.field for node in self.nodes.values() if node.save_as == name)
        kinds = (field.takes for field in fields if field is not None)
        return next((kind for kind in kinds if isinstance(kind, RegistrationNumberField)), ANY)

    @property
    def entries(self) -> list[str]:
        """The trees that a person can begin with."""
        return [name for name, tree in self.trees.items() if tree.start]

    @cached_property
    def beginnings(self) -> list[str]:
        """The nodes at which a case may begin, as `tree.node`: starts of trees, and entries."""
        starts = (qualify(name, str(self.trees[name].start)) for name in self.entries)
        own = (
            f"{name}.{key}"
            for name, tree in self.trees.items()
            for key, node in tree.nodes.items()
            if node.entry
        )
        return list(dict.fromkeys([*starts, *own]))

    def begins(self, reference: str) -> bool:
        """Whether a case may begin with a tree, or at a node `tree.node`."""
        return reference in self.entries or reference in self.beginnings

    def node(self, reference: str) -> Node:
        """The node `tree.node`.

        Raises:
            KeyError: there is none.
        """
        return self.nodes[reference]

    def called(self, tree: str, name: str) -> str:
        """What a node is called now that was written down, maybe before it was renamed."""
        reference = qualify(tree, name)
        known = reference in self.nodes
        return reference if known else called_now(reference, self.manifest.renamed)

    def find(self, reference: str) -> Node | None:
        """The node `tree.node`, if there is one."""
        return self.nodes.get(reference)


def paths(folder: Path) -> list[Path]:
    """Every file that belongs to the library, in a fixed order."""
    found = [
        *sorted(folder.glob(YAML)),
        *sorted((folder / LETTERS).glob(MARKDOWN)),
        *sorted((folder / PARTS).glob(MARKDOWN)),
        *sorted((folder / LOCALE).glob(f"*/{YAML}")),
    ]
    return [path for path in found if path.is_file()]


def fingerprint(folder: Path) -> str:
    """A hash over the names and bytes of all files of the library.

    Raises:
        UnreadableError: one of them cannot be read, or is larger than `MAX_BYTES`.
    """
    digest = hashlib.blake2b()
    for path in paths(folder):
        digest.update(str(path.relative_to(folder)).encode() + b"\0")
        try:
            digest.update(hashlib.blake2b(disk.read(path, MAX_BYTES)).digest())
        except OSError as error:
            if error.errno == errno.EFBIG:
                raise UnreadableError(TOO_LARGE, path=shown(path), most=MAX_MEGABYTES) from error
            raise UnreadableError("{path}: {why}", path=shown(path), why=error) from error
    return digest.hexdigest()[:16]


def shown(path: Path) -> str:
    """A path as a person would type it from where they are."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
