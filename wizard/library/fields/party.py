"""The name of a person, a firm or a shop, as it is to stand in a paper.

Owns what surely is none: no letter at all, a number to call, an address of e-mail, and words for
not knowing. Refuses to know how names look beyond that; a firm may be called anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.library.fields.email import is_address
from wizard.library.fields.kind import Asked
from wizard.library.fields.signs import plain
from wizard.library.fields.text import TextField
from wizard.pattern import pattern

_NOT_KNOWN = pattern(
    r"(?:я )?(?:(?:продавец )?не указан\w*|нету?|никто|неизвестн\w*|хз|пусто"
    r"|не ?(?:знаю|помню|понимаю|скажу|хочу|важно)(?:,? (?:что|как) (?:на)?писать)?"
    r"|no|none|nobody|n/?a|(?:i )?(?:don'?t|do not) (?:know|remember)|unknown"
    r"|not known|null)",
    re.IGNORECASE,
)
_NO_NAME = pattern(
    r"(?:я )?(?:да|прошу|требую|хочу|ок|ok|yes|назад|сохранить|выйти|тест|аноним\w*"
    r"|test|anonymous)",
    re.IGNORECASE,
)
"""What else is typed in the place of a name."""
_LETTER = pattern(r"[^\W\d_]")
_AROUND = pattern(
    r"\b(?:ооо|оао|зао|пао|ао|ип|чп|огрн|огрнип|инн|кпп|ltd|llc|inc|ogrn|inn)\b", re.IGNORECASE
)
"""What stands around the name of a firm, and names none by itself."""


_PROPRIETOR = pattern(
    r"\b(?:ип|чп|индивидуальн\w+ предпринимател\w+|самозанят\w+|sole proprietor)\b"
    r"[\s.:«\"]*(?P<name>[^\W\d][^,;()»\"\d]*)",
    re.IGNORECASE,
)
"""A person who trades: what follows is their name, whatever it looks like."""


class PartyField(TextField):
    """Any words that may be a name."""

    name = "party"
    aliases = ("company", "firm")
    registered = False

    def read(self, text: str, asked: Asked) -> str:
        """The name as it was typed.

        Raises:
            FieldError: it surely is none.
        """
        if is_no_answer(text) or not _LETTER.search(_AROUND.sub("", text)):
            raise FieldError("field_party")
        return text

    def person_in(self, value: str) -> str:
        """The name of a person who trades under it."""
        found = _PROPRIETOR.search(value)
        return found["name"].strip() if found else ""

    def samples(self, today: date) -> Sequence[str]:
        """One of a person, in Russian and in English."""
        return ("Иванова Мария Петровна", "Smith Mary")


def says_unknown(typed: str) -> bool:
    """Whether words say that the one who types does not know, or has none."""
    return _NOT_KNOWN.fullmatch(_said(typed)) is not None


def is_unknown(typed: str) -> bool:
    """Whether words say that, or nothing at all."""
    said = _said(typed)
    return len(said) < 2 or says_unknown(typed) or _NO_NAME.fullmatch(said) is not None


def _said(typed: str) -> str:
    return plain(typed).rstrip(".:!?… ")


def is_no_answer(typed: str) -> bool:
    """Whether words say that, or name where to write or to call."""
    said = plain(typed).rstrip(".!?) ")
    return is_unknown(typed) or "://" in said or is_address(said)
