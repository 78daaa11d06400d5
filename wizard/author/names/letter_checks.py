"""Every letter of a library, read once: what is wrong with it, and which names it needs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from wizard.author.names.letter_language import LetterReader
from wizard.author.names.letter_names import Nameable, Scope
from wizard.author.names.letter_parser import parsed
from wizard.author.names.letter_size import oversized
from wizard.author.names.letter_tokens import LetterSlip
from wizard.author.names.needs import Need
from wizard.author.names.reserved import GIVEN
from wizard.author.names.table import table
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.letter_text import LetterText
from wizard.author.tree.loading import Loaded
from wizard.library.library import FACTS


class ReadLetter(NamedTuple):
    """What was met in a letter."""

    faults: list[Diagnostic]
    needs: list[Need]


@lru_cache(maxsize=2)
def letters(loaded: Loaded) -> Mapping[str, ReadLetter]:
    """Every letter, by its name."""
    library = loaded.library
    names, _ = table(loaded)
    contacts = library.facts.contacts
    whole = loaded.ids(FACTS, "contacts", contacts) is not None
    known = Nameable(
        names,
        contacts if whole else None,
        tuple(library.manifest.stages),
        tuple(library.letters),
        frozenset(library.computed),
    )
    parts: dict[Hashable, LetterReader] = {}
    return {name: _read(text, known, parts) for name, text in loaded.letters.items()}


def _read(letter: LetterText, known: Nameable, parts: dict[Hashable, LetterReader]) -> ReadLetter:
    """A letter; one that is none is told of as such, and needs nothing."""
    try:
        read = parsed(letter)
    except LetterSlip as slip:
        return ReadLetter([slip.fault], [])
    reader = LetterReader(Scope(known), parts)
    reader.body(read.body)
    found = [
        diagnose(code, node.spot.path, node.spot.span, hint=hint, **values)
        for node, code, values, hint in (*reader.faults, *oversized(read))
    ]
    if not (found or read.says):
        found = [diagnose("empty-letter", letter.path, (letter.first_line - 1, 1, 4))]
    return ReadLetter(found, reader.needs)


def broken(parts: Mapping[str, LetterText]) -> Iterator[Diagnostic]:
    """What is wrong with the parts that are no letters by themselves."""
    for part in parts.values():
        try:
            parsed(part)
        except LetterSlip as slip:
            yield slip.fault


def used(letter: LetterText) -> frozenset[str]:
    """Every name of the case that a sound letter looks at, and all that stands behind a dot."""
    found = parsed(letter)
    return (found.names - GIVEN) | found.attrs
