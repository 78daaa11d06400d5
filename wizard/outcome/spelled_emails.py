"""E-mail addresses that are told as they are said: «maria ivanova at mail dot ru».

Owns the words for the signs, and how far back the name of such a mailbox reaches: two words, for
people write a first name and a surname apart. The English «at» is in many sentences, and so asks
for a spelled dot or a well-known host. Refuses addresses with an «@»: those are a field's.
"""

from __future__ import annotations

import re

from wizard.outcome.normalized_text import SPACE
from wizard.pattern import pattern

_DOT_WORD = r"\b(?:dot|point|точка|точкой|тчк|дот|tochka)\b"
_SPELLED_DOT = rf"{SPACE}{{0,2}}[(\[{{]?{_DOT_WORD}[)\]}}]?{SPACE}{{0,2}}"
_DOT = rf"(?:{SPACE}?\.{SPACE}?|{_SPELLED_DOT})"
_SAID_AT = rf"{SPACE}{{1,3}}(?:собак[аой]{{1,2}}|sobaka|собачк[аой]{{1,2}})\b"
_SURE_AT = (
    rf"(?:{SPACE}{{0,3}}(?:@|[(\[{{]{SPACE}?(?:at|@|эт|ат|собака|собачка|dog){SPACE}?[)\]}}])"
    rf"|{_SAID_AT})"
)
_DOUBTFUL_AT = rf"{SPACE}{{1,3}}(?:at|эт|ат|dog|дог){SPACE}{{1,3}}"
_END = r"(?:[a-z]{2,6}|рф|ру|ком|нет|орг)(?!\w)"
_SECOND_END = rf"(?:{_SPELLED_DOT}[a-z]{{2,3}}(?!\w))?"
_HOST = (
    r"(?:mail|gmail|yandex|ya|bk|inbox|list|rambler|outlook|hotmail|icloud|yahoo|proton(?:mail)?"
    r"|м[еэа][йи]л|гм[еэ]йл|джим[еэ]йл|яндекс|рамблер)"
)
SPELLED = (
    rf"{_SURE_AT}{SPACE}{{0,3}}(?:[\w-]{{1,63}}{_DOT}){{1,4}}?{_END}{_SECOND_END}",
    rf"{_SAID_AT}{SPACE}{{1,3}}{_HOST}{SPACE}{{1,3}}(?:ru|com|ру|ком)(?!\w)",
    rf"{_DOUBTFUL_AT}(?:[\w-]{{1,63}}{_SPELLED_DOT}){{1,4}}?{_END}{_SECOND_END}",
    rf"{_DOUBTFUL_AT}{_HOST}{SPACE}?\.{SPACE}?{_END}",
)
"""From the sign on; a pattern that had the name before it would begin at each of its letters."""

_MOST = 120
"""Characters before the sign that are looked at."""
_SIGN = (
    r"(?:(?:dot|point|точка|тчк|underscore|(?:нижнее )?подч[её]ркивание|дефис|тире|минус"
    r"|dash|minus|plus|плюс)\b)"
)
_ABOUT = pattern(
    r"(?:почт\w*|e-?mail\w*|mail|мейл|мыло|адрес\w*|address|мо[йяею]|my|is|это|на|с|по|и|в|to|from|write"
    r"|пиш\w*|писал\w*|напис\w*)"
)
_WORD = pattern(r"[\w.+-]+$")
_JOINED = pattern(
    rf"\b(?P<one>[\w.+-]{{1,64}}){SPACE}{{0,3}}[(\[{{]?\b{_SIGN}[)\]}}]?{SPACE}{{0,3}}$",
    re.IGNORECASE,
)
_SPOKEN_BEFORE = pattern(rf"(?<![\w.+-])(?P<one>[^\W\d_]{{2,30}}){SPACE}{{1,2}}$")


def name_before(text: str, sign: int) -> int:
    """Where the name of a mailbox starts that ends at its spelled sign; `sign` where none does."""
    first = max(0, sign - _MOST)
    word = _WORD.search(text, first, sign)
    if word is None:
        return sign
    start = word.start()
    joined = False
    while before := _JOINED.search(text, first, start):
        start, joined = before.start("one"), True
    said = word[0].isalnum() and text[sign].isspace() and not joined
    spoken = _SPOKEN_BEFORE.search(text, first, start) if said else None
    if spoken and not _ABOUT.fullmatch(spoken["one"].lower()):
        return spoken.start("one")
    return start
