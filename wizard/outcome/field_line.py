"""A field of a form as a front end shows it, and how what is typed into a field is understood.

Owns what stands in it before the person goes on. Refuses to judge what is typed.
"""

from __future__ import annotations

from datetime import date

import msgspec

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.fields import parse
from wizard.library.fields.signs import says_nothing
from wizard.library.model import Input
from wizard.walk.answers import Answer


class FieldLine(msgspec.Struct, frozen=True):
    """One field of a form."""

    at: str
    label: str
    details: str
    field: Input
    offered: str
    """What is offered there before the person types."""
    typed: Answer
    """What was typed there before, and never given as an answer."""
    today: date

    def understood(self, typed: str, say: Language) -> str:
        """How what is typed would be read; nothing where it would not, or is plain to see."""
        return understood(self.field, typed, self.today, say)

    @property
    def begun_text(self) -> str:
        """What stands there before the person goes on."""
        return self.typed if isinstance(self.typed, str) else self.offered


def understood(field: Input, typed: str, today: date, say: Language) -> str:
    """How what is typed into a field would be read; nothing where that is plain to see.

    Words by which it is skipped are plain to the program alone, and are told as that.
    """
    try:
        canonical = parse(field, typed, today)
    except FieldError:
        return ""
    kind = field.takes
    if canonical is None:
        return "" if says_nothing(typed) else say("skipped")
    return kind.echoed(kind.value(canonical), say)
