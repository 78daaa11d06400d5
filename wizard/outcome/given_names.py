"""Given names and their short forms, and the words that are ordinary ones and names too.

Owns the endings of short forms, and which word is a given name; the names and their stems are
data, in `given_names.txt`. Words come and go without case and accents. Refuses surnames.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from wizard.outcome.declension import doubtful_forms
from wizard.outcome.transliteration import spelling

_DATA = Path(__file__).with_suffix(".txt")
_ENDINGS = (
    *("а", "я", "ка", "ька", "енька", "онька", "очка", "ечка", "уля", "юля", "уня", "юня", "уся"),
    *("юся", "уша", "юша", "уха", "юха", "ик", "чик", "ек", "ок"),
)
_OF_MANY = ("ов", "ев", "ам", "ами", "ах")
"""«Иванов» is a surname, and few speak of many of one name."""


def short_forms(name: str) -> Collection[str]:
    """«Маша», «Маше», «Машенька» and their cases, of «мария»; none of what is no given name."""
    return {form for stem in _stems().get(name, ()) for form in _of_stem(stem)}


def is_given(folded: str) -> bool:
    """Whether a word is a given name, whole or short, in any case, in any letters."""
    return folded in _known() or (
        len(folded) > 2 and folded.isascii() and spelling(folded) in _spelled()
    )


def ordinary() -> frozenset[str]:
    """Words that are no name without a capital."""
    return _read()[1]


@cache
def _known() -> frozenset[str]:
    """All names and the plainest of their short forms, in all cases."""
    plain = {f"{stem}{end}" for stems in _stems().values() for stem in stems for end in "ая"}
    names = [*_stems(), *plain]
    forms = {form for name in names for form in doubtful_forms(name)}
    return frozenset(names) | {form for form in forms if not form.endswith(_OF_MANY)}


@cache
def _spelled() -> frozenset[str]:
    return frozenset(map(spelling, _stems()))


@cache
def _of_stem(stem: str) -> Collection[str]:
    """Its short forms in all cases, and the stem alone, by which one is called: «Маш»."""
    called = {stem, f"{stem}ь"} - ordinary()
    short = [f"{stem}{ending}" for ending in _ENDINGS]
    return {*called, *short, *(form for name in short for form in doubtful_forms(name))}


def _stems() -> dict[str, list[str]]:
    return _read()[0]


@cache
def _read() -> tuple[dict[str, list[str]], frozenset[str]]:
    """The stems of each name, and the ordinary words."""
    stems, words = dict[str, list[str]](), set[str]()
    for line in _DATA.read_text("utf-8").replace("й", "и").replace("ё", "е").splitlines():
        names, _, rest = line.partition(":")
        if line.startswith(":"):
            words.update(rest.split())
        elif not line.startswith("#"):
            stems.update((name, rest.split()) for name in names.split())
    return stems, frozenset(words)
