"""By what the parts of a letter are told apart, in each language in which letters are written.

Owns the words to look for. Refuses to take a letter apart: that is `reading` and `gaps`.
"""

from __future__ import annotations

import re

import msgspec


class Signs(msgspec.Struct, frozen=True):
    """The signs of one language."""

    fill: re.Pattern[str]
    """A gap to be filled in; behind it stands what with."""
    optional: re.Pattern[str]
    """A gap with a `text` that holds only if something (`told`) does."""
    held: re.Pattern[str]
    """A gap by which what follows it holds only if something does."""
    variants: re.Pattern[str]
    """A gap that holds several texts, with « / » between them, of which one is kept."""
    pick: re.Pattern[str]
    """A gap that names what may stand in it."""
    ticked: re.Pattern[str]
    """A gap that leaves it to the person which enclosures there are."""
    told: re.Pattern[str]
    """A gap that says what to look at, and stands for nothing."""
    first: re.Pattern[str]
    """A gap that is told before all others: by which day the paper goes out, or which way."""
    brief: re.Pattern[str]
    """What takes a word or two: a day, a number, a sum."""
    much: re.Pattern[str]
    """What takes more than a line."""
    strike: re.Pattern[str]
    """What is said of a gap that may as well be struck out."""
    enclosures: re.Pattern[str]
    copies: re.Pattern[str]
    """What a heading of enclosures says where they are copies."""
    counted: re.Pattern[str]
    """What the calculation of a demand begins with."""
    suit: re.Pattern[str]
    """The title of a paper for a court."""
    parties: re.Pattern[str]
    """A line of a suit that names somebody who gets a copy of it: `whom`, `who`."""
    in_kind: re.Pattern[str]
    """What a demand begins with that is for goods or work: their value is in the price."""
    price: re.Pattern[str]
    """The line of a suit with the price of it."""
    copy: re.Pattern[str]
    """What stands before whoever gets a copy."""
    claimant: re.Pattern[str]
    """The line of a suit with whoever sues."""
    reckoning: re.Pattern[str]
    """An enclosure of a suit that is its calculation."""
    only: re.Pattern[str]
    """What is said of an enclosure that only `whom` gets."""
    posted: re.Pattern[str]
    """An enclosure that is there only when the paper has gone to somebody else."""
    film: re.Pattern[str]
    """An enclosure that no sheet holds."""
    original: re.Pattern[str]
    """An enclosure of which a copy is of no use."""
    into: re.Pattern[str]
    """What stands before an office to which a paper goes."""
    firm: re.Pattern[str]
    """An organisation with its address, which may have moved: `name`."""
    registered: re.Pattern[str]
    """What is said of a name behind its address, and of no use to the post."""
    none: re.Pattern[str]
    """The first line of a paper that is sent to nobody by itself."""


def _sign(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A space in it is any space, also one at which no line ends."""
    return re.compile(pattern.replace(" ", r"\s"), flags)


def _words(pattern: str) -> re.Pattern[str]:
    return _sign(pattern, re.IGNORECASE | re.DOTALL)


_RUSSIAN = Signs(
    fill=_words(r"впишите\b(?P<rest>.*)|(?P<rates>проценты (?:с|до) [\d.]+): .*"),
    optional=_words(
        r"(?P<told>(?:оставьте|приложите)(?:,? (?:если|только)| весь абзац)[^:]*):\s(?P<text>.+)"
    ),
    held=_words(r"оставьте (?:этот пункт|абзац|весь абзац), если .*"),
    variants=_words(r"(?P<told>оставьте одно[^:]*):\s(?P<texts>.+\s/\s.+)"),
    pick=_words(r"оставьте [^:]+: .+"),
    ticked=_words(r"оставьте\b.*(?:прилагаете|что есть)"),
    told=_words(r"(?:проверьте|вычеркните|если|добавьте|приложите|оставьте)\b.*"),
    first=_words(r"проверьте(?:, (?:успеваете|не рано) ли| сначала): (?P<told>.+)"),
    brief=_words(
        r"(?:обещанный )?(?:день|дата|когда|номер|сумма|итог|сколько|одну сумму|одной суммой)"
        r"(?! и (?:где|документ|как|место))[^,]*"
    ),
    much=_words(
        r".*(?:\bадрес\b|банк, (?:БИК, )?счёт|реквизиты|улиц[ау]|выразился|мешал|кем и когда"
        r"|обстоятельствах|подтверждено).*"
    ),
    strike=_words(r",? (?:или|нет сведений —) вычеркните.*"),
    enclosures=_sign(r"(?:Приложени[ея]|Прилагаю копии)\b[^:]*:|Приложения\s*$"),
    copies=_sign(r"\(копии\)"),
    counted=_sign(r"\s*Расчёт:\s*"),
    suit=_sign(r"ИСКОВОЕ"),
    parties=_sign(
        r"(?P<whom>Ответчик(?: \d+)?|Третье лицо)[^:]*: (?:[а-яё][^—«,\d]*\s— )?(?P<who>.+)"
    ),
    in_kind=_sign(r"Обязать "),
    price=_sign(r"Цена иска: (?P<sum>.+)"),
    copy=_sign(r"Копия(?:\s—)?\s?"),
    claimant=_sign(r"Истец: "),
    reckoning=_sign(r"расчёт (?:взыскиваемых сумм|неустойки|процентов)"),
    only=_sign(r"\s\(к экземпляру для (?P<whom>\w{6})[^)]*\)"),
    posted=_sign(r"документы об отправке копий|чек\b.* (?:об отправке претензии|с претензией)"),
    film=_sign(r"\b(?:видео|съёмка)\b"),
    original=_sign(r"\(подлинник\)"),
    into=_sign(r"Во?\s"),
    firm=_sign(r"(?P<name>(?:ООО|АО|ПАО) «[^»]+»), \d{6}"),
    registered=_sign(r",\s(?:ОГРН|ИНН).*", re.DOTALL),
    none=_sign(r"Приложение\b"),
)
_ENGLISH = Signs(
    fill=_words(r"fill in\b(?P<rest>.*)|(?P<rates>interest (?:from|before) [^:]+): .*"),
    optional=_words(r"(?P<told>keep,? if\b[^:]*):\s(?P<text>.+)"),
    held=_words(r"keep this (?:point|paragraph) if .*"),
    variants=_words(r"(?P<told>keep one[^:]*):\s(?P<texts>.+\s/\s.+)"),
    pick=_words(r"keep [^:]+: .+"),
    ticked=_words(r"keep\b.*enclose"),
    told=_words(r"(?:check|strike|if|keep)\b.*"),
    first=_words(r"check (?:that it is in time|first): (?P<told>.+)"),
    brief=_words(r"(?:the )?(?:day|date|when|number|sum|total)(?! and (?:how|place|where))[^,]*"),
    much=_words(r".*(?:\baddress\b|bank details).*"),
    strike=_words(r",? or strike.*"),
    enclosures=_sign(r"(?:Enclosures?|Enclosed)\b[^:]*:|Enclosures\s*$"),
    copies=_sign(r"\(copies\)"),
    counted=_sign(r"\s*Calculation:\s*"),
    suit=_sign(r"CLAIM FORM"),
    parties=_sign(r"(?P<whom>Defendant(?: \d+)?)[^:]*: (?P<who>.+)"),
    in_kind=_sign(r"Order "),
    price=_sign(r"Value: (?P<sum>.+)"),
    copy=_sign(r"Copy(?: to|\s—)?\s?"),
    claimant=_sign(r"Claimant: "),
    reckoning=_sign(r"calculation of the claim"),
    only=_sign(r"\s\(with the copy for the (?P<whom>\w{4})[^)]*\)"),
    posted=_sign(r"proof of posting"),
    film=_sign(r"\bvideos?\b"),
    original=_sign(r"\(original\)"),
    into=_sign(r"To\s"),
    firm=_sign(r"(?P<name>\w+ (?:LLC|Ltd|plc)), \d{6}"),
    registered=_sign(r", company number .*", re.DOTALL),
    none=_sign(r"Enclosure\b"),
)


def signs(code: str) -> Signs:
    """The signs of the language `code`, one of `i18n.LANGUAGES`."""
    return _RUSSIAN if code == "ru" else _ENGLISH
