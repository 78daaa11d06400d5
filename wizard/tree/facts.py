"""`facts.yaml` as types: sources, facts, contacts and terms, each with a status and a date.

Owns their shape and the grammar of a length. Refuses to count days: that is `law`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from wizard.tree.model import Audience, Id, Text

Status = Literal["confirmed", "unconfirmed", "disputed", "outdated", "wrong", "blocked"]

SourceRef = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*( .+)?$")]
"""The id of a source, a space, the place in it: `zozpp ст. 22`, `a002 F084 F085`."""

LENGTH = re.compile(r"^(?P<count>\d{1,4}) (?P<unit>hour|day|working day|month|year)s?$")
Length = Annotated[
    str, Meta(pattern=LENGTH.pattern.replace("?P<count>", "").replace("?P<unit>", ""))
]
"""`10 days` (calendar), `1 working day`, `24 hours`, `3 years`."""


class SourceDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document that was read."""

    title: Text
    read: date
    kind: Literal["law", "official", "article", "page"] = "page"
    """A law, a page of the shop or an authority, one of the articles, any other page."""
    url: Text | None = None
    note: Text | None = None


class _Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    status: Status
    sources: Annotated[list[SourceRef], Meta(min_length=1)]
    checked: date
    note: Text | None = None


class Fact(_Claim, frozen=True):
    """Something a screen says."""

    text: Text


class Contact(_Claim, frozen=True, kw_only=True):
    """Where to turn to."""

    kind: Literal["app", "chat", "phone", "email", "web", "social", "address", "office", "store"]
    label: Text
    value: Text
    audience: Audience = msgspec.field(name="for")
    url: Text | None = None


class Term(_Claim, frozen=True, kw_only=True):
    """How long an answer, a refund, a right may take."""

    length: Length
    text: Text
    binding: Literal["law", "guideline"]


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    sources: dict[Id, SourceDocument] = {}
    facts: dict[Id, Fact] = {}
    contacts: dict[Id, Contact] = {}
    terms: dict[Id, Term] = {}
    left_out: dict[str, Text] = {}
    """Rows of the ledger that no screen says, each with the reason."""


def source_id(reference: str) -> str:
    """The id of the source in a reference: `zozpp` of `zozpp ст. 22`."""
    return reference.split(" ", 1)[0]


def place(reference: str) -> str:
    """The place in the source, or nothing."""
    return reference.partition(" ")[2]
