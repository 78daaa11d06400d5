"""Short forms of given names, and the words that are ordinary ones and names too.

Owns the endings of short forms; the names and their stems are data, in `given_names.txt`. Words
come and go without case and accents. Refuses surnames, and names that nobody shortens.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from wizard.outcome.declension import doubtful_forms

_DATA = Path(__file__).with_suffix(".txt")
_ENDINGS = (
    *("а", "я", "ка", "ька", "енька", "онька", "очка", "ечка", "уля", "юля", "уня", "юня", "уся"),
    *("юся", "уша", "юша", "уха", "юха", "ик", "чик", "ек", "ок"),
)


def short_forms(name: str) -> Collection[str]:
    """«Маша», «Маше», «Машенька» and their cases, of «мария»; none of what is no given name."""
    return {form for stem in _stems().get(name, ()) for form in _of_stem(stem)}


def ordinary() -> frozenset[str]:
    """Words that are no name without a capital."""
    return _read()[1]


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
