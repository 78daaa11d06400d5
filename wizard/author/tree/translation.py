"""The words of a library in another language, laid over it.

`locale/LANGUAGE/` mirrors the files of the library and holds nothing but words. Owns reading these
overlays, and the library that comes of it: the same ids, other words; what an overlay leaves out
stays as it was. Refuses to judge how it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.overlay import TOP, Below, behind, is_own_list
from wizard.author.tree.source import Source, Where, opened, place_in
from wizard.author.tree.words import Reader, entries
from wizard.library.facts import Facts
from wizard.library.library import (
    FACTS,
    GLOSSARY,
    LOCALE,
    MANIFEST,
    MESSAGES,
    YAML,
    Library,
)
from wizard.library.messages import Messages

P = TypeVar("P", bound=msgspec.Struct)

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
    own: dict[str, list[tuple[Where, str]]]
    """Every text that has another language, as the first one says it, by the file it stands in."""


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
    originals = {file: _plain(part) for file, part in parts(library).items()}
    for path in sorted((folder / LOCALE / language).glob(YAML)):
        file = path.name
        source = sources[file] = opened(path)
        reader = Reader(source, file)
        if file in originals:
            reader.read(originals[file])
            words[file], lost[file] = reader.words, reader.lost
        else:
            reader.stray((), file, "this library", originals)
    problems = [problem for source in sources.values() for problem in source.problems]
    own = {file: texts(original) for file, original in originals.items()}
    return Translation(language, sources, words, problems, lost, own)


def parts(library: Library) -> dict[str, msgspec.Struct]:
    """What has words, by the name of its file."""
    return {
        MANIFEST: library.manifest,
        FACTS: library.facts,
        MESSAGES: Messages(library.checks),
        GLOSSARY: library.glossary,
        TITLES: _titles(library),
        PLACES: _places(library.facts),
        **{f"{name}.yaml": tree for name, tree in library.trees.items()},
    }


def texts(part: object) -> list[tuple[Where, str]]:
    """Every text of a file that has another language, and where it stands."""
    found: list[tuple[Where, str]] = []

    def look(data: object, place: Below, where: Where) -> None:
        for key, value in entries(data).items():
            below = behind(place, key) if value else None  # most keys have nothing behind them
            if below and isinstance(value, str):
                found.append(((*where, key), value))
            elif below:
                look(value, below, (*where, key))

    look(_plain(part) if isinstance(part, msgspec.Struct) else part, TOP, ())
    return found


def spoken(library: Library, translation: Translation) -> Library:
    """The library in another language."""

    def said(file: str, part: P) -> P:
        return _laid(part, translation.words.get(file, {}))

    titles = said(TITLES, _titles(library)).letters
    places = said(PLACES, _places(library.facts)).places
    return replace(
        library,
        manifest=replace(said(MANIFEST, library.manifest), languages=[translation.language]),
        facts=_placed(said(FACTS, library.facts), places),
        checks=said(MESSAGES, Messages(library.checks)).checks,
        glossary=said(GLOSSARY, library.glossary),
        letters={
            name: replace(letter, head=replace(letter.head, title=titles[name]["title"]))
            for name, letter in library.letters.items()
        },
        trees={name: said(f"{name}.yaml", tree) for name, tree in library.trees.items()},
    )


def _titles(library: Library) -> Titles:
    return Titles({name: {"title": letter.head.title} for name, letter in library.letters.items()})


def _places(facts: Facts) -> SourcePlaces:
    sections = (facts.facts, facts.terms, facts.contacts)
    claims = (claim for section in sections for claim in section.values())
    places = (source.partition(" ")[2] for claim in claims for source in claim.sources)
    return SourcePlaces({place: place for place in places if place})


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


def _plain(part: msgspec.Struct) -> Any:
    """A part as what YAML holds; of a library that was kept, facts and letters are packed."""
    return msgspec.to_builtins(part, enc_hook=dict)


def _laid(part: P, words: Mapping[Where, str]) -> P:
    """A part of a library with other words in their places."""
    if not words:
        return part
    data = _plain(part)
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
