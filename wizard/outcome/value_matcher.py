"""The forms of some values in a text, found in one pass whose steps grow with the text alone.

Owns what counts as the same value: other case, other spaces, accents or none, the letters of an
ending, digits grouped anew, a backslash that Markdown needs. A value is looked up by its words; it
is never a pattern, so that nothing typed can break one, and thousands cost what one does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from wizard.outcome.address_patterns import AFTER_STREET
from wizard.outcome.code_matcher import CodeMatcher
from wizard.outcome.declension import forms
from wizard.outcome.digit_matcher import DigitMatcher
from wizard.outcome.initials import initials
from wizard.outcome.name_matcher import NameMatcher, joined, parts
from wizard.outcome.normalized_text import NormalizedText, Passage, masked
from wizard.outcome.sign_matcher import SignMatcher
from wizard.pattern import pattern

DEPTH = 24
"""Words after which a value is taken for found: the rest of the line is masked with it."""
LONG = 300
"""Characters; the words of a longer value are looked for together, and none of them alone."""
MOST_MET = 1 << 16
"""Words of a text of which it is remembered what is known of them."""
_WORD = pattern(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_NEXT = pattern(rf"([\W_]*+)({_WORD.pattern})")
_TWO = pattern(r"[^\W_][\W_]*[^\W_]")
"""Less than two letters or digits are in every text."""
_NAME = pattern(r"[^\W\d_]+|[^\W_]+")
_DASHES = pattern(r"[‐-―−]")
_HOUSE = pattern(AFTER_STREET, re.IGNORECASE)
_JOINED = pattern(r"(?:'|\\?`)([^\W\d_]+)")
_WITH_APOSTROPHE = pattern(r"[^\W\d_]+(?:'[^\W\d_]+)+")


class ValueMatcher:
    """What is to be masked."""

    def __init__(
        self,
        common: Collection[str] = (),
        abbreviations: Collection[str] = (),
        places: Collection[str] = (),
    ) -> None:
        """What is to be masked, with no value yet.

        Args:
            common: words that are no name where they have no capital.
            abbreviations: words in capitals that are no name at all: «ООО», «ИНН».
            places: words that are told to everybody; alone they say nothing of an address.
        """
        self._abbreviations = frozenset(abbreviations)
        self._places = frozenset(map(_folded, places))
        self._begun: set[int] = set()
        """Hashes of the first words of the lines of a value: one, two, and so on."""
        self._whole: dict[int, str] = {}
        """Those of them that are a line, or as much of it as is looked at."""
        self._names = NameMatcher({_folded(word) for word in common})
        self._codes: dict[str, str] = {}
        self._digits = DigitMatcher()
        self._parted = CodeMatcher()
        self._signs = SignMatcher()
        self._homes: set[str] = set()
        """Masks of values that have names and numbers, as an address has."""
        self._houses: set[str] = set()
        """The numbers of these."""

    def add(self, value: str, mask: str) -> None:
        """Mask each line of `value`, and what follows the mark of one."""
        view = NormalizedText(value)
        for line in {*view.text.split("\n"), *view.unparted.split("\n")}:
            if _TWO.search(line):
                self._add_words(line, mask)
            elif len(line.strip()) > 1:
                self._signs.add(line.strip(), mask)

    def add_names(self, value: str, mask: str) -> None:
        """Mask the names in `value` where they stand alone, inflected too, and the numbers."""
        plain = unicodedata.normalize("NFC", NormalizedText(value).text).replace("`", "'")
        words = _NAME.findall(plain) if len(value) <= LONG else ()
        words = [word for word in words if word not in self._abbreviations]
        for word in words:
            if not word.isalpha():
                self.add_code(word, mask)
        houses = {_folded(word) for word in words if word[0].isdigit()}
        if houses and any(word.isalpha() and word.istitle() for word in words):
            self._homes.add(mask)
            self._houses |= houses
            words = [word for word in words if self._places.isdisjoint(_forms(_folded(word)))]
        for word in _WITH_APOSTROPHE.findall(plain) if words else ():
            words += [word.replace("'", letter).capitalize() for letter in ("", "ь")]
        self._names.add(plain, mask, {word: _folded(word) for word in words if word.isalpha()})

    def add_code(self, word: str, mask: str, shortest: int = 4) -> None:
        """Mask one word that is a number or has one in it."""
        if len(word) >= shortest:
            self._codes.setdefault(_folded(NormalizedText(word).text), mask)

    def add_phone(self, value: str, mask: str) -> None:
        """Mask a phone number as it stands, and however its digits are grouped."""
        self.add(value, mask)
        self._digits.add_phone(NormalizedText(value).text, mask)

    def add_digits(self, value: str, mask: str) -> None:
        """Mask a long number however its digits are grouped; a short one could be part of a sum."""
        self._digits.add_number(NormalizedText(value).text, mask)

    def add_parted(self, value: str, mask: str) -> None:
        """Mask a number of signs that anybody parts in their own way."""
        self._parted.add(NormalizedText(value).text, mask)

    def masked(self, text: str) -> str:
        """`text` with a mask in the place of each value."""
        return masked(text, self.find(text))

    def find(self, text: str) -> Iterator[Passage]:
        """Where in `text` a value stands, whatever nobody sees is inside it."""
        view = NormalizedText(text)
        for span in self._spans(view.text):
            yield view.original(span)

    def _spans(self, text: str) -> Iterator[Passage]:
        yield from self._signs.find(text)
        yield from self._in_words(text)
        yield from self._digits.find(text)
        yield from self._parted.find(text)

    def _add_words(self, line: str, mask: str) -> None:
        key = 0
        for key in islice(_keys(line), DEPTH):
            self._begun.add(key)
        self._whole.setdefault(key, mask)

    def _in_words(self, text: str) -> Iterator[Passage]:
        meet = lru_cache(MOST_MET)(self._meet)
        for match in _WORD.finditer(text):
            mask, key = meet(match[0])
            found = self._line(text, match, key) if key else None
            if found and found.end == match.end() and self._spared(match[0]):
                found = None
            if found is None and mask:
                found = Passage(match.start(), match.end(), mask)
            if _JOINED.match(text, match.end()):
                found = self._with_apostrophe(text, match) or found
            elif found is None:
                found = self._street(text, match)
            if found is not None and not _within_number(text, found):
                yield self._grown(text, self._whole_name(text, _bracketed(text, found)))

    def _grown(self, text: str, span: Passage) -> Passage:
        """With the rest of its word, and with the house that follows a street of an address."""
        if not text[span.end - 1].isalpha():
            return span
        start, end = joined(text, span.start, span.end)
        house = _HOUSE.match(text, end) if span.mask in self._homes else None
        return Passage(start, house.end() if house else end, span.mask)

    def _whole_name(self, text: str, span: Passage) -> Passage:
        """What ends in letters, with the initials that belong to it."""
        if not text[span.end - 1].isalpha():
            return span
        return Passage(*initials(text, span.start, span.end, self._names.begins), span.mask)

    def _with_apostrophe(self, text: str, match: re.Match[str]) -> Passage | None:
        """A name with an apostrophe, as it is without one: «о'нилу»."""
        rest = _JOINED.match(text, match.end())
        if rest is None:
            return None
        word = match[0] + rest[1]
        mask = self._names.mask(word, _folded(word))
        return Passage(match.start(), rest.end(), mask) if mask else None

    def _street(self, text: str, match: re.Match[str]) -> Passage | None:
        """An own street that is an ordinary word too, before its own house: «мира 7»."""
        if not self._houses or not match[0].islower():
            return None
        mask = self._names.mask(match[0].capitalize(), _folded(match[0]))
        house = _HOUSE.match(text, match.end()) if mask in self._homes else None
        if house is None or self._houses.isdisjoint(map(_folded, _NAME.findall(house[0]))):
            return None
        return Passage(match.start(), house.end(), mask)

    def _spared(self, word: str) -> bool:
        """Whether a value of one word is a name, and this an ordinary word."""
        folded = _folded(word)
        return self._names.spares(word, folded) and bool(
            self._names.mask(word.capitalize(), folded)
        )

    def _meet(self, word: str) -> tuple[str, int]:
        """What is known of a word by itself: its mask, if it has one, and how a line begins."""
        folded = _folded(word)
        mask = self._codes.get(folded, "") or self._names.mask(word, folded)
        for part in parts(word) if not mask else ():
            mask = mask or self._names.mask(part, _folded(part))
        key = _key(0, "", folded)
        return mask, key if key in self._begun else 0

    def _line(self, text: str, first: re.Match[str], key: int) -> Passage | None:
        """The longest line of a value that begins here."""
        end, mask, depth = first.end(), "", 1
        found = None
        while key in self._begun:
            if mask := self._whole.get(key, ""):
                found = Passage(
                    first.start(), _line_end(text, end) if depth == DEPTH else end, mask
                )
            follows = _NEXT.match(text, end)
            if follows is None or follows[1].count("\n") > 1:
                break
            key = _key(key, _joint(text[end - 1], follows), _folded(follows[2]))
            end, depth = follows.end(), depth + 1
        return found


def _keys(line: str) -> Iterator[int]:
    """The hashes of the first words of a line."""
    key, end = 0, 0
    while len(line) > end and (follows := _NEXT.match(line, end)):
        joint = _joint(line[end - 1], follows) if end else ""
        key = _key(key, joint, _folded(follows[2]))
        yield key
        end = follows.end()


def _key(before: int, joint: str, word: str) -> int:
    return hash((before, joint, word)) or 1


def _joint(before: str, follows: re.Match[str]) -> str:
    """What joins two words; between digits it counts, for a sum is no number of an order."""
    if not (before.isdigit() and follows[2][0].isdigit()):
        return ""
    return "".join(_DASHES.sub("-", follows[1]).replace("\\", "").split())


@lru_cache(MOST_MET)
def _folded(word: str) -> str:
    """A word without case and accents: «Ёлкина» is «елкина», composed or not."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _forms(folded: str) -> set[str]:
    return {folded, *forms(folded)}


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _within_number(text: str, span: Passage) -> bool:
    """Whether what was found is a part of a date, a sum, an article; a word beside figures is none:
    «1.Иванова», «ivanova.1985».
    """
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return (text[span.start].isdigit() and before[:1].isdigit() and before[1:] in (".", ",")) or (
        text[span.end - 1].isdigit() and after[:1] in (".", ",") and after[1:].isdigit()
    )


def _bracketed(text: str, span: Passage) -> Passage:
    """An address with the brackets that make it a link."""
    if text[max(0, span.start - 1) : span.start] == "<" and text[span.end : span.end + 1] == ">":
        return Passage(span.start - 1, span.end + 1, span.mask)
    return span
