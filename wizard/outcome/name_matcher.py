"""Names in the forms in which people write them: inflected, without capitals, in other letters.

Owns which forms and spellings are known with a capital, which without one, and which not where the
library uses the same word. A word without a capital is a name only where a value is nothing but
names or an address, and where the library does not use that word itself. Refuses names of other
people: only what was answered is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from wizard.outcome.declension import doubtful_forms, forms
from wizard.outcome.given_names import ordinary, short_forms
from wizard.outcome.transliteration import accented_spelling, spelling
from wizard.pattern import pattern

_NAME = pattern(r"[^\W\d_]+")
_JOINED = pattern(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FULL = pattern(r"\s*[^\W\d_]+(?:(?:\s*[-.']\s*|\s+)[^\W\d_]+){0,4}\.?\s*")
"""Nothing but names."""
_LIVES = pattern(
    r"(?=.{1,150}$).*?(?-i:[А-ЯЁ])[а-яё-]+(?: (?:ул|улица)\.?)?,? {0,2}(?:дом |д\. ?|№ ?)?\d.*",
    re.IGNORECASE,
)
"""A street and a house, and so a whole address: it is written without capitals, too."""
_ENDING = pattern(
    r"[аеиоуыюя]|[аоеиы]м|[оеы]и|[оеь]ю|[ои]ю|ого|его|ому|ему|ов|ев|ами|ями|а?х|ых|[иы]ми|ии"
)
"""As a word without case and accents has them, «й» as «и»."""
_VOWELS = "аеиоуыэюяйь"
LONG_ENOUGH = 4
"""Letters of a name that is known in Latin letters without a capital too, and by its beginning."""
_PARTICLES = frozenset(
    ("кызы", "гызы", "оглы", "оглу", "де", "ди", "да", "дер", "ван", "фон", "аль", "эль", "ибн")
)
"""What has no capital and makes no less a name of a value."""
_BEFORE = pattern(r"(?:[^\W_]{1,32}\\?_){1,4}$")
_AFTER = pattern(r"(?:\\?_[^\W_]{1,32}|-[A-ZА-ЯЁ][^\W\d_]{1,32}){1,4}")
"""What is joined to a name makes one word with it."""
_MOST_BEFORE = 140
_CAMEL = pattern(r"[^\W\d_](?:[a-zа-яё]+|$)")


class NameMatcher:
    """Names that are to be masked."""

    def __init__(self, common: Collection[str] = ()) -> None:
        """`common` are words, without case and accents, that are no names by themselves."""
        self._common = common
        self.begins: set[str] = set()
        """How the first letters of names are spelled: «ю» and «yu» are «iu»."""
        self._whole: dict[str, str] = {}
        """Names that are known with a capital in these forms alone."""
        self._doubtful: dict[str, str] = {}
        """Forms of names that are none where the library uses the same word."""
        self._stems: dict[str, str] = {}
        self._small: dict[str, str] = {}
        """Stems and forms of names that are known without a capital too."""
        self._spelled: dict[str, str] = {}
        self._latin: dict[str, str] = {}
        """Spellings of forms and of short names: another word in Cyrillic may be spelled so."""
        self._small_latin: dict[str, str] = {}

    def add(self, value: str, mask: str, fold: Mapping[str, str]) -> None:
        """Take in the names of `value`; `fold` has each word of it without case and accents."""
        small = _LIVES.fullmatch(value) or (
            _FULL.fullmatch(value)
            and all(not name.islower() or name in _PARTICLES for name in _JOINED.findall(value))
        )
        for name, folded in fold.items():
            if not name[0].isupper():
                continue
            self.begins.add(spelling(folded[0]))
            if len(name) < 2:
                continue
            sure, doubtful = {folded, *forms(folded)}, set(doubtful_forms(folded))
            _know(self._whole, sure, mask)
            _know(self._doubtful, doubtful, mask)
            own = {spelling(folded), accented_spelling(name)}
            latin = own | set(map(spelling, sure | doubtful))
            _know(self._latin, latin, mask)
            if len(name) >= LONG_ENOUGH:
                self._stems.setdefault(folded[:-1], mask)
            if len(name) >= LONG_ENOUGH or folded.isascii():
                _know(self._spelled, own, mask)
            short = short_forms(folded)
            _know(self._doubtful, short, mask)
            if small:
                _know(self._small, short, mask)
            if small and len(name) > 2:
                _know(self._small, {_stem(folded), *sure, *doubtful}, mask)
            if small and len(name) >= LONG_ENOUGH:
                _know(self._small_latin, latin, mask)

    def mask(self, word: str, folded: str) -> str:
        """What stands for a word, if it is a name."""
        if word[0].isupper():
            return self._capital(word, folded) if len(folded) > 1 else ""
        if not self._small or self.spares(word, folded):
            return ""
        found = self._small.get(_stem(folded), "") or self._small.get(folded, "")
        for ending in (2, 3) if not found else ():
            if _ENDING.fullmatch(folded[-ending:]):
                found = found or self._small.get(folded[:-ending], "")
        if not found and folded.isascii():
            found = _spelled(self._small_latin, word, folded)
        return found

    def spares(self, word: str, folded: str) -> bool:
        """Whether a word without a capital is an ordinary one, name or not."""
        return word.islower() and (folded in self._common or folded in ordinary())

    def _capital(self, word: str, folded: str) -> str:
        """What stands for a word with a capital."""
        found = self._whole.get(folded, "")
        for ending in range(4) if not found else ():
            if folded not in self._common or _ENDING.fullmatch(folded[len(folded) - ending :]):
                found = found or self._stems.get(folded[: len(folded) - ending], "")
        if not found and folded not in self._common:
            found = self._doubtful.get(folded, "")
        return found or _spelled(self._latin if folded.isascii() else self._spelled, word, folded)


def _know(names: dict[str, str], forms: Iterable[str], mask: str) -> None:
    """Take in forms that say enough, and leave those that stand for another name already."""
    for form in forms:
        if len(form) > 1:
            names.setdefault(form, mask)


def _spelled(names: Mapping[str, str], word: str, folded: str) -> str:
    """What stands for a word by its spelling."""
    found = names.get(spelling(folded), "")
    return found if found or word.isascii() else names.get(accented_spelling(word), "")


def joined(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with what makes one word with it."""
    before = _BEFORE.search(text, max(0, start - _MOST_BEFORE), start)
    after = _AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def parts(word: str) -> list[str]:
    """The names in a word that is several, each with its capital, or that has figures, too; none
    where it is one name.
    """
    found = _CAMEL.findall(word)
    return found if len(found) > 1 or not word.isalpha() else []


def _stem(folded: str) -> str:
    return folded[:-1] if len(folded) > 3 and folded[-1] in _VOWELS else folded
