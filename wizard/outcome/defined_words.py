"""The words of a text that the library explains.

Owns where they stand in a text, for whoever marks them, and which they are, for whoever tells what
they mean. Refuses to know why a word is explained: that is for the author of `glossary.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from wizard.library.glossary import Glossary
from wizard.pattern import pattern

_ANY_ENDING = "*"
_WORD = pattern(r"\w+")
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
    stem: str
    """With what its first word begins at least."""

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
                parts = tuple(heard(part) for part in written.split())
                stem = parts[0].rstrip(_ANY_ENDING)
                self._phrases.setdefault(stem[:_KEY], []).append(_Phrase(parts, name, stem))
        for phrases in self._phrases.values():  # of two that begin alike, the longer one is meant
            phrases.sort(key=lambda phrase: -sum(map(len, phrase.parts)))

    def places(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Where words stand in each of the texts that are explained, each where it stands first."""
        told: set[str] = set()
        found: list[list[tuple[int, int]]] = []
        for text in texts:
            found.append([])
            spans = [match.span() for match in _WORD.finditer(text)]
            words = [heard(text[start:end]) for start, end in spans]
            for first, last, name in self._among(words):
                if name not in told:
                    told.add(name)
                    found[-1].append((spans[first][0], spans[last][1]))
        return found

    def used(self, *texts: str) -> list[DefinedWord]:
        """The words of texts that are explained, in the order in which they come."""
        found = map(self._definitions.__getitem__, dict.fromkeys(self._names(texts)))
        return [DefinedWord(one.called, one.means) for one in found]

    def names(self, *texts: str) -> set[str]:
        """The ids of what stands in texts."""
        return set(self._names(texts))

    def _names(self, texts: Iterable[str]) -> Iterator[str]:
        told = (_WORD.findall(heard(text)) for text in texts if self._phrases)
        return (name for words in told for _, _, name in self._among(words))

    def _among(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The first and the last word of each phrase, and the id of what it means."""
        behind, keyed = 0, self._phrases
        for at, word in enumerate(words):
            for phrase in keyed.get(word[:_KEY], ()) if at >= behind else ():
                length = len(phrase.parts)
                if word.startswith(phrase.stem) and phrase.begins(words[at : at + length]):
                    behind = at + length
                    yield at, behind - 1, phrase.name
                    break


def heard(word: str) -> str:
    """A word without what does not tell words apart: case, and two dots."""
    return word.casefold().replace("ё", "е")
