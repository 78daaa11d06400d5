"""`letters/*.md` as types: a message ready to send, and its front matter.

Refuses to fill it in: that is `outcome.letters`.
"""

import msgspec

from wizard.library.model import Id, Text


class LetterHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of `letters/*.md`."""

    letter: Id
    """The name of the letter: that of the file."""
    title: Text
    """What the message is called."""
    facts: list[Id] = []
    """Where the claims of the message come from."""
    claim: bool = False
    """It puts the demands of the case to those who owe them: once it was sent, another demand
    takes another one."""
    checks: list[Id] = []
    """What this message is held against, from `messages.yaml`, beside what every message is."""


class Letter(msgspec.Struct, frozen=True):
    """A message ready to send: a Jinja template over the names of the case."""

    head: LetterHead
    body: str
    """What it says, the parts that it includes in their places."""
