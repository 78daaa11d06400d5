"""A phone number in words, whole or in part: «восемь девятьсот семнадцать 123 45 67».

Owns the words for numbers up to a thousand, and how many digits each would have. Refuses sums: a
thousand or a rouble ends what is read here, and so few digits are no phone.
"""

from __future__ import annotations

import re

from wizard.outcome.normalized_text import SPACE

_UNIT = (
    r"(?:один|одна|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
_NOUGHT = r"(?:ноль|нуль|zero|oh)"
_TEEN = (
    r"(?:десять|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцать"
    r"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
_TENS = (
    r"(?:двадцать|тридцать|сорок|(?:пять|шесть|семь|восемь)десят|девяносто"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
)
_HUNDRED = r"(?:сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот)"
_UP_TO_99 = rf"(?:{_TEEN}|{_TENS}(?:(?: |-){_UNIT})?)"
_NUMBERS = (
    (3, rf"{_HUNDRED}(?: (?:{_UP_TO_99}|{_UNIT}))?"),
    (2, _UP_TO_99),
    (1, rf"(?:{_UNIT}|{_NOUGHT})"),
)
"""How many digits a number has, and its words, the longest first."""
NUMBER_WORD = rf"(?:{'|'.join(words for _, words in _NUMBERS)})(?!\w)".replace(" ", SPACE)
"""One number up to a thousand."""
_JOINT = rf"(?:[,()-]|{SPACE}){{1,3}}"
_DIGITS = [(digits, re.compile(rf"(?<!\w){words}(?!\w)", re.I)) for digits, words in _NUMBERS]
_MOST = 12
"""Words and groups of digits; the longest has eleven."""
SPELLED_PHONE = (
    rf"[+\dноодтчпшсвzoftsen](?<!\w\w)(?<=(?=(?P<it>(?:\+?\d{{1,4}}{_JOINT}){{0,3}}"
    rf"(?:плюс{SPACE}|plus{SPACE})?{NUMBER_WORD}(?:{_JOINT}(?:{NUMBER_WORD}|\d{{1,7}}(?!\w))){{1,{_MOST}}})).)"
)
"""A pattern is looked for quickly that begins with a class of letters."""


def in_digits(text: str) -> str:
    """`text` with as many noughts for a number in words as it would have digits."""
    for digits, words in _DIGITS:
        text = words.sub("0" * digits, text)
    return text
