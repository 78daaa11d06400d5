"""What a letter asks people to write of themselves: the gaps for a name, a telephone, an address.

Owns whether a letter still asks for what it asked before. A gap in whose place an answer stands by
now is one still: the words before it in its line are there. Refuses to look at what was written.
"""

from __future__ import annotations

from wizard.outcome import brackets
from wizard.pattern import pattern

_OF_PERSON = pattern(
    r"(?i)\b(?:имя|имени|фамили\w*|отчеств\w*|ФИО|телефон\w*|почта|адрес\w*|паспорт\w*|рождени\w*"
    r"|реквизит\w*|сч[её]т\w*|карт[аы]|СНИЛС|ИНН|номер (?:заказ|отправлени)\w*"
    r"|names?|surname|(?:tele)?phone|e-?mail|address\w*|passport|birth|bank details|account|card"
    r"|order number)\b"
)
_LOOKED_AT = pattern(
    r"(?i)(?:проверьте|вычеркните|если|добавьте|приложите|оставьте|check|strike|if|add|enclose"
    r"|leave|keep)\b"
)
"""The beginning of a gap that says what to look at: nothing of a person is written there."""
_LETTER = pattern(r"[^\W\d_]")


def asked_for(text: str) -> tuple[str, ...]:
    """The gaps for what is a person's, each with the words before it in its line."""
    return tuple(
        f"{_before(text, gap.start())}{gap[0]}"
        for gap in brackets.gaps(text)
        if _OF_PERSON.search(gap[1]) and not _LOOKED_AT.match(gap[1].strip())
    )


def still_asked(asked: str, text: str) -> bool:
    """Whether a text has a gap that `asked_for` found in another one, or something in its place."""
    before, bracket, gap = asked.partition("[")
    now = _even(text)
    return _even(bracket + gap) in now or (
        _LETTER.search(before) is not None and _even(before) in now
    )


def _before(text: str, start: int) -> str:
    """What stands between a gap and the one before it, or the beginning of its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.rpartition("]")[2]


def _even(text: str) -> str:
    """A text whose blanks are alike: where a line is tied to the next changes nothing."""
    return " ".join(text.split())
