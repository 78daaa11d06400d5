"""That the words of a term say the length by which its days are counted.

Owns the spans of time that are written with figures in Russian and in English. Refuses those in
words («за один рабочий день»): where a text names no span in figures, there is nothing to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.author.tree.translation import Translation
from wizard.library.facts import Term
from wizard.library.length import LENGTH
from wizard.library.library import FACTS

_UNITS: Mapping[str, str] = {
    "hour": r"час\w*|hours?",
    "day": r"дн\w+|день|сут\w+|days?",
    "week": r"недел\w+|weeks?",
    "month": r"месяц\w*|months?",
    "year": r"год\w*|лет|years?",
}
_SPAN = re.compile(
    r"(?<![\d.,])(?P<count>\d+)[\s\u00a0-]*(?P<working>рабоч\w+|working|business)?"
    r"(?:[\s\u00a0-]*(?:календарн\w+|calendar))?[\s\u00a0-]*"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS.items())})\b",
    re.IGNORECASE,
)

Span = tuple[int, str]
"""How many, and of what: `day` and `working day` are two things; weeks and full days are in days,
since 48 hours run from a moment and are two days to whoever reads of them.
"""


def contradicting(loaded: Loaded) -> Iterator[Diagnostic]:
    """Terms whose text names spans, none of which is their length."""
    file = loaded.place_if_any(FACTS)
    for place, term in file.along(loaded.library.facts, "terms.*") if file else ():
        yield from _contradicting(place.at("text"), term, term.text)


def contradicting_words(loaded: Loaded, translation: Translation) -> Iterator[Diagnostic]:
    """The same in another language."""
    words = translation.words.get(FACTS, {})
    for name, term in loaded.library.facts.terms.items():
        where: Where = ("terms", name, "text")
        if where in words:
            place = Location(translation.sources[FACTS], where)
            yield from _contradicting(place, term, words[where])


def _contradicting(place: Location, term: Term, text: str) -> Iterator[Diagnostic]:
    length = LENGTH.fullmatch(term.length or "")
    spans = set(_spans(text))
    if length and spans:
        unit = length["unit"].removesuffix("s")
        if _plain(int(length["count"]), unit) not in spans:
            yield place.fault("other-length", length=length[0])


def _spans(text: str) -> Iterator[Span]:
    for found in _SPAN.finditer(text):
        unit = next(unit for unit in _UNITS if found[unit])
        yield _plain(int(found["count"]), f"working {unit}" if found["working"] else unit)


def _plain(count: int, unit: str) -> Span:
    if unit == "hour" and count % 24 == 0:
        return count // 24, "day"
    return (count * 7, "day") if unit == "week" else (count, unit)
