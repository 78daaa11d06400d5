"""`facts.yaml` as types: sources, facts, contacts and terms, each with a status and a date; and
tables of rates.

Owns their shape, and what is a web address. Refuses to count days: that is `law`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from ipaddress import ip_address
from typing import Annotated, Literal
from urllib.parse import SplitResult, quote, urlsplit

import msgspec
from msgspec import Meta

from wizard.controls import HIDDEN
from wizard.library import host
from wizard.library.length import Length
from wizard.library.model import Audience, Id, Text
from wizard.pattern import pattern

Status = Literal[
    "confirmed", "former_edition", "unconfirmed", "disputed", "outdated", "wrong", "blocked"
]

About = Literal["law", "ozon", "advice"]
"""Of what a claim is: what the law says, what the shop does and says, what is wise to do."""

Whose = Literal["mine", "theirs", "nobody"]
"""Who has to act by a day: the person who walks, or somebody else, from whom they await it."""

SourceRef = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*( .+)?$")]
"""The id of a source, a space, the place in it: `zozpp ст. 22`, `a002 F084 F085`."""

PERCENT = r"^(0|[1-9]\d?)(\.\d{1,2})?$"
Percent = Annotated[str, Meta(pattern=PERCENT)]
"""`16`, `14.25`: percent a year."""


class SourceDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document that claims rest on."""

    title: Text
    """What the document is called."""
    kind: Literal["law", "court", "official", "press", "article", "forum"]
    """A law, an act of a court, a page of the shop or of an authority, news, a page of anybody
    else, what anybody may post (a forum, open code)."""
    read: date | None = None
    """The day on which its own words were read; without one it is only named, and bears nothing."""
    url: Text | None = None
    """Where it stands."""
    copy_of: Id | None = None
    """The source that it repeats, or that was made by the same hand: both count as one."""
    edition: date | None = None
    """Of a law: the day of the edition that it names; a copy that names none bears nothing."""
    shown: date | None = None
    """The day that the page shows."""
    audience: Literal["buyer", "seller", "anyone", "others"] | None = msgspec.field(
        default=None, name="for"
    )
    """Of an official page: for whom it was written; `others` are people whom no tree is for."""
    note: Text | None = None
    """What is to be known of it."""


class _Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    about: About
    """What it is of; `check` refuses `confirmed` on less than a claim of that sort needs."""
    status: Status
    """How sure it is; whatever is not confirmed is shown with its status. `former_edition` is a law
    whose words were read as they stood before a change that is known."""
    sources: Annotated[list[SourceRef], Meta(min_length=1)]
    """Where it is said."""
    checked: date
    """The day on which it was last looked at."""
    note: Text | None = None
    """What is to be known of it."""


class Fact(_Claim, frozen=True):
    """Something a screen says."""

    text: Text
    """What is so, in own words."""


class Contact(_Claim, frozen=True, kw_only=True):
    """Where to turn to."""

    kind: Literal["app", "chat", "phone", "email", "web", "social", "address", "office", "store"]
    """What sort of contact it is."""
    label: Text
    """What it is called."""
    value: Text
    """The number, the address, the name of the page."""
    audience: Audience = msgspec.field(name="for")
    """Who may turn to it."""
    url: Text | None = None
    """What opens in a browser."""
    numbered: Text | None = None
    """What opens there where the `number` of the step is known: the address up to the number."""

    def opened(self, number: str) -> str | None:
        """The address that opens, at the number of a letter where one is known."""
        at_number = bool(number) and takes_number(self.numbered or "")
        return f"{self.numbered}{quote(number, safe='')}" if at_number else self.url


class Term(_Claim, frozen=True, kw_only=True):
    """How long an answer, a refund, a right may take."""

    length: Length | None = None
    """How long it takes. Without one the last day itself was named, by a guarantee, a contract or a
    notice: no rule counts it, and no day off moves it."""
    text: Text
    """The same in words, as the screen says it."""
    binding: Literal["law", "guideline"]
    """Set by law, or what the other side says of itself."""
    by: Literal["buyer", "seller", "anyone", "others", "nobody"] | None = None
    """Who has to act within it: in a tree for that side it is the person's own term, as one of
    `anyone` is in all; any other binds somebody else, who answers. Behind a term of `nobody`
    something holds, and no answer is awaited."""

    def whose(self, audience: Audience) -> Whose:
        """Whose term it is for somebody of that side."""
        if self.by == "nobody":
            return "nobody"
        return "mine" if self.by in ("anyone", audience) else "theirs"


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a table of rates: it holds until the next one begins."""

    since: date = msgspec.field(name="from")
    """The first day on which it holds."""
    percent: Percent
    """How much it is."""
    sources: Annotated[list[SourceRef], Meta(min_length=1)]
    """Where it is said."""


class RateTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rates that change by the day, as far as they are known."""

    look_up: Text
    """Where they can be looked up: a paper says so for the days of which the table says nothing."""
    rows: Annotated[list[Rate], Meta(min_length=1)]
    """The rates, the earliest first."""
    until: date
    """The last day for which a source shows the last of them; what holds behind it is not guessed.
    A copy of a page shows no more than the day on which it was made."""
    checked: date
    """The day on which it was last looked at."""

    @property
    def begins(self) -> date:
        """The first day of which a rate is known."""
        return self.rows[0].since


class Ledger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered list that the claims were drawn from, outside the library.

    A row is named in the place of a source reference (`a002 F084 F085`) or under `left_out`.
    """

    prefix: Text
    """What stands before the number of a row."""
    first: int
    """The number of the first row."""
    last: int
    """The number of the last row."""

    def row(self, word: str) -> int | None:
        """The number of the row that a word names, in the range or beyond it; None if it is none.

        Leading zeros do not matter.
        """
        number = word.removeprefix(self.prefix)
        named = number != word and re.fullmatch(r"[0-9]{1,9}", number)
        return int(number) if named else None

    def name(self, row: int) -> str:
        """A row as it is written: as wide as the last one."""
        return f"{self.prefix}{row:0{len(str(self.last))}}"


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    sources: Mapping[Id, SourceDocument] = {}
    """Documents: an id, and under it what was read and when."""
    facts: Mapping[Id, Fact] = {}
    """What screens say: an id, and under it the claim."""
    contacts: dict[Id, Contact] = {}
    """Where to turn to: an id, and under it the contact."""
    terms: dict[Id, Term] = {}
    """How long things take: an id, and under it the term."""
    rates: dict[Id, RateTable] = {}
    """Rates by which rules count: an id, and under it the table."""
    left_out: dict[str, Text] = {}
    """Rows of the ledger that no screen says, each with the reason."""
    ledger: Ledger | None = None
    """The list of which every row must be cited or left out."""

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every reference to a source with a place in it, and where it stands."""
        cited: list[tuple[tuple[str | int, ...], list[SourceRef]]] = []
        for section in ("facts", "contacts", "terms"):
            claims = getattr(self, section)
            cited += [((section, name), claim.sources) for name, claim in claims.items()]
        for name, table in self.rates.items():
            rows = enumerate(table.rows)
            cited += [(("rates", name, "rows", number), row.sources) for number, row in rows]
        for where, sources in cited:
            yield from (((*where, "sources", at), one) for at, one in enumerate(sources))


_NOT_IN_ADDRESS = pattern(r"""[\s"'<>\\^`{|}]""")
"""What no address holds as it stands (RFC 3986, and RFC 3987 for other alphabets), and the quotes:
a browser may be started by a line of words."""


def is_web_address(url: str) -> bool:
    """Whether `url` opens a page and nothing else: http or https, a host that is what it looks."""
    parts = _parts(url)
    return (
        parts is not None
        and parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and _is_address(parts.hostname or "")
        and host.strange_letter(parts.hostname or "") is None
    )


def takes_number(url: str) -> bool:
    """Whether `url` opens a page, and goes on to the same host whatever number stands behind it."""
    here, there = _parts(url), _parts(f"{url}1")
    same = here is not None and there is not None and here.netloc == there.netloc
    return same and is_web_address(url)


def strange_letter(url: str) -> str | None:
    """The letter by which the host in an address looks like that of somebody else."""
    parts = _parts(url)
    return host.strange_letter(parts.hostname or "") if parts else None


def _parts(url: str) -> SplitResult | None:
    """An address taken apart, if it can be, with a port that is one or none."""
    if HIDDEN.search(url) or _NOT_IN_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port > 0 else None
    except ValueError:
        return None


def _is_address(name: str) -> bool:
    """Whether it is the name of a host, or its number: what ends in figures is no name."""
    try:
        return bool(ip_address(name))
    except ValueError:
        return host.is_host(name) and not name.rpartition(".")[2].isdigit()


def source_id(reference: str) -> str:
    """The id of the source in a reference: `zozpp` of `zozpp ст. 22`."""
    return reference.split(" ", 1)[0]


def place(reference: str) -> str:
    """The place in the source, or nothing."""
    return reference.partition(" ")[2]
