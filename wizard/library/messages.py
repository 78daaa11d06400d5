"""`messages.yaml` as types: what a message to somebody should hold, and what it should not.

Owns the shape of a check and the closed set of things that can be looked for in a text. Refuses
regular expressions: a list of words cannot hang the screen, and an author can read it. Refuses
looking as well: that is `outcome.text_patterns`.
"""

from typing import Literal

import msgspec

from wizard.library.model import Id, Text

Sign = Literal[
    "date", "phone", "email", "order_number", "capitals", "exclamations", "gap", "repeat"
]
"""What can be told without a list of words: a day; what looks like a phone, an address, a number of
an order; words in capitals; more than one exclamation mark; something in square brackets that the
person is to fill in; a text that was sent before to somebody else."""


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is looked for in a text; any of it counts."""

    words: list[Text] = []
    """Words and phrases; a `*` at the end stands for any ending: `прошу`, `требу*`."""
    values: list[Id] = []
    """Names of the case: what was answered stands in the text. An unknown one is not looked for."""
    signs: list[Sign] = []
    """What can be told without a list of words."""
    longer_than: int | None = None
    """Characters."""


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One advice about messages: what they need, or what they avoid."""

    text: Text
    """What is wrong, as it stands after a colon; `{{ what }}` is what was found or is missing."""
    needs: Marks | None = None
    """What a message has to hold: any of it will do."""
    avoids: Marks | None = None
    """What a message should not hold: any of it is a fault."""
    hint: Text | None = None
    """What to do about it."""
    allowed: list[Text] = []
    """Words that are not counted, though they look like what is avoided."""
    always: bool = False
    """For every message; the others are for those whose letter names them under `checks`."""
    facts: list[Id] = []
    """Where the advice comes from."""


class Messages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    checks: dict[Id, Check] = {}
    """The advice: an id, and under it what is looked for."""
