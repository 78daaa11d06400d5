"""A folder of trees, read as a library.

Owns finding and reading the files: `library.yaml`, `facts.yaml`, `messages.yaml`, `demands.yaml`,
`glossary.yaml`, one tree a file, `letters/*.md` and their parts. Refuses to judge what refers to
what: that is for the rooms around.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wizard.author.tree.decode import FAULTY, decode
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.letter_text import Assembly, LetterText, PartFile
from wizard.author.tree.limits import read_text
from wizard.author.tree.place import Known, Location
from wizard.author.tree.source import Source, opened
from wizard.errors import UnreadableError
from wizard.library.demands import Demands
from wizard.library.facts import Facts
from wizard.library.forms import written
from wizard.library.glossary import Glossary
from wizard.library.letter import Letter, LetterHead
from wizard.library.library import (
    DEMANDS,
    FACTS,
    GLOSSARY,
    LETTERS,
    LOCALE,
    MANIFEST,
    MARKDOWN,
    MESSAGES,
    PARTS,
    YAML,
    Library,
    fingerprint,
    shown,
)
from wizard.library.manifest import Manifest
from wizard.library.messages import Messages
from wizard.library.model import ID, Node, Tree

T = TypeVar("T")

_NO_HEAD = LetterHead(FAULTY, FAULTY)
"""Stands for the head of a letter that has no sound one, so that what refers to it is not at fault.
"""


@dataclass(frozen=True, eq=False)
class Loaded:
    """What a folder gave: a library as whole as could be saved, and all faults of shape."""

    library: Library
    sources: dict[str, Source]
    files: dict[str, str]
    """The shown path of `library.yaml`, `facts.yaml`, `messages.yaml`, `demands.yaml`,
    `glossary.yaml`, each tree and each `letters/…` by name."""
    problems: list[Diagnostic]
    letters: Mapping[str, LetterText]
    """Each letter with the places of its lines."""
    parts: Mapping[str, LetterText]
    """Each part by itself."""

    def source(self, file: str) -> Source:
        """The file of a name, as it was read."""
        return self.sources[self.files[file]]

    def place(self, file: str) -> Location:
        """The top of the file of a name."""
        return Location(self.source(file))

    def place_if_any(self, file: str) -> Location | None:
        """The same of a file that may not be there."""
        return self.place(file) if self.files.get(file) in self.sources else None

    def ids(self, file: str, section: str, known: Collection[str]) -> Known:
        """The ids of a section of a file; None where it could not be read, and may hold any."""
        place = self.place_if_any(file)
        return known if place is None else place.at(section).ids(known)

    @property
    def trees(self) -> Iterator[tuple[Location, Tree]]:
        """Every tree that was read, and its file."""
        return ((self.place(f"{name}.yaml"), tree) for name, tree in self.library.trees.items())

    @cached_property
    def written(self) -> list[tuple[Location, Tree, Node]]:
        """Every node of them, and where it was written; a form comes before its fields."""
        return [
            (file.at(*where), tree, node)
            for file, tree in self.trees
            for where, node in written(tree)
        ]

    @cached_property
    def letter_lines(self) -> list[tuple[str, int, str]]:
        """Every line of letters and parts, with its file and its number there, each once."""
        texts = (*self.letters.values(), *self.parts.values())
        return [*dict.fromkeys(line for text in texts for line in text.lines)]

    def tree_files(self) -> list[str]:
        """The files of trees, those that could not be read included."""
        return [name for name in self.files if _is_tree(name)]


_BESIDE: Mapping[str, type[msgspec.Struct]] = {
    **{FACTS: Facts, MESSAGES: Messages, DEMANDS: Demands},
    **{GLOSSARY: Glossary, MANIFEST: Manifest},
}
"""The files beside trees, and what each holds."""


def _is_tree(name: str) -> bool:
    return name.endswith(".yaml") and name not in _BESIDE


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the collector of circles off for a while: what is read and what is proved are many
    objects, and no circles.

    It would look through all that was made so far again and again, which at ten thousand nodes
    takes several times as long as the reading.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@no_collecting()
def load(folder: Path) -> Loaded:
    """Read a library.

    Raises:
        UnreadableError: the folder has no `library.yaml`, or a file cannot be read at all, or ends
            in `.yml`.
    """
    if not (folder / MANIFEST).is_file():
        if not folder.is_dir():
            raise UnreadableError("{path}: no such folder", path=shown(folder))
        raise UnreadableError(
            "{path}: no {manifest} in it: not a library", path=shown(folder), manifest=MANIFEST
        )
    _refuse_other_ends(folder)
    reader = _Reader(folder)
    manifest, facts = reader.file(MANIFEST, Manifest), reader.file(FACTS, Facts)
    messages = reader.file(MESSAGES, Messages)
    demands = reader.file(DEMANDS, Demands)
    glossary = reader.file(GLOSSARY, Glossary)
    paths = [path for path in sorted(folder.glob(YAML)) if _is_tree(path.name)]
    trees = {path.stem: reader.tree(path) for path in paths}
    files = {path.stem: reader.part(path) for path in sorted((folder / PARTS).glob(MARKDOWN))}
    assembly = Assembly(files)
    read = {
        path.stem: reader.letter(path, assembly)
        for path in sorted((folder / LETTERS).glob(MARKDOWN))
    }
    texts = {name: text for name, (_, text) in read.items()}
    parts = {name: assembly.part(name) for name in files}
    library = Library(
        manifest=manifest or Manifest("faulty", "?", "faulty", ["ru"], "?"),
        trees={name: tree for name, tree in trees.items() if tree is not None},
        facts=facts or Facts(),
        letters={name: Letter(head, text.body) for name, (head, text) in read.items()},
        fingerprint=fingerprint(folder),
        checks=messages.checks if messages else {},
        demands=demands,
        glossary=glossary or Glossary(),
    )
    problems = [fault for source in reader.sources.values() for fault in source.problems]
    problems += [*reader.problems, *assembly.problems]
    return Loaded(library, reader.sources, reader.files, problems, texts, parts)


_ENDS = (
    (
        ("*.[yY]*", "scenarios/*.[yY]*", f"{LOCALE}/*/*.[yY]*"),
        *(".yaml", (".yml", ".yaml"), "{path}: files end in .yaml; call it {name}"),
    ),
    (
        (f"{LETTERS}/[!.]*.*", f"{PARTS}/[!.]*.*"),
        *(".md", (".md", ".txt", ".markdown"), "{path}: letters end in .md; call it {name}"),
    ),
)
"""What is read, how it ends, how it may end by mistake, and what is told of that."""


def _refuse_other_ends(folder: Path) -> None:
    """Files that an author takes for a part of the library, and nobody would read."""
    for patterns, end, others, told in _ENDS:
        for path in (path for pattern in patterns for path in sorted(folder.glob(pattern))):
            if path.suffix != end and path.suffix.lower() in others:
                raise UnreadableError(told, path=shown(path), name=f"{path.stem}{end}")


def _other(data: Any) -> str | None:
    """The file of a library that has all the keys of `data`, where a tree has none of them."""
    keys = set(data) if isinstance(data, dict) else set()
    if not keys or keys & {"tree", "nodes", "start"}:
        return None
    known = {file: set(kind.__struct_encode_fields__) for file, kind in _BESIDE.items()}
    return next((file for file, names in known.items() if keys <= names), None)


class _Reader:
    """Reads the files of one folder and keeps their sources."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sources: dict[str, Source] = {}
        self.files: dict[str, str] = {}
        self.problems: list[Diagnostic] = []

    def file(self, name: str, type_: type[T]) -> T | None:
        """A file beside the trees; None where there is none, or nothing can be read of it."""
        return decode(self._source(name), type_) if (self._folder / name).exists() else None

    def _source(self, name: str) -> Source:
        source = opened(self._folder / name)
        self.files[name] = source.path
        self.sources[source.path] = source
        return source

    def tree(self, path: Path) -> Tree | None:
        """A tree; what has the keys of another file of a library is told of, and is none."""
        source = self._source(path.name)
        other = _other(source.data)
        if other:
            there = (self._folder / other).exists()
            hint = f"there is a {other} already: take this one away"
            hint = hint if there else f"it has the keys of that, and of no tree: call it {other}"
            self._misnamed(Location(source), path, other, hint=hint, stem="")
            return None
        tree = decode(source, Tree)
        if tree is not None and tree.tree not in (path.stem, FAULTY):
            hint = "" if re.fullmatch(ID, path.stem) else f"rename the file to {tree.tree}.yaml"
            self._misnamed(Location(source, ("tree",)), path, tree.tree, hint=hint, stem=path.stem)
        return tree

    def _misnamed(self, place: Location, path: Path, name: str, *, hint: str, stem: str) -> None:
        told = place.fault("tree-name", name=name, file=path.name, hint=hint, stem=stem)
        self.problems.append(told)

    def part(self, path: Path) -> PartFile:
        """A part of letters, which has no head: the name of its file is all that it is known by."""
        where = self.files[f"{PARTS}/{path.name}"] = shown(path)
        lines = read_text(path, where).rstrip().splitlines()
        self._in_letters(where, "{}", lines)
        return PartFile(where, lines)

    def letter(self, path: Path, assembly: Assembly) -> tuple[LetterHead, LetterText]:
        """The head of a letter, and its text with its parts; where it has no head, no text."""
        where = self.files[f"{LETTERS}/{path.name}"] = shown(path)
        lines = read_text(path, where).splitlines()
        if not lines or lines[0] != "---" or "---" not in lines[1:]:
            self.problems.append(diagnose("letter-head", where, (1, 1, 2)))
            return _NO_HEAD, assembly.letter(where, (), 1)
        end = lines.index("---", 1)
        source = self._in_letters(where, "\n".join(lines[:end]) + "\n", lines)
        head = decode(source, LetterHead)
        if head is None:
            return _NO_HEAD, assembly.letter(where, (), 1)
        if head.letter not in (path.stem, FAULTY):
            place = Location(source, ("letter",))
            self._misnamed(place, path, head.letter, hint="", stem=path.stem)
        return head, assembly.letter(where, lines[end + 1 :], end + 2)

    def _in_letters(self, where: str, head: str, lines: list[str]) -> Source:
        """The source of a file of which the head alone is YAML."""
        source = self.sources[where] = Source(where, head)
        source.lines = lines
        return source
