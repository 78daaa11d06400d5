"""What opens something or tells who somebody is, and is too short to be known by its digits alone.

Owns the words before or after which a few digits are a code, a part of a card, a birthday, a
document of a car or of a device, a certificate, a parcel. Each pattern names what is hidden `it`,
or is hidden whole.
"""

from __future__ import annotations

from wizard.outcome.normalized_text import SPACE

STARS = "[*•xх]"
AT_END = r"(?!\w)(?![.,]\d)"
"""An end that is not in the middle of a word or of a number."""
NO_SUM = rf"{AT_END}(?!{SPACE}?(?:₽|р(?:уб\w*)?(?!\w)|%|шт|тыс|дн|дней))"
"""An end that is none of a sum, a count or a length of time."""
_DATE = rf"(?:\d{{1,4}}[./-]\d\d?[./-]\d{{1,4}}|\d\d?{SPACE}[а-я]{{3,8}}{SPACE}\d{{4}})"
_BIRTHDAY = (
    rf"(?:{_DATE}|\d\d?{SPACE}(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр"
    r"|ноябр|декабр)[а-я]{0,2})"
)
"""A day that may have no year."""
_IS = rf"{SPACE}?[:№=—–-]?{SPACE}?"
_PUBLIC = (
    r"(?!(?:ошиб|стран|город|товар|регион|модел|цвет|отказ|ответ|налог|бюджет|валют|оквэд|окпд|тн"
    r"|error|status|country)\w*)"
)
"""What has a code that is no secret."""
_OF = (
    rf"(?:{SPACE}(?:(?:из|от|для|по|на|к|в|с|for|of|from){SPACE}(?:(?:the|my){SPACE})?{_PUBLIC}[^\W\d_]{{2,20}}"
    rf"|{_PUBLIC}[^\W\d_]{{2,20}}[аяыией](?!\w)|(?:смс|sms)(?!\w))){{0,2}}"
)
"""Of what or for what it is: «подъезда», «на посылку», «из СМС», «получения заказа»."""
_CODE = (
    r"\b(?:код\w{0,2}|пин(?:-?код)?\w{0,2}|pin|cv[vc]2?|(?<!error )(?<!status )code)"
    rf"{_OF}{_IS}[*#]?"
)
_CAPITAL = "(?-i:[A-ZА-ЯЁ])"
"""A letter of the series of a document; small ones are of a word before a number."""
_NUMBER = rf"{SPACE}?(?:(?:№|N){SPACE}?)?"
_NO_SERIES = "(?:RUB|USD|EUR|CNY|KZT|BYN|ТТН|ИНН|КПП|БИК)"
_LAST = r"(?:на|оканчива\w+|заканчива\w+|ending(?: in)?)"
_SIDE = rf"(?:[NSEW](?!\w)|[сюзв]\.?{SPACE}?[шд]\.?(?!\w))"
"""Of the world, or of the latitude and the longitude: «N», «с. ш.»."""
_DEGREES = (
    rf"(?:(?:[NSEW]{SPACE}?)?\d{{1,3}}(?:[°˚]|o(?={SPACE}?\d\d?')){SPACE}?\d{{1,2}}(?:[.,]\d{{1,6}})?'"
    rf"(?:{SPACE}?\d{{1,2}}(?:[.,]\d{{1,4}})?(?:\"|″|''))?(?:{SPACE}?{_SIDE})?"
    rf"|\d{{1,3}}[.,]\d{{3,9}}{SPACE}?[°˚](?:{SPACE}?{_SIDE})?"
    rf"|\d{{1,3}}(?:[.,]\d{{1,9}})?{SPACE}?[°˚]{SPACE}?[сюзв]\.?{SPACE}?[шд]\.?(?!\w))"
)
"""A latitude or a longitude; a temperature has neither minutes nor a side."""
_EXTENSION = r"(?:доб(?:авочн\w{2,3})?|вн(?:утренн\w{2,3})?|ext(?:ension)?)(?![^\W\d_])"
SECRETS = (
    # код 4521, код из СМС 48-21, код домофона 12К34
    rf"{_CODE}(?P<it>\d{{3}}-\d{{3}}|\d{{3,8}}|\d\d[ -]\d\d(?:[ -]\d\d)?){NO_SUM}",
    rf"{_CODE}(?P<it>\d{{1,4}}[A-ZА-ЯЁ]\d{{0,6}}|[A-ZА-ЯЁ]\d{{2,6}})(?!\w)",
    # домофон 12К3456
    rf"\b(?:домофон|подъезд|калитк|шлагбаум|intercom)\w{{0,2}}{_IS}[*#]?"
    rf"(?P<it>\d{{1,4}}[A-ZА-ЯЁ]\d{{0,6}}|[*#]?\d{{3,8}}){NO_SUM}",
    # паспорт выдан ОВД Вахитовского района 01.02.2005
    rf"\bвыдан\w{{0,2}}{_IS}(?P<it>(?:{_DATE}{SPACE}?(?:г\.)?,?{SPACE}?)?"
    rf"(?:[а-я]{{2,15}}{SPACE}){{0,4}}(?:[ОРГ]?У?ВД|О?У?ФМС|МВД|внутренних{SPACE}дел|милици\w"
    rf"|полици\w|миграци\w|паспортн\w{{2,3}})(?!\w)"
    rf"(?:[^\n;]{{0,150}}?{_DATE}(?!\w)|(?:[^\n;,.]|(?:(?<=\bг)|(?<=\bул))\.){{0,150}}))",
    # VIN XTA210930Y1234567
    r"(?<!\w)(?=(?>[A-ZА-Я]*)\d)(?=(?:[A-ZА-Я]*\d){6})(?=\d*[A-ZА-Я])[A-ZА-Я0-9]{17}(?!\w)",
    rf"\b(?:парол\w{{1,2}}|password){_IS}(?P<it>(?=[^\s\d]*\d)\S{{3,64}})(?<![.,;:!?)»])",
    # 4276 **** **** 9010, 4276****9010, *9010
    rf"(?<!\w)\d{{4}}[ -]?[\d*•xх]{{2}}{STARS}{{2}}[ -]?{STARS}{{4}}[ -]?\d{{4}}(?!\w)",
    rf"(?<!\w)\d{{4}}[ -]?{STARS}{{2,12}}[ -]?\d{{4}}(?!\w)",
    # Two stars are where bold letters begin.
    r"(?<![\w*\\•·])(?:\*|\*{3,12}|(?:\\\*){1,12}|[•·]{1,12} ?)(?P<it>\d{4})(?![\w*])",
    rf"\b(?:карт\w{{1,3}}|visa|mastercard|maestro)(?:{SPACE}{_LAST}){{0,2}}[\s:№]{{1,3}}"
    rf"[*•·xх.]{{0,12}} ?(?P<it>\d{{4}}){NO_SUM}",
    rf"\b(?:оканчива|заканчива)\w+{SPACE}на{SPACE}[*•·]{{0,4}}(?P<it>\d{{4}}){NO_SUM}",
    # р/с 408 17 810 0 9991 0004312
    r"(?:\bр/сч?|\bк/сч?|\bсч[её]т\w{0,2})\.?[\s:№]{1,3}(?P<it>\d(?:[ .-]?\d){14,24})(?!\w)",
    # родилась 12 марта 1980, 12.03.1980 г.р., 1990 г. р.
    rf"\b(?:родил(?:ся|ась)|рожд[её]н(?:а|ия)?|born)[^\d\n.;!?]{{1,30}}(?P<it>{_BIRTHDAY})(?!\w)",
    rf"(?<!\w)д[./]{SPACE}?р\.?[^\w\n]{{0,3}}(?P<it>{_BIRTHDAY})(?!\w)",
    rf"(?<![\w.])(?P<it>{_BIRTHDAY}|(?:19|20)\d\d){SPACE}?(?:г(?:ода?)?\.?{SPACE}?р(?:\.|ожд))",
    r"(?<![\w-])(?:почтовый )?индекс\w{0,2}[\s:]{1,2}(?P<it>\d{3}[ -]?\d{3})(?!\w)",
    # RA123456789RU, RA 123 456 789 RU
    r"(?<!\w)[A-Z]{2}[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?[A-Z]{2}(?!\w)",
    # V-МЮ № 123456, 77 УА 123456, АЕ № 1234567, AB1234567, N12345678
    rf"(?<!\w)[IVXІХ]{{1,5}}{SPACE}?-{SPACE}?{_CAPITAL}{{2}}{_NUMBER}\d{{6}}(?!\w)",
    rf"(?<!\w)\d\d{SPACE}?{_CAPITAL}{{2}}{_NUMBER}\d{{6}}{NO_SUM}",
    rf"(?<!\w)(?!{_NO_SERIES}){_CAPITAL}{{2,3}}{_NUMBER}\d{{7}}{NO_SUM}",
    rf"(?<!\w){_CAPITAL}\d{{8}}(?!\w)",
    # А123ВС154: the letters that look alike in both alphabets
    r"(?<!\w)[АВЕКМНОРСТУХABEKMHOPCTYX] ?\d{3} ?[АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\d{2,3}(?!\w)",
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)",
    r"(?<![\w.])\d{2,3}\.\d{4,}[,; ]{1,2}\d{2,3}\.\d{4,}(?!\w)",
    r"(?<![\w.])\d{2,3},\d{4,}[; ]{1,2}\d{2,3},\d{4,}(?!\w)",
    # 55°45'21″N 37°37'04″E, 55.7512° N, 37.6184° E
    rf"(?<!\w){_DEGREES}(?:{SPACE}?[,;]?{SPACE}?{_DEGREES})?",
    rf"(?<!\w)\d{{1,3}}{SPACE}градус\w{{0,2}}{SPACE}\d{{1,2}}{SPACE}минут\w?(?:{SPACE}\d{{1,2}}{SPACE}секунд\w?)?",
    r"\b(?:широт\w|долгот\w|lat(?:itude)?|lon(?:gitude)?|lng)[\s:=]{1,2}\d{1,3}[.,]\d{1,9}"
    r"(?:[,; ]{1,2}(?:долгот\w|lon(?:gitude)?|lng)[\s:=]{1,2}\d{1,3}[.,]\d{1,9})?(?!\w)",
    # доб. 12
    rf"(?<![^\W\d_]){_EXTENSION}\.?{SPACE}?(?:номер\w?|№)?{SPACE}?[:#-]?{SPACE}?(?P<it>\d{{1,6}}){NO_SUM}",
    rf"(?<=\d){SPACE}?\(?(?:доп\.?|#){SPACE}?(?P<it>\d{{1,6}}){NO_SUM}",
    r"(?<!\w)id\d{5,}(?!\w)",
    rf"(?<!\w)(?:s/?n|imei|серийн\w+{SPACE}номер\w?){_IS}(?P<it>(?=[A-Z]*\d)[A-Z0-9-]{{6,30}})(?!\w)",
    r"(?<!\w)SN(?P<it>\d{6,30})(?!\w)",
    # сертификат AB12CD34, номер отправления OZ-556677
    rf"\b(?:сертификат\w{{0,2}}|промокод\w{{0,2}}|купон\w{{0,2}}|отправлени\w|трек(?:-?номер\w?)?"
    rf"|gift card|voucher|coupon|tracking number){_IS}(?!\d{{4}}-\d\d-\d\d)"
    rf"(?P<it>(?=[A-Z-]*\d)[A-Z0-9-]{{6,30}}){NO_SUM}",
)
