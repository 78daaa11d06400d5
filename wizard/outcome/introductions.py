"""Names behind the words that introduce somebody: «я Сергеев», «звали Рустам», «с уважением».

Owns these words. A name behind them has a capital; behind «зовут» a known given name needs none.
Refuses words of the library, and names that nothing introduces.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from wizard.outcome.given_names import is_given, ordinary
from wizard.outcome.name_words import folded, part
from wizard.outcome.normalized_text import SPACE
from wizard.pattern import pattern

_NAME = r"(?-i:[A-ZА-ЯЁ][^\W\d_]+(?:['-][^\W\d_]+)*)(?![\w@])"
_NAMES = rf"(?P<it>{_NAME}(?:{SPACE}{{1,2}}{_NAME}){{0,2}})"
_SMALL = r"[а-яё]{3,20}(?:-[а-яё]{3,20})?(?![\w-])"
_IS = rf"(?:{SPACE}?[:,—–-]?{SPACE}?)(?<!\w)"
_WHO = (
    r"(?:меня|его|е[её]|их|нас|тебя|вас"
    r"|(?:курьер|продав|оператор|менеджер|сотрудни|водител)\w{1,5})"
)
_CALL = r"(?:зовут|звали|звать|(?:представил|назвал)(?:ся|ась|ись)|именуют|кличут)"
_CALLED = pattern(
    rf"(?<!\w){_CALL}(?:{SPACE}(?:{_WHO}|как|просто|кажется)){{0,2}}{_IS}"
    rf"(?:{_NAMES}|(?P<small>{_SMALL}(?:{SPACE}{{1,2}}{_SMALL}){{0,2}}))",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:начальник|руководител|администратор|заведующ|старш|бригадир|кладовщик|приёмщик|приемщик"
    r"|охранник|грузчик|мастер|инженер|юрист|адвокат|судья|участков|следовател|инспектор|эксперт)"
    rf"\w{{0,3}}(?:{SPACE}(?:смены|склада|пункта|отдела|магазина|пвз))?"
)
_COUNTRY = (
    "(?:укра|казах|бело?рус|киргиз|кыргыз|узбек|таджик|туркмен|арм[ея]н|грузи|азерб|молд|кита|сша)"
)
_INTRODUCED = pattern(
    rf"(?<!\w)(?:(?:моя{SPACE})?фамили\w{{1,2}}(?:{SPACE}[а-яё]{{3,15}})?|фио|ф\.{SPACE}?и\.{SPACE}?о\."
    rf"|от{SPACE}имени|на{SPACE}имя|с{SPACE}уважением|подпись|подписано"
    rf"|заказчик\w{{0,2}}|плательщик\w{{0,2}}|нект?[оаиы][йяегому]{{0,3}}"
    rf"|(?:гражданин\w{{0,2}}|гражданк\w{{1,2}})(?!{SPACE}{_COUNTRY})|господин\w{{0,2}}|госпож\w{{1,2}}"
    rf"|г-н\w?|г-ж\w|mr\.?|mrs\.?|ms\.?|my{SPACE}name{SPACE}is)"
    rf"{_IS}{_NAMES}",
    re.IGNORECASE,
)
_SELLER = r"(?:продав(?:ец|ца|цу|цом|це)|владел(?:ец|ьца|ьцу|ьцем)|директор(?:а|у|ом|е)?)"
_DOUBTFUL = pattern(
    rf"(?<!\w)(?:(?-i:[яЯ])(?![-\w]){_IS}(?:это)?|имя(?:{SPACE}[а-яё]{{3,15}})?|получател\w{{1,2}}"
    rf"|отправител\w{{1,2}}|{_SELLER}|{_ROLE}|i{SPACE}am|regards,?|signed){_IS}(?<!\w){_NAMES}",
    re.IGNORECASE,
)
"""What only a name that is known, or a colon, makes an introduction: a seller may be a shop."""

_COURT = pattern(rf"{SPACE}(?:суд|район|област|городск|участк|отдел|лин)[а-я]*")
"""What has a name of its own: «судья Пресненского суда»."""
_SPELLED_SHORT = pattern(
    r"(?=[^АЕИОУЫЭЮЯAEIOUY]*[АЕИОУЫЭЮЯAEIOUY]?[^АЕИОУЫЭЮЯAEIOUY]*$)[A-ZА-Я]{2,6}"
)
"""Capitals with one vowel or none: «ГИБДД»."""


def found(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where a name is introduced; `words` are ordinary ones, without a capital."""
    for match in _CALLED.finditer(text):
        if match["small"] is None:
            yield from _named(match, words)
        else:
            yield from _in_small_letters(match, words)
    for match in _INTRODUCED.finditer(text):
        yield from _named(match, words)
    for match in _DOUBTFUL.finditer(text):
        known = part(match["it"].split()[0], words) in ("given", "surname", "eastern")
        if known or match[0][: match.start("it") - match.start()].rstrip().endswith((":", "-")):
            yield from _named(match, words)


def _in_small_letters(match: re.Match[str], words: Collection[str]) -> Iterator[tuple[int, int]]:
    """A given name that is no other word, and what can only be the rest of it."""
    first, *others = re.finditer(r"\S+", match["small"])
    if not is_given(folded(first[0])) or folded(first[0]) in ordinary():
        return
    start, end = match.start("small"), first.end()
    for word in others:
        if part(word[0], words) not in ("patronymic", "surname"):
            break
        end = word.end()
    yield start, start + end


def _named(match: re.Match[str], words: Collection[str]) -> Iterator[tuple[int, int]]:
    """The words behind an introduction, up to the first that is no name."""
    end = start = match.start("it")
    if _COURT.match(match.string, match.end()):
        return
    for word in re.finditer(r"\S+", match["it"]):
        if part(word[0], words) in ("none", "word") or _SPELLED_SHORT.fullmatch(word[0]):
            break
        end = start + word.end()
    if end > start:
        yield start, end
