"""A text as the stems of its words, in Russian and in English.

Owns what counts as a word, which words say nothing by themselves, which are denied by a «не» before
them, and what was meant where a text was typed in the wrong layout of the keyboard, or in Latin
letters. Refuses to know what is looked
for: that is `index`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import snowballstemmer

from wizard.pattern import pattern

_WORD = pattern(r"[^\W\d_]+")
_CYRILLIC = pattern(r"[а-я]")
_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_KEY = str.maketrans(_LATIN_KEYS + _RUSSIAN_KEYS, _RUSSIAN_KEYS + _LATIN_KEYS)
_SHIFTED = str.maketrans('~{}:"<>', "`[];',.")
"""The signs of keys that are pressed with Shift, as without it."""
_LATIN = (
    "shch sch yo jo zh kh ts ch sh yu ju ya ja ye "
    "a b v w g d e z i j y k l m n o p r s t u f h c x q"
)
_CYRILLIC_LETTERS = (
    "щ щ ё ё ж х ц ч ш ю ю я я е а б в в г д е з и й ы к л м н о п р с т у ф х ц кс к"
)
_LETTERS = dict(zip(_LATIN.split(), _CYRILLIC_LETTERS.split(), strict=True))
"""How Russian is written in Latin letters by whoever has no others at hand; the longest first."""
_SOUNDS = pattern("|".join(_LETTERS))

IDLE = frozenset(
    """
    а без бы был была было были в вам вас ваш весь во вот все всё всего вы где да даже для до его
    ее её если есть еще ещё ж же за и из или им их к как какой ко который кто ли лишь либо между
    меня мне мной мои мой мою моя моей моего моему моё мое мы на над нам нас наш него нее ним них
    но ну о об один одна она они оно он от очень по под пожалуйста при про просто раз с сам свой
    своих себя со так также такой там те тем то того тоже той только том тот ту ты у уже хочу что
    чего чем чтобы эта эти это этого этой этом этот эту я
    an the a of to in on at for from with by as is are was were be been am it its this that these
    those and or but if then so i me my mine we us our you your he she they them their his her do
    does did has have had will would can could what which who how when where why just please here
    there very also any some
    сих пор время неделя недели неделю недель месяц месяца месяцев день дня дней год года лет
    сегодня вчера завтра сейчас говорят говорит сказали сказал сказала пишут пишет почему пока можно
    каждый week weeks month months day days year today
    """.split()  # noqa: SIM905 - a list of two hundred words would be a page
)
"""Words that stand anywhere, and those of time: nobody is found by them. «Не» and «no» are none."""

NEGATIONS = frozenset(
    "не not never didn doesn don isn wasn hasn haven won cannot".split()  # noqa: SIM905 - a line
)
"""Words that deny the next one; of «didn't» what is behind the apostrophe is passed over."""
_PASSED = frozenset(["t", "был", "была", "было", "были", "been", "be"])
"""Words between: «не был доставлен»."""


def words(text: str) -> list[str]:
    """The words of a text in lower case; ё is е."""
    return _WORD.findall(text.casefold().replace("ё", "е"))


def telling(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in words(text) if word not in IDLE]


def denied(told: Sequence[str]) -> frozenset[str]:
    """Those of some words, in their order, that are denied there, as «пришёл» in «не пришёл».

    A word that says nothing by itself ends that: of «не тот товар» nothing is denied.
    """
    found: set[str] = set()
    after = False
    for word in told:
        if after and not (word in IDLE or word in NEGATIONS or word in _PASSED):
            found.add(word)
        after = word in NEGATIONS or (after and word in _PASSED)
    return frozenset(found)


@lru_cache(65_536)
def stem(word: str) -> str:
    """What the forms of a word have in common; its letters say of which language it is."""
    stemmer = _stemmer("russian" if _CYRILLIC.search(word) else "english")
    return str(stemmer.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that say something, each once, in their order."""
    return tuple(dict.fromkeys(map(stem, telling(text))))


def in_other_layout(text: str) -> str:
    """What would have been typed with the same keys in the other layout of the keyboard."""
    return text.casefold().translate(_SHIFTED).translate(_OTHER_KEY)


def in_cyrillic(text: str) -> str:
    """What is meant where Russian was written in Latin letters."""
    return _SOUNDS.sub(lambda found: _LETTERS[found[0]], text.casefold())


@lru_cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(language)
