"""Claims with their status, their sources and the day they were checked.

Owns the one resolver that the screen, the document and `i` use. What is not confirmed never comes
out of here without its status.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from wizard.i18n import Language
from wizard.library.facts import (
    Contact,
    Fact,
    SourceDocument,
    Status,
    Term,
    is_web_address,
    place,
    source_id,
)
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.pattern import pattern
from wizard.walk.showing import stands_there
from wizard.walk.values import Values

_BEGINNING = pattern(r"https?://(?:www\.)?")
DOUBTED: tuple[Status, ...] = ("former_edition", "unconfirmed", "disputed", "outdated")
"""What a screen may rest on and has to say; a mistake of a source, and a place that is closed, are
told as such."""


class ContactLine(msgspec.Struct, frozen=True):
    """A contact as it is shown."""

    id: str
    kind: str
    label: str
    value: str
    url: str | None
    status: Status
    status_text: str
    checked: date
    note: str | None

    @property
    def sure(self) -> bool:
        """Whether it may be shown as it is."""
        return self.status == "confirmed"

    @property
    def spelled(self) -> str:
        """The address as it stands in the value, which may leave out how pages begin; or nothing:
        told behind it once more it would be there twice.
        """
        full = self.url or ""
        known = (full, full.removesuffix("/"), _BEGINNING.sub("", full).removesuffix("/"))
        return next((one for one in known if one and one in self.value), "")


class SourceLine(msgspec.Struct, frozen=True):
    """One claim and where it comes from."""

    claim: str
    status: Status
    status_text: str
    checked: date
    documents: tuple[str, ...]
    urls: tuple[str, ...]
    note: str | None
    kind: Literal["fact", "contact", "term"]
    laws: tuple[str, ...]
    """Those of the documents that are laws; a copy is named beside the law it repeats."""

    links: tuple[str, ...] = ()
    """Addresses of laws and of official pages."""

    @property
    def law(self) -> bool:
        """Whether a law stands behind it."""
        return bool(self.laws)


class Sources:
    """Resolves ids of `facts.yaml`."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._facts = library.facts
        self._language = language
        self._nodes: dict[str, list[SourceLine]] = {}
        self._lines: dict[str, SourceLine] = {}
        """What was resolved before: a document asks for every node of its way, at every step."""

    def contact(self, name: str, number: str = "") -> ContactLine:
        """A contact by id; its page is opened at a number, where one is known."""
        contact = self._facts.contacts[name]
        return ContactLine(
            name,
            contact.kind,
            contact.label,
            contact.value,
            _opened(contact.opened(number)),
            contact.status,
            self.status(contact.status),
            contact.checked,
            contact.note,
        )

    def status(self, status: Status) -> str:
        """A status in words."""
        return self._language(f"status_{status}")

    def node(self, reference: str, values: Values) -> list[SourceLine]:
        """Everything that the screen of a node claims, in the order in which it is seen.

        `values` are those by which it is told what the screen shows.
        """
        if reference in self._nodes:
            return self._nodes[reference]
        node = self._library.node(reference)
        claims = self._claims(node, values)
        if not node.guarded:
            self._nodes[reference] = claims
        return claims

    def doubt(self, names: Iterable[str]) -> str:
        """Of some facts, the status in words of the first that is not confirmed."""
        status = (self._facts.facts[name].status for name in names)
        return next((self.status(one) for one in status if one != "confirmed"), "")

    def _claims(self, node: Node, values: Values) -> list[SourceLine]:
        lines = self.facts(node.facts)
        for variant in node.variants:
            if stands_there(variant, values):
                lines += self.facts(variant.facts)
        for choice in node.choices.values():
            if stands_there(choice, values):
                lines += self.facts(choice.facts)
        if node.contact:
            lines.append(self.line(self._facts.contacts[node.contact]))
        lines += [self.line(self._facts.contacts[name]) for name in node.doubtful]
        lines += [
            self.line(self._facts.terms[name])
            for name in (node.reply_within, node.do_within)
            if name
        ]
        if node.letter:
            head = self._library.letters[node.letter].head
            lines += self.facts(head.facts)
        return unique(lines)

    def doubts(self, lines: Iterable[SourceLine]) -> bool:
        """Whether some of the facts behind a screen are in doubt.

        Contacts and terms carry their own where they stand.
        """
        return any(line.kind == "fact" and line.status in DOUBTED for line in lines)

    def facts(self, names: Iterable[str]) -> list[SourceLine]:
        """Facts by id."""
        return [self._fact(name) for name in names]

    def _fact(self, name: str) -> SourceLine:
        if name not in self._lines:
            self._lines[name] = self.line(self._facts.facts[name])
        return self._lines[name]

    def line(self, claim: Fact | Contact | Term) -> SourceLine:
        """One claim with its sources."""
        documents = [
            (self._facts.sources[source_id(item)], self._place(item)) for item in claim.sources
        ]
        kind: Literal["fact", "contact", "term"] = "fact"
        if isinstance(claim, Contact | Term):
            kind = "contact" if isinstance(claim, Contact) else "term"
        return SourceLine(
            claim=f"{claim.label}: {claim.value}" if isinstance(claim, Contact) else claim.text,
            status=claim.status,
            status_text=self.status(claim.status),
            checked=claim.checked,
            documents=tuple(_named(document, where) for document, where in documents),
            urls=tuple(url for document, _ in documents if (url := _opened(document.url))),
            note=claim.note,
            links=tuple(
                url
                for document, _ in documents
                if (url := _opened(document.url))
                and document.kind in ("law", "official")
                and not document.copy_of
            ),
            kind=kind,
            laws=tuple(
                _named(document, where)
                for document, where in documents
                if document.kind == "law" and document.copy_of is None
            ),
        )

    def _place(self, reference: str) -> str:
        """The place in a source; the rows of the ledger mean nothing to a reader."""
        where = place(reference)
        ledger = self._facts.ledger
        rows = ledger is not None and all(ledger.row(word) is not None for word in where.split())
        return "" if rows else where


def unique(lines: Iterable[SourceLine]) -> list[SourceLine]:
    """Each claim once, where it first stands."""
    return list(dict.fromkeys(lines))


@lru_cache(maxsize=1024)
def _opened(url: str | None) -> str | None:
    """An address that opens a page; of a library that was proved by nobody any other is none."""
    return url if url and is_web_address(url) else None


def _named(document: SourceDocument, where: str) -> str:
    return ", ".join(part for part in (document.title, where) if part)
