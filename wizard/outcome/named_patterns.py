"""Numbers, people and places that the word before them tells: «тикет 1234567», «курьер Рустам».

Owns such words, and what follows them. Refuses to find anything: these are parts of patterns that
ignore case, and what they hide is `it` where that is not all of it.
"""

from __future__ import annotations

from wizard.outcome.address_patterns import NO_HOUSE
from wizard.outcome.name_words import NO_NAME
from wizard.outcome.normalized_text import SPACE
from wizard.outcome.secret_patterns import NO_SUM

FEWEST = 4
"""Digits of a number that such a word tells: «заявка 12» is one of anybody's."""
_PAPER = (
    r"(?:обращени\w{1,2}|тикет\w{0,2}|заявк\w{1,2}|заявлени\w{1,2}|ттн|договор\w{0,2}"
    r"|свидетельств\w{1,2}|накладн\w{2,3}|ticket|request|contract)"
)
_SERIES = rf"(?:[^\W\d_]{{1,4}}-[^\W\d_]{{2}}{SPACE}?(?:№{SPACE}?)?)"
_PART = r"(?:\d{1,12}|[^\W\d_]{1,3})"
_LETTERS = r"(?:(?-i:[A-ZА-ЯЁ]{1,5})[-/]?)"
"""Of a number that begins with some: «АБ-», «Д»."""
_NUMBER = (
    rf"(?P<it>(?:{_SERIES}|{_LETTERS})?(?!(?:19|20)\d\d(?![\w/-]))\d{{1,12}}(?:[-/]{_PART}){{0,4}})"
    rf"(?!\w){NO_SUM}"
)
_ANY_PAPER = (
    rf"(?:{_PAPER}|акт\w{{0,2}}|квитанци\w{{1,2}}|полис\w{{0,2}}|чек\w{{0,2}}|дел[оау]|претензи\w{{1,2}}"
    r"|рекламаци\w{1,2}|заказ-наряд\w{0,2}|invoice|receipt|policy)"
)
_OF = rf"(?:{SPACE}(?!закон)[а-яё]{{2,20}}(?:-[а-яё]{{2,20}})?){{0,2}}"
"""What kind of paper it is: «купли-продажи», «оказания услуг»."""
NUMBERS = (
    # обращение №1234567, договор № 77-АБ/123, договор АБ-12/345, свидетельство I-АБ 123456
    rf"(?<!\w){_PAPER}(?:{SPACE}(?:номер|number|no\.?))?(?:{SPACE}|[:.№#-]){{1,4}}{_NUMBER}",
    # акт приёма № 1234, договор купли-продажи N 12345
    rf"(?<!\w){_ANY_PAPER}{_OF}{SPACE}{{0,2}}(?:№|N(?:o\.?)?|номер){SPACE}{{0,2}}{_NUMBER}",
)
_CAPITAL = r"(?-i:[А-ЯЁ])"
_NAME = r"(?-i:[А-ЯЁ][а-яё]{1,20}(?:-[А-ЯЁ][а-яё]{1,20})?)"
_ROLE = (
    r"(?:(?:оператор|курьер|менеджер|кассир|консультант|водител|доставщик|сотрудник|специалист)"
    r"(?:ша|ка|ца|ь|ом|ем|у|ю|а|я|е)?)"
)
PEOPLE = (
    # И в а н о в а
    rf"(?<!\w)(?-i:[А-ЯЁ](?:{SPACE}[а-яё]){{4,20}})(?!\w)",
    # курьер Рустам
    rf"(?<!\w){_ROLE}{SPACE}(?P<it>{NO_NAME}{_NAME}(?!\w)(?:{SPACE}{_NAME}(?!\w))?)",
)
_FEW = (
    r"(?:один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|\w{3,7}надцать"
    r"|двадцать|тридцать|сорок|пятьдесят)"
)
_HOUSE = rf"\d{{1,4}}[а-я]?(?:[/-]\d{{1,4}})?{NO_HOUSE}"
_STREET = rf"{_CAPITAL}[\w-]{{2,30}}(?:{SPACE}{_CAPITAL}[\w-]{{2,30}})?"
PLACES = (
    # 1-я Парковая, 7
    rf"(?<![\w-])\d{{1,2}}-[а-я]{{1,2}}{SPACE}{_CAPITAL}[\w-]{{2,30}}(?:[аыои][яйе]),?{SPACE}{_HOUSE}",
    # Московская область, Химки, Юбилейный 12
    rf"(?<!\w){_CAPITAL}[\w-]{{3,30}}{SPACE}(?:област[ьи]|обл\.|кра[йяе]|район\w?|р-н),?{SPACE}"
    rf"(?:{_STREET},?{SPACE}){{1,2}}{_HOUSE}",
    # общежитие 4 комната 12
    rf"(?<!\w)общежити\w{{1,2}}{SPACE}№?{SPACE}?\d{{1,4}},?{SPACE}комн\w{{0,4}}\.?{SPACE}\d{{1,4}}(?!\w)",
    # ПВЗ Ленина 5, пункт выдачи на Ленина 5
    rf"(?<!\w)(?:пвз|(?:пункт\w{{0,2}}|точк\w{{1,2}}){SPACE}выдачи|постамат\w{{0,2}}){SPACE}"
    rf"(?:(?:на|по|в){SPACE})?(?P<it>{_STREET},?{SPACE}{_HOUSE})",
    # улица Мира, пять, квартира шесть
    rf"(?<!\w)(?:улиц\w|ул\.|проспект\w?|переул\w{{2,3}}){SPACE}{_STREET},?{SPACE}(?:дом{SPACE})?{_FEW}"
    rf"(?!\w)(?:,?{SPACE}(?:квартира|кв\.?){SPACE}(?:{_FEW}|\d{{1,4}})(?!\w))?",
)
