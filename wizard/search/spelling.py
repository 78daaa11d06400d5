"""What a mistyped word was meant for, among the words that are known.

Owns how many errors are forgiven, and which words are akin. Refuses to rank what is found by them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from wizard.search.stems import stem

FEWEST, SHORT = 4, 7
"""Letters of a word in which an error is forgiven, and up to which it is only one."""
AKIN, SHARED = 5, 0.6
"""Letters that akin stems begin with at least, and the share of the longer one that this is."""
WEIGHTS = (1.0, 0.8, 0.6)
"""What a word counts, by the errors in it."""
KIN = 0.7
"""What a word counts that is akin."""


class Vocabulary:
    """The words that are known."""

    def __init__(self, words: Iterable[str]) -> None:
        self._forms: dict[int, list[tuple[str, str]]] = {}
        """By their length the words and the stems themselves, each with its stem."""
        self._kin: dict[str, list[str]] = {}
        self._meant: dict[str, dict[str, float]] = {}
        """What was looked up already."""
        self.stems: set[str] = set()
        known = set(words)
        for word in sorted(known):
            self.stems.add(stem(word))
        for form in sorted(known | self.stems):
            own = form if form in self.stems and form not in known else stem(form)
            self._forms.setdefault(len(form), []).append((form, own))
        for one in sorted(self.stems):
            self._kin.setdefault(one[:AKIN], []).append(one)

    def meant(self, word: str) -> dict[str, float]:
        """The stems that a word may stand for, and what it counts for each."""
        if word not in self._meant:
            self._meant[word] = self._looked_up(word)
        return self._meant[word]

    def _looked_up(self, word: str) -> dict[str, float]:
        own = stem(word)
        akin = {
            other: KIN
            for other in self._kin.get(own[:AKIN], ())
            if len(own) >= AKIN and akin_stems(own, other)
        }
        if own in self.stems:
            return akin | {own: 1.0}
        return akin | self._nearest(word)

    def _nearest(self, word: str) -> dict[str, float]:
        """The stems of the words with the fewest errors between, if those are forgiven."""
        most = forgiven(word)
        found: dict[str, float] = {}
        for length in range(len(word) - most, len(word) + most + 1) if most else ():
            for form, own in self._forms.get(length, ()):
                errors = distance(word, form, most)
                if errors <= most:
                    if errors < most:
                        most, found = errors, {}
                    found[own] = WEIGHTS[errors]
        return found


def akin_stems(one: str, other: str) -> bool:
    """Whether two stems begin so much alike that they belong to one root."""
    pairs = zip(one, other, strict=False)
    common = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return common >= AKIN and common >= SHARED * max(len(one), len(other))


def forgiven(word: str) -> int:
    """The errors that are forgiven in a word."""
    if len(word) < FEWEST:
        return 0
    return 1 if len(word) <= SHORT else 2


def distance(one: str, other: str, most: int) -> int:
    """The errors between two words: letters too many, missing, wrong, or two that changed places.

    Optimal string alignment; where it is more than `most`, any number above that.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        last, before, row = before, row, [at]
        for to, wanted in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            swapped = at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted
            if swapped:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
