"""Places as they are told in talk: «Тверская 5, 12», «квартира двенадцать», «общага МГУ».

Owns streets without a word for one, numbers in words, rooms, hostels, and the words for living
somewhere. Refuses to find anything: these are parts of patterns that ignore case, and what they
hide is `it` where that is not all of it. A street with one number alone is none: «Зимняя 5».
"""

from __future__ import annotations

from wizard.outcome.address_patterns import HOUSE, NO_HOUSE
from wizard.outcome.normalized_text import SPACE
from wizard.outcome.spelled_phones import NUMBER_WORD
from wizard.outcome.street_patterns import NO_STREET

_CAPITAL = r"(?-i:[А-ЯЁ])"
_ENDING = (
    r"(?<!детс)(?<!женс)(?<!мужс)(?<=[сц])кая"
    r"|(?:садов|лесн|полев|лугов|речн|школьн|молод[её]жн|центральн|зел[её]н|парков|солнечн)ая|(?:ск|н|в)(?:ий|ого|ой|ому)|ого|[оеё]в[аы]|[иы]н[аы]|енко"
    r"|мира|победы|свободы|дружбы|правды|славы|маркса|энгельса|кирова|горького|труда"
)
"""Of a street that is told without a word for it."""
_STREET = rf"(?={_CAPITAL}){NO_STREET}(?:[\w-]{{0,28}}?(?:{_ENDING}))(?!\w)"
_NEAR = rf"(?=[а-яё-]{{3,31}}+{SPACE}?,?{SPACE}?(?:(?:дом|д)\.?{SPACE}?)?\d)"
"""A number beside it: without one, no more is tried."""
_SMALL = rf"(?<![\w-]){_NEAR}{NO_STREET}[а-яё-]{{0,28}}?(?:{_ENDING})(?!\w)"
_HOUSE = r"\d{1,3}[а-я]?(?:/\d{1,3})?(?!\w)"
_FLAT_WORD = r"(?:квартир\w|кв|комн\w{0,4})(?!\w)\.?"
_NUMBER_SIGN = rf"(?:{SPACE}?№|{SPACE}номер)?{SPACE}?"
_NO_COUNT = (
    rf"(?!{SPACE}?(?:кв|м(?!\w)|метр|лет(?!\w)|год|дн|ден|недел|месяц|час|минут|тысяч|миллион|млн|млрд"
    r"|рубл|₽|%|процент|раз(?!\w)|раза|человек|комнат|квартир|этаж|подъезд|из(?!\w)|штук|шт(?!\w)|и(?!\w)))"
)
"""What a number in words counts, and so is no house."""
_TOLD = rf"(?!од(?:ин|на)(?!\w))(?>{NUMBER_WORD}){_NO_COUNT}"
_ORDINAL = (
    r"(?:\d{1,4}-?(?:я|й|ю|ой|ую|ая)|(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят"
    r"|\w{3,7}надцат|двадцат|тридцат|сороков)(?:ая|ой|ую|ья|ьей|ью))"
)
_HOSTEL = r"(?:общаг\w{1,2}|общежити\w{1,2})"
NAMED_HOSTEL = rf"(?<!\w){_HOSTEL}{SPACE}(?-i:(?!РФ)[А-ЯЁ]{{2,10}})(?!\w)"
"""«общага МГУ»: an address but where its name is a word of the library."""
_LIVING = (
    r"(?:жив(?:у|[её]м|[её]т|ут)|прожива(?:ю|ет|ем)|прописан\w?|зарегистрирован\w?(?=\W+по\b)"
    r"|адрес(?:у)?(?:\s?проживания|\s?прописки)?|по\s?прописке)"
)
PLACES = (
    # Тверская 5, 12; Садовая 5 12
    rf"(?<![\w-]){_STREET}{SPACE}?,?{SPACE}?{_HOUSE}(?:,{SPACE}?\d{{1,4}}|{SPACE}\d{{1,2}})(?!\d){NO_HOUSE}",
    # ленина 5 кв 12, Тверская 5 квартира двенадцать
    rf"{_SMALL}{SPACE}?,?{SPACE}?(?:(?:дом|д)\.?{SPACE}?)?{_HOUSE}{SPACE}?,?{SPACE}?{_FLAT_WORD}{_NUMBER_SIGN}"
    rf"(?:\d{{1,4}}(?!\w){NO_HOUSE}|{_TOLD})",
    # дом пять, квартира шесть
    rf"(?<!\w)(?:(?:дом\w{{0,2}}|подъезд\w{{0,2}}|этаж\w{{0,2}}|{_FLAT_WORD}|комнат\w){_NUMBER_SIGN}{_TOLD}"
    rf"(?:,?{SPACE})?){{1,4}}(?<![\s,])",
    # комната 305
    rf"(?<!\w)(?:комнат[аеуы]|комн\.|палат[аеуы]|аудитори[яию]){_NUMBER_SIGN}\d{{1,4}}[а-я]?(?!\w)"
    rf"{NO_HOUSE}{_NO_COUNT}",
    # двенадцатая квартира, 12-й квартире, 12 квартира
    rf"(?<![\w.,-])(?:{_ORDINAL}{SPACE}квартир[аеуы]|\d{{1,4}}{SPACE}квартира|\d{{1,4}}-й{SPACE}квартиры)(?!\w)",
    # общежитие № 4, общага на Стромынке
    rf"(?<!\w){_HOSTEL}{SPACE}(?:(?:№{SPACE}?)?\d{{1,3}}(?!\w){NO_HOUSE}{_NO_COUNT}|на{SPACE}{_CAPITAL}[а-яё-]{{3,30}}(?!\w))",
    # живу на Ленина 5
    rf"(?<!\w){_LIVING}{SPACE}?:?{SPACE}?(?:(?:на|по|в){SPACE})?(?P<it>(?={_CAPITAL}){NO_STREET}[\w-]{{3,30}}"
    rf"(?:{SPACE}{_CAPITAL}[\w-]{{2,30}})?,?{SPACE}{HOUSE})",
)
