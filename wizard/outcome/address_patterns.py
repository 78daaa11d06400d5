"""How people write where they live: a street and a house, in any order, with or without a flat.

Owns the words for streets, settlements and houses, and what a number after them must not be: a sum,
a size, a day of a month. Refuses to find anything: these are parts of patterns that ignore case.
"""

from __future__ import annotations

from wizard.outcome.normalized_text import SPACE

_CAPITAL = r"(?-i:[А-ЯЁA-Z])"
_SHORT = r"(?:ул|пр-к?т|просп|пер|наб|б-р|бульв?|пл|пр-д|туп|мкр|кв-л|ш)"
_LONG = (
    r"(?:улиц\w{1,3}|проспект\w{0,2}|переул\w{2,4}|набережн\w{2,3}|бульвар\w{0,2}|шоссе"
    r"|площад\w{1,3}|проезд\w{0,2}|тупик\w{0,2}|микрорайон\w{0,2}|алле\w{1,3}|тракт\w{0,2})"
)
NO_HOUSE = (
    rf"(?!\w)(?![.,:]\d)(?!{SPACE}?(?:₽|р(?:уб\w*)?(?!\w)|%|шт|тыс|кв\.?{SPACE}?м|м(?!\w)|дн|дней"
    r"|час|янв|фев|марта|апр|мая|июн|июл|авг|сен|окт|ноя|дек"
    r"|раб\w*|кален|сут|мин(?!\w)|минут|нед|мес|лет|год|раз(?!\w)|раза|град|кг|см|₽))"
)
_ADJECTIVE = r"(?:[аоеуюя][яйюем]|[ыи]й|[ое]го|[ое]му)"
_JOINT = rf"{SPACE}{{0,2}},?{SPACE}{{0,2}}"
_HOUSE = (
    rf"(?:в{SPACE})?(?:(?:дом\w{{0,2}}|д|уч|вл){SPACE}?\.?{SPACE}?№?{SPACE}?)?"
    r"\d{1,4}[а-я]?(?:[/-]\d{1,4}|[кс]\d{1,3}){0,2}"
)
_FLAT = (
    rf"(?:квартир\w|кв|kv|apt|офис|оф|комн\w{{0,4}}|корп\w{{0,3}}|к|стр\w{{0,6}}){SPACE}?\.?"
    rf"{SPACE}?№?{SPACE}?(?!(?:19|20)\d\d(?!\w))\d{{1,4}}(?!\w)"
)
HOUSE = rf"{_HOUSE}{NO_HOUSE}(?:{_JOINT}{_FLAT}){{0,3}}"
"""The numbers of a house and of what is in it."""
AFTER_STREET = rf"{_JOINT}{HOUSE}"
_NUMBERED = rf"(?:дом|д\.?){SPACE}?№?{SPACE}?\d{{1,4}}[а-я]?(?:[/-]\d{{1,3}})?"
_PART = rf"(?:корпус|корп|к|строение|стр){SPACE}?\.?{SPACE}?\d{{1,3}}"
_NUMBERED_FLAT = rf"(?:квартира|кв|офис|оф|комната|комн){SPACE}?\.?{SPACE}?№?{SPACE}?\d{{1,5}}"
_WORD = r"[\w-]{1,30}\.?"
ADDRESSES = (
    # дом 5, корп. 2, кв. 12
    rf"(?<!\w){_NUMBERED}{SPACE}?,?{SPACE}?(?:{_PART}{SPACE}?,?{SPACE}?){{0,2}}"
    rf"{_NUMBERED_FLAT}(?!\w)",
    # ул. Гагарина 3
    rf"(?<!\w){_SHORT}(?:\.{SPACE}?|{SPACE})(?:{_WORD}{SPACE}{{1,2}}){{0,2}}"
    rf"(?=[\w-]{{0,30}}[^\W\d])[\w-]{{1,30}}{AFTER_STREET}",
    # на улице Гагарина в доме 3
    rf"(?<!\w){_LONG}{SPACE}{{1,2}}(?:{_WORD}{SPACE}{{1,2}}){{0,2}}"
    rf"{_CAPITAL}[\w-]{{1,30}}{AFTER_STREET}",
    # микрорайон 5 дом 12
    rf"(?<!\w)(?:мкр\.?|микрорайон\w{{0,2}}|кв-л|квартал\w{{0,2}}){SPACE}?\d{{1,3}}{_JOINT}(?:дом\w{{0,2}}|д\.?){AFTER_STREET}",
    # на Тверской улице 7
    rf"(?<!\w){_CAPITAL}[\w-]{{2,30}}{_ADJECTIVE}{SPACE}{{1,2}}(?:{_LONG}|{_SHORT}\.?){AFTER_STREET}",
    # дом 5; кв. 12
    rf"(?<!\w)(?:дом\w{{0,2}}|кв|квартир\w|flat|apartment){SPACE}?\.?{SPACE}?№?{SPACE}?"
    rf"(?!(?:19|20)\d\d(?!\w))\d{{1,4}}[а-я]?{NO_HOUSE}",
    # Мира 10, кв. 15
    rf"(?<!\w){_CAPITAL}[\w-]{{1,30}}{_JOINT}{_HOUSE}(?!\w){_JOINT}{_FLAT}",
)
