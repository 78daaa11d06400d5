"""The words of a text that the library explains.

Owns where they stand in a text, for whoever marks them, and which they are, for whoever tells what
they mean. Refuses to know why a word is explained: that is for the author of `glossary.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from wizard.library.glossary import Glossary

_ANY_ENDING = "*"
_WORD = re.compile(r"\w+")
_KEY = 2
"""So many letters of its first word tell where a phrase can stand."""


class DefinedWord(msgspec.Struct, frozen=True):
    """A word that is explained, and what it means."""

    word: str
    means: str


class _Phrase(msgspec.Struct, frozen=True):
    parts: tuple[str, ...]
    """Its words, as they are compared; with a `*` where any ending will do."""
    name: str
    """The id of what it means."""

    def begins(self, words: Sequence[str]) -> bool:
        """Whether a text that goes on with `words` has the phrase here."""
        return len(words) >= len(self.parts) and all(
            word.startswith(part[:-1]) if part.endswith(_ANY_ENDING) else word == part
            for part, word in zip(self.parts, words, strict=False)
        )


class DefinedWords:
    """The words of one glossary, looked for in time that grows with the length of a text."""

    def __init__(self, glossary: Glossary) -> None:
        self._definitions = glossary.definitions
        self._phrases: dict[str, list[_Phrase]] = {}
        for name, one in glossary.definitions.items():
            for written in one.words:
                parts = tuple(_heard(part) for part in written.split())
                key = parts[0].rstrip(_ANY_ENDING)[:_KEY]
                self._phrases.setdefault(key, []).append(_Phrase(parts, name))
        for phrases in self._phrases.values():  # of two that begin alike, the longer one is meant
            phrases.sort(key=lambda phrase: -sum(map(len, phrase.parts)))

    def places(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Where words stand in each of the texts that are explained, each where it stands first."""
        told: set[str] = set()
        found: list[list[tuple[int, int]]] = []
        for text in texts:
            found.append([])
            for start, end, name in self._found(text):
                if name not in told:
                    told.add(name)
                    found[-1].append((start, end))
        return found

    def used(self, *texts: str) -> list[DefinedWord]:
        """The words of texts that are explained, in the order in which they come."""
        names = dict.fromkeys(name for text in texts for _, _, name in self._found(text))
        found = (self._definitions[name] for name in names)
        return [DefinedWord(one.called, one.means) for one in found]

    def names(self, *texts: str) -> set[str]:
        """The ids of what stands in texts."""
        return {name for text in texts for _, _, name in self._found(text)}

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        if not self._phrases:
            return
        places = [match.span() for match in _WORD.finditer(text)]
        words = [_heard(text[start:end]) for start, end in places]
        at = 0
        while at < len(words):
            for phrase in self._phrases.get(words[at][:_KEY], ()):
                length = len(phrase.parts)
                if phrase.begins(words[at : at + length]):
                    yield places[at][0], places[at + length - 1][1], phrase.name
                    at += length
                    break
            else:
                at += 1


def _heard(word: str) -> str:
    """A word without what does not tell words apart: case, and two dots."""
    return word.casefold().replace("ё", "е")
