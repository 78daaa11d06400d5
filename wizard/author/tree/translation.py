"""The words of a library in another language, laid over it.

`locale/LANGUAGE/` mirrors the files of the library and holds nothing but words. Owns reading these
overlays, and the library that comes of it: the same ids, other words; what an overlay leaves out
stays as it was. Refuses to judge how it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.limits import read_text
from wizard.author.tree.overlay import TOP, Below, behind, is_own_list
from wizard.author.tree.source import Source, Where, place_in
from wizard.author.tree.words import Reader, entries
from wizard.library.facts import Facts
from wizard.library.glossary import Glossary
from wizard.library.library import (
    FACTS,
    GLOSSARY,
    LOCALE,
    MANIFEST,
    MESSAGES,
    YAML,
    Library,
    shown,
)
from wizard.library.manifest import Manifest
from wizard.library.messages import Messages
from wizard.library.model import Tree

TITLES = "letters.yaml"
"""The overlay of the titles of letters; the letters themselves go out in the first language."""
PLACES = "places.yaml"
"""The overlay of the places in sources: «раздел о сроках»."""


class Titles(msgspec.Struct, frozen=True):
    """The letters as far as they have words for the screen."""

    letters: dict[str, dict[str, str]]


class SourcePlaces(msgspec.Struct, frozen=True):
    """The places in sources, by what they are called in `facts.yaml`."""

    places: dict[str, str]


class Translation(NamedTuple):
    """The overlays of one language."""

    language: str
    sources: dict[str, Source]
    """By the name of the file that each translates; `letters.yaml` for the titles of letters."""
    words: dict[str, dict[Where, str]]
    """What each says, by the place in the file it translates."""
    problems: list[Diagnostic]
    lost: dict[str, set[Where]]
    """Where each was meant to say something, and what it says was told of."""


def translations(folder: Path, library: Library) -> list[Translation]:
    """All of a library: those that can be chosen, and those that nobody listed.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    wanted = library.manifest.other_languages
    every = dict.fromkeys([*wanted, *languages(folder)])
    return [read(folder, language, library) for language in every]


def languages(folder: Path) -> list[str]:
    """The languages for which there is a folder."""
    return sorted(path.name for path in (folder / LOCALE).glob("*") if path.is_dir())


def read(folder: Path, language: str, library: Library) -> Translation:
    """The overlays of one language; what is no text of the library is told of, and left out.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    sources: dict[str, Source] = {}
    words: dict[str, dict[Where, str]] = {}
    lost: dict[str, set[Where]] = {}
    originals = parts(library)
    for path in sorted((folder / LOCALE / language).glob(YAML)):
        file, name = path.name, shown(path)
        source = sources[file] = Source(name, read_text(path, name))
        reader = Reader(source, file)
        if file in originals:
            reader.read(msgspec.to_builtins(originals[file]))
            words[file], lost[file] = reader.words, reader.lost
        else:
            reader.stray((), file, "this library", originals)
    problems = [problem for source in sources.values() for problem in source.problems]
    return Translation(language, sources, words, problems, lost)


def parts(library: Library) -> dict[str, msgspec.Struct]:
    """What has words, by the name of its file."""
    letters = {name: {"title": letter.head.title} for name, letter in library.letters.items()}
    return {
        MANIFEST: library.manifest,
        FACTS: library.facts,
        MESSAGES: Messages(library.checks),
        GLOSSARY: library.glossary,
        TITLES: Titles(letters),
        PLACES: SourcePlaces({place: place for place in _places(library.facts)}),
        **{f"{name}.yaml": tree for name, tree in library.trees.items()},
    }


def texts(part: msgspec.Struct) -> list[tuple[Where, str]]:
    """Every text of a file that has another language, and where it stands."""
    found: list[tuple[Where, str]] = []

    def look(data: object, place: Below, where: Where) -> None:
        if isinstance(data, str):
            found.append((where, data))
            return
        for key, value in entries(data).items():
            if below := behind(place, key):
                look(value, below, (*where, key))

    look(msgspec.to_builtins(part), TOP, ())
    return found


def spoken(library: Library, translation: Translation) -> Library:
    """The library in another language."""
    words = translation.words
    said = {file: _laid(part, words.get(file, {})) for file, part in parts(library).items()}
    manifest, facts, messages, glossary, titles, places = (
        said.pop(file) for file in (MANIFEST, FACTS, MESSAGES, GLOSSARY, TITLES, PLACES)
    )
    assert isinstance(manifest, Manifest)
    assert isinstance(facts, Facts)
    assert isinstance(messages, Messages)
    assert isinstance(glossary, Glossary)
    assert isinstance(titles, Titles)
    assert isinstance(places, SourcePlaces)
    letters = {
        name: replace(letter, head=replace(letter.head, title=titles.letters[name]["title"]))
        for name, letter in library.letters.items()
    }
    return replace(
        library,
        manifest=replace(manifest, languages=[translation.language]),
        facts=_placed(facts, places.places),
        checks=messages.checks,
        glossary=glossary,
        letters=letters,
        trees={tree.tree: tree for tree in said.values() if isinstance(tree, Tree)},
    )


def _places(facts: Facts) -> Iterator[str]:
    for section in (facts.facts, facts.terms, facts.contacts):
        for claim in section.values():
            yield from (place for place in map(_place, claim.sources) if place)


def _place(reference: str) -> str:
    return reference.partition(" ")[2]


def _placed(facts: Facts, places: Mapping[str, str]) -> Facts:
    """The facts with other words for the places in their sources."""

    def told(reference: str) -> str:
        source, space, place = reference.partition(" ")
        return f"{source}{space}{places.get(place, place)}"

    return replace(
        facts,
        **{
            section: {
                name: replace(claim, sources=[told(reference) for reference in claim.sources])
                for name, claim in getattr(facts, section).items()
            }
            for section in ("facts", "terms", "contacts")
        },
    )


def _laid(part: msgspec.Struct, words: Mapping[Where, str]) -> msgspec.Struct:
    """A part of a library with other words in their places."""
    if not words:
        return part
    data = msgspec.to_builtins(part)
    for where, text in words.items():
        holder = data
        for key in where[:-1]:
            holder = holder[place_in(holder, key)]
        if is_own_list(where[:-1]):
            del holder[where[-1] :]  # with the first word go those of the other language
            holder.append(text)
        else:
            holder[where[-1]] = text
    return msgspec.convert(data, type(part))
