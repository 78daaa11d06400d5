"""Addresses that no word for a street tells: of a town, a settlement, a garden, or a street alone.

Owns the words for such places, the ends of the names of streets, and which words with a capital and
a number are none: a point of a law, a month, a sum. Refuses to find anything: these are parts of
patterns that ignore case.
"""

from __future__ import annotations

from wizard.outcome.address_patterns import HOUSE, NO_HOUSE
from wizard.outcome.normalized_text import SPACE

_CAPITAL = r"(?-i:[А-ЯЁ])"
_JOINT = rf"{SPACE}{{0,2}},?{SPACE}{{0,2}}"
NO_STREET = (
    r"(?!(?:пункт|подпункт|стать|закон|абзац|раздел|приказ|постановл|указ|заказ|обращ|претенз"
    r"|договор|накладн|таблиц|страниц|верси|модел|размер|сумм|итого|оценк|доставк|прилож|правил"
    r"|артикул|поддержк|количеств|скидк|минут|недел|квартир|гражданского)"
    r"|(?:ст|част[ьи]|глав[аы]|сери[яи]|парти[яи]|цен[аы]|срок[аи]?|услови[яе]|вопрос[аы]?|ответ[аы]?"
    r"|номера?|товар(?:а|ы|ов)?|час(?:а|ы|ов)?|дн[яи]|дней|день|дома?|комисси[яи]|всего|около|через"
    r"|после|менее|более|эта|это|та|моя|наша|ваша|вся|январ[яье]"
    r"|феврал[яье]|март[ае]?|апрел[яье]|ма[йяе]|ию[нл][яье]|август[ае]?|сентябр[яье]|октябр[ье]"
    r"|ноябр[яье]|декабр[яье])\b)"
)
"""No street begins here."""
_NAME = rf"(?={_CAPITAL}){NO_STREET}[\w-]{{2,31}}+"
_NAMES = rf"(?:(?:\d{{1,2}}-[а-я]{{1,2}}{SPACE})?{_NAME}{SPACE}{{1,2}}){{0,2}}{_NAME}"
_NEAR = r"(?=[^\d\n]{0,100}+\d)"
"""A number within reach: without one, no more is tried."""
_FIRST = rf"(?-i:[А-ЯЁ])(?<!\w\w){_NEAR}(?<={NO_STREET}.)"
"""The capital of a street; a pattern is looked for quickly that begins with a class of letters."""
_BEGUN = rf"{_FIRST}[\w-]{{1,30}}+(?:{SPACE}{{1,2}}{_NAME}){{0,2}}"
_STREET_WORD = (
    r"(?:(?:ул|пер|пр-к?т|наб|б-р|ш)\b\.?|улиц\w|проспект|переулок|шоссе|бульвар|набережная)"
)
_STREET = rf"(?:{_STREET_WORD}{SPACE}?|\d{{1,2}}-[а-я]{{1,2}}{SPACE})?{_NAMES}"
_CITIES = (
    r"(?:Москва|Санкт-Петербург|Петербург|Питер|СПб|Новосибирск|Екатеринбург|Казань|Красноярск"
    r"|Нижний Новгород|Челябинск|Уфа|Самара|Ростов-на-Дону|Ростов|Краснодар|Омск|Воронеж|Пермь"
    r"|Волгоград|Саратов|Тюмень|Тольятти|Махачкала|Барнаул|Ижевск|Хабаровск|Ульяновск|Иркутск"
    r"|Владивосток|Ярославль|Томск|Ставрополь|Кемерово|Набережные Челны|Оренбург|Новокузнецк|Рязань"
    r"|Балашиха|Пенза|Чебоксары|Липецк|Калининград|Астрахань|Тула|Киров|Сочи|Курск|Улан-Удэ|Тверь"
    r"|Магнитогорск|Брянск|Белгород|Сургут|Владимир|Чита|Архангельск|Калуга|Смоленск)"
)
_TOWN = (
    rf"(?:(?:(?:г|гор|п|пос|пгт|рп|с|д|дер|х|ст-ца)\.{SPACE}?"
    rf"|(?:г|город\w{{0,2}}|пос[её]л\w{{1,3}}|пгт|рп|сел[оаеу]|деревн\w{{1,2}}){SPACE}{{1,2}})"
    rf"{_NEAR}{_NAME}(?:{SPACE}{_CAPITAL}[\w-]{{1,30}}+)?|(?-i:{_CITIES}))"
)
_SETTLEMENT = (
    rf"(?:(?:с|д|дер|пос|пгт|х|ст-ца|рп)\.{SPACE}?"
    rf"|(?:деревн\w{{1,2}}|пос[её]л\w{{1,3}}|сел[оаеу]|станиц\w|хутор\w{{0,2}}|пгт|рп){SPACE}{{1,2}})"
)
_GARDEN = (
    r"(?:снт|днт|днп|тсн|гск|садоводств\w{1,2}"
    r"|садово\w{1,2} (?:некоммерческо\w{1,2} )?товариществ\w{1,2})"
)
_HOUSES = r"(?-i:[ЖКС][КПТ])(?<=ЖК|КП|СТ)(?<!\w\w\w)"
"""In small letters these are other things; and «ЖК» is a screen."""
_PLOT = (
    rf"(?:(?:(?:лини[яи]|ряд|ул\.?|аллея){SPACE}?№?{SPACE}?\d{{1,3}}"
    rf"|\d{{1,3}}(?:-[а-я]{{1,2}})?{SPACE}(?:лини[яи]|ряд|аллея)){_JOINT})?"
    rf"(?:(?:участ\w{{1,4}}|уч|бокс\w{{0,2}}|гараж\w{{0,2}}|дом\w{{0,2}}|д){SPACE}?\.?{SPACE}?№?{SPACE}?)?"
)
_PART = (
    rf"(?:дом\w{{0,2}}|д|корп\w{{0,3}}|к|стр\w{{0,6}}|секци\w|подъезд\w{{0,2}}|кв\w{{0,6}}|уч\w{{0,6}})"
    rf"{SPACE}?\.?{SPACE}?№?{SPACE}?\d{{1,4}}(?!\w)"
)
_BUILDING = rf"{_PART}(?:{_JOINT}{_PART}){{0,3}}"
_FLAT_AFTER = rf"\d{{1,3}}[а-я]?[/-]\d{{1,4}}(?![/-]\d)(?<!24/7){NO_HOUSE}"
_ENDING = (
    r"(?:[ыио]й|(?<!к)(?<!ур)[ая]|ии|[ое]го|[оеи]й|[оеё]в|их|ых|енко|унзе|(?:е|бо|ав)ды|жбы|авы)"
)
"""Of a street: «Пушкина», «Победы», «Фрунзе»; with «-ка» or «-ы» it is a thing in two sizes."""
PLACES = (
    # г. Казань, Баумана 10
    rf"(?<!\w){_TOWN}(?:{SPACE}?,{SPACE}{{0,2}}|{SPACE}{{1,2}}){_STREET}{_JOINT}{HOUSE}",
    # Баумана 10, Казань
    rf"{_FIRST}[\w-]{{1,30}}+{_JOINT}\d{{1,3}}[а-я]?(?:[/-]\d{{1,4}})?"
    rf",?{SPACE}{{1,2}}(?-i:{_CITIES})(?!\w)",
    # 170100 Тверь
    rf"(?<![\w.,-])[1-6]\d{{5}},?{SPACE}(?:г\.{SPACE}?)?(?-i:{_CITIES})(?!\w)",
    # с. Ивановка, д. 5
    rf"(?<!\w){_SETTLEMENT}{_NEAR}{_NAMES}{_JOINT}{HOUSE}",
    # СНТ Ромашка, уч. 5
    rf"(?<!\w){_GARDEN}{_NEAR}{SPACE}{{1,2}}[«\"“]?[\w-]{{1,30}}+(?:{SPACE}[\w-]{{1,30}}+)?"
    rf"[»\"”]?{_JOINT}{_PLOT}{HOUSE}",
    # ЖК Солнечный, корп. 3, кв. 45
    rf"{_HOUSES}{SPACE}{{1,2}}[«\"“]?{_NAMES}[»\"”]?{_JOINT}{_BUILDING}",
    # Ленина ул., 5
    rf"{_BEGUN}{SPACE}{{1,2}}(?:(?:ул|пр-к?т|пер|наб|б-р|ш|пр|просп)\.?|улиц\w|проспект\w?|шоссе)"
    rf"{_JOINT}{HOUSE}",
    # пр. Мира 10
    rf"(?-i:[пП])(?<!\w\w)р\.{SPACE}?{_NAMES}{_JOINT}{HOUSE}",
    # 50 лет Октября 5-12, 8 Марта 5-12
    rf"(?<!\w)\d{{1,2}}{SPACE}(?:лет{SPACE}{_CAPITAL}\w{{2,30}}|(?-i:Марта|Мая|Января|Июля))"
    rf"{_JOINT}{_FLAT_AFTER}",
)
"""What its own words tell to be an address."""
STREETS = (
    # Ленина, д. 5
    rf"{_BEGUN}{_JOINT}(?:дом|д\.|д){SPACE}?№?{SPACE}?{HOUSE}",
    # Ленина 5-12, Карла Маркса 5-12
    rf"{_FIRST}(?:[\w-]{{1,30}}{SPACE}{{1,2}}(?={_CAPITAL}){NO_STREET}\w)?[\w-]{{1,28}}{_ENDING}{_JOINT}"
    rf"{_FLAT_AFTER}",
)
"""What is one if the library does not use its word."""
