"""Names in the forms in which people write them: inflected, without capitals, in other letters.

Owns the endings and the letters of a transliteration, by which one name is known in all spellings.
A word without a capital is a name only where a value is nothing but names, and where the library
does not use that word itself. Refuses names of other people: only what was answered is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_NAME = re.compile(r"[^\W\d_]+")
_FULL = re.compile(r"\s*[^\W\d_]+(?:(?:\s*[-.]\s*|\s+)[^\W\d_]+){0,3}\.?\s*")
"""Nothing but names."""
_ENDING = re.compile(
    r"[аеиоуыюя]|[аоеиы]м|[оеы]и|[оеь]ю|[ои]ю|ого|его|ому|ему|ов|ев|ами|ями|а?х|ых|[иы]ми|ии"
)
"""As a word without case and accents has them, «й» as «и»."""
_VOWELS = "аеиоуыэюяйь"
_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhcie", strict=True)),
        **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"},
        **{"ъ": "", "ь": "", "y": "i", "j": "i", "w": "v", "'": "", "x": "ks"},
    }
)
_SPELLINGS = (("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("tz", "c"), ("ts", "c"), ("ph", "f"))
_TWICE = re.compile(r"(.)\1+")
LONG_ENOUGH = 4
"""Letters of a name that is known in other letters too; a shorter one is like many words."""
_INITIALS_BEFORE = re.compile(r"(?<!\w)(?:[^\W\d_]\.[^\S\n]?){1,2}$")
_INITIALS_AFTER = re.compile(r",?[^\S\n]?(?:[^\W\d_]\.(?:[^\S\n](?=[^\W\d_]\.))?){1,2}(?!\w)")
_MOST = 8
"""Characters of two initials with their spaces."""

_BEFORE = re.compile(r"(?:[^\W_]{1,32}\\?_){1,4}$")
_AFTER = re.compile(r"(?:\\?_[^\W_]{1,32}|-[A-ZА-ЯЁ][^\W\d_]{1,32}){1,4}")
"""What is joined to a name makes one word with it."""
_MOST_BEFORE = 140
_CAMEL = re.compile(r"[^\W\d_](?:[a-zа-яё]+|$)")


class NameMatcher:
    """Names that are to be masked."""

    def __init__(self, common: Collection[str] = ()) -> None:
        self._common = common
        self._short: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._small: dict[str, str] = {}
        """Stems of names that are known without a capital too."""
        self._spelled: dict[str, str] = {}

    def add(self, value: str, mask: str, fold: Mapping[str, str]) -> None:
        """Take in the names of `value`; `fold` has each word of it without case and accents."""
        small = _FULL.fullmatch(value) and all(name[0].isupper() for name in _NAME.findall(value))
        for name, folded in fold.items():
            if not name[0].isupper() or len(name) < 2:
                continue
            if len(name) >= LONG_ENOUGH:
                self._stems.setdefault(folded[:-1], mask)
                self._spelled.setdefault(_spelling(folded), mask)
            else:
                self._short.setdefault(folded, mask)
            if small and len(name) > 2:
                self._small.setdefault(_stem(folded), mask)

    def mask(self, word: str, folded: str) -> str:
        """What stands for a word, if it is a name."""
        if word[0].isupper():
            found = self._short.get(folded, "")
            for ending in range(4) if not found else ():
                found = found or self._stems.get(folded[: len(folded) - ending], "")
            return found or self._spelled.get(_spelling(folded), "")
        if not self._small or folded in self._common:
            return ""
        found = self._small.get(_stem(folded), "")
        for ending in range(1, 4) if not found else ():
            if _ENDING.fullmatch(folded[-ending:]):
                found = found or self._small.get(folded[:-ending], "")
        return found or (
            self._spelled.get(_spelling(folded), "") if folded.isascii() and self._small else ""
        )


def initials(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with the initials before or after it."""
    before = _INITIALS_BEFORE.search(text, max(0, start - _MOST), start)
    after = _INITIALS_AFTER.match(text, end, end + _MOST)
    return before.start() if before else start, after.end() if after else end


def joined(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with what makes one word with it."""
    before = _BEFORE.search(text, max(0, start - _MOST_BEFORE), start)
    after = _AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def parts(word: str) -> list[str]:
    """The names in a word that is several, each with its capital; none where it is one."""
    found = _CAMEL.findall(word) if not word[1:].islower() else []
    return found if len(found) > 1 else []


def _stem(folded: str) -> str:
    return folded[:-1] if len(folded) > 3 and folded[-1] in _VOWELS else folded


def _spelling(folded: str) -> str:
    """The same for all spellings of a name, in Cyrillic or in Latin letters."""
    spelled = folded.translate(_LETTERS)
    for spelling, letter in _SPELLINGS:
        spelled = spelled.replace(spelling, letter)
    spelled = _TWICE.sub(r"\1", spelled)
    return spelled.replace("ie", "e").replace("io", "e")
