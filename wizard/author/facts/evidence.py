"""That nothing is called confirmed on less than its rule.

Owns the rule: a claim of law rests on the words of a law or a court, one of the shop on a page of
the shop for the very people who read it here, advice on two sources that do not repeat each other;
and `former_edition` is said of the words of a law alone. Words that nobody read bear nothing.
Refuses references that do not hold (`references`): it is asked only where all of them do.

Tables of rates are in order, and each rate was read somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from wizard.author.facts.claims import cited, counted
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.facts import Contact, Fact, SourceDocument, Term, source_id
from wizard.library.forms import written
from wizard.library.library import FACTS, Library

Documents = Mapping[str, SourceDocument]
"""Those that were read, by their ids."""
Readers = set[str]
"""For whom the trees are in which something is said."""

SECTIONS = ("facts", "contacts", "terms")


def thin(loaded: Loaded) -> Iterator[Diagnostic]:
    """Claims whose status says more than their sources bear, and copies of copies."""
    file, facts = loaded.place_if_any(FACTS), loaded.library.facts
    if file is None:
        return
    for place, original in file.along(facts, "sources.*.copy_of"):
        if original and facts.sources[original].copy_of:
            yield place.fault("copy-of-copy", name=original)
    readers = _readers(loaded.library)
    for section in SECTIONS:
        for place, claim in file.along(facts, f"{section}.*"):
            read, at = _read(facts.sources, claim), place.at("status")
            if needs := _lacking(claim, read, readers.get((section, place.name), set())):
                yield at.fault("thin-evidence", name=place.name, status=claim.status, needs=needs)


def _readers(library: Library) -> dict[tuple[str, str], Readers]:
    """For whom each claim is said."""
    found: dict[tuple[str, str], Readers] = {}
    for tree in library.trees.values():
        nodes = (node for _, node in written(tree))
        for claim in (*cited(library, nodes), *counted(tree)):
            found.setdefault(claim, set()).add(tree.audience)
    return found


def _read(sources: Documents, claim: Fact | Contact | Term) -> Documents:
    """The sources of a claim whose own words were read."""
    names = (source_id(reference) for reference in claim.sources)
    return {name: sources[name] for name in names if sources[name].read}


def _lacking(claim: Fact | Contact | Term, read: Documents, readers: Readers) -> str:
    """What a claim would need to be called what it is called; nothing where it has that."""
    if claim.status == "former_edition":
        held = claim.about == "law" and any(_words_of_law(item) for item in read.values())
        return "" if held else "the words of a law, of which the edition is named"
    if claim.status != "confirmed":
        return ""
    bears, needs = _RULES[claim.about]
    return "" if bears(read, readers) else needs


def _words_of_law(document: SourceDocument) -> bool:
    """Whether these are words of a law, and it is known as of when."""
    known = document.copy_of is None or document.edition is not None
    return document.kind == "law" and known


def _of_law(read: Documents, _: Readers) -> bool:
    return any(item.kind == "court" or _words_of_law(item) for item in read.values())


def _of_shop(read: Documents, readers: Readers) -> bool:
    """Who may be anybody is told by a page for all, or by one for each side."""
    told = {item.audience for item in read.values() if item.kind == "official"}
    people = {"buyer", "seller"} if "anyone" in readers else readers
    return "anyone" in told or (bool(people) and people <= told)


def _of_two(read: Documents, _: Readers) -> bool:
    return len({item.copy_of or name for name, item in read.items()}) > 1


_RULES: dict[str, tuple[Callable[[Documents, Readers], bool], str]] = {
    "law": (_of_law, "the words of a law or of a court; a copy of a law names its edition"),
    "ozon": (_of_shop, "an official page for the very people who are told it here"),
    "advice": (_of_two, "two sources that do not repeat each other"),
}
"""Of each sort of claim: whether what was read bears it, and what it needs."""


def unsound(loaded: Loaded) -> Iterator[Diagnostic]:
    """Rates out of order, or that nobody read, and tables that end where they cannot."""
    file, facts = loaded.place_if_any(FACTS), loaded.library.facts
    for place, table in file.along(facts, "rates.*") if file else ():
        before = None
        for row, rate in place.along(table, "rows.*"):
            if before is not None and rate.since <= before:
                problem = f"it begins on {rate.since}, and the row before on {before}"
                yield row.at("from").fault("bad-rate", problem=problem)
            if not any(facts.sources[source_id(item)].read for item in rate.sources):
                yield row.at("sources").fault("bad-rate", problem="none of its sources was read")
            before = rate.since
        last, seen = table.rows[-1].since, table.checked
        if not last <= table.until <= seen:
            problem = f"from {last} on, and looked at on {seen}, it is known to {table.until}"
            yield place.at("until").fault("bad-rate", problem=problem)
