"""That everything the library claims is said somewhere, drawn from somewhere, and still fresh.

Owns the balance of `facts.yaml`: facts, contacts and terms that no reachable screen cites, rates by
which nothing counts, sources that nothing refers to, rows of the ledger that are lost, and dates
that are too old to be trusted. Refuses references that do not hold (`references`): it is asked only
where all of them do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from wizard.author.flow.ways import Ways
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.demands import Demands
from wizard.library.facts import Ledger, place, source_id
from wizard.library.library import FACTS, Library
from wizard.library.model import Node, Tree, alternatives
from wizard.library.node import tree_of
from wizard.outcome.advice import checks_of
from wizard.outcome.letters import RESPONDENTS

IN_LETTER = re.compile(r"""contacts(?<!\wcontacts)(?:\.|\[["'])([a-z][a-z0-9_]*)""")
"""How a letter names a contact; that no letter stands before it is looked at last, as that is slow.
"""

_UNCITED = {
    "facts": "uncited-fact",
    "contacts": "uncited-contact",
    "terms": "uncited-term",
    "rates": "uncited-rates",
}
_ONLY_UNREACHABLE = "only nodes that nobody can reach cite it"

Cited = set[tuple[str, str]]
"""Sections of `facts.yaml` and the ids in them."""


def uncited(loaded: Loaded, graph: Ways) -> Iterator[Diagnostic]:
    """Facts, contacts and terms that no reachable node cites, and sources without a claim.

    A node is reachable if some start leads to it, whatever the guards say.
    """
    file, library = loaded.place_if_any(FACTS), loaded.library
    if file is None:
        return
    met = graph.reached(graph.entries)
    said = _said(library, graph, met)
    silent = [
        (section, name)
        for section in _UNCITED
        for name in getattr(library.facts, section)
        if (section, name) not in said
    ]
    somewhere = _said(library, graph, range(len(graph.names))) if silent else set()
    for section, name in silent:
        hint = _ONLY_UNREACHABLE if (section, name) in somewhere else ""
        yield file.at(section, name).fault(_UNCITED[section], key=True, name=name, hint=hint)
    used = {source_id(reference) for _, reference in library.facts.references()}
    for at, _ in file.along(library.facts, "sources.*"):
        if at.name not in used:
            yield at.fault("unused-source", key=True, name=at.name)


def unbalanced(loaded: Loaded) -> Iterator[Diagnostic]:
    """Rows of the ledger that are neither cited nor left out, or both, or not there at all."""
    file, facts = loaded.place_if_any(FACTS), loaded.library.facts
    ledger = facts.ledger
    if file is None or ledger is None:
        return
    cited: set[int] = set()
    for where, reference in facts.references():
        rows = _rows(ledger, place(reference))
        cited |= rows
        for row in sorted(rows):
            if not ledger.first <= row <= ledger.last:
                yield file.at(*where).fault("ledger-range", row=ledger.name(row))
    left_out = {word: ledger.row(word) for word in facts.left_out}
    for word, number in left_out.items():
        if number is None or not ledger.first <= number <= ledger.last:
            yield file.at("left_out", word).fault("ledger-range", key=True, row=word)
        elif number in cited:
            yield file.at("left_out", word).fault("ledger-twice", key=True, row=word)
    lost = _gaps(ledger, cited | {row for row in left_out.values() if row is not None})
    if lost:
        yield file.at("ledger").fault("ledger-gap", rows=", ".join(lost))


def stale(loaded: Loaded, today: date) -> Iterator[Diagnostic]:
    """Claims that were checked, and sources that were read, more than a year before `today`, and
    those of a day that is still to come."""
    file = loaded.place_if_any(FACTS)
    # A source that has no such day is only named.
    for way in ("sources.*.read", *(f"{section}.*.checked" for section in _UNCITED)):
        for at, day in file.along(loaded.library.facts, way) if file else ():
            # What was written there and is no date was told of where it stands.
            old = (day.year + 1, day.month, day.day) < (today.year, today.month, today.day)
            code = "stale-date" if old else "future-date"
            if (old or day > today) and at.data == day.isoformat():
                yield at.fault(code, name=at.name, day=str(day), today=str(today))


def _said(library: Library, graph: Ways, nodes: Collection[int]) -> Cited:
    """Everything that some nodes cite, and the trees in which they stand."""
    trees = {tree_of(graph.names[node]) for node in nodes}
    return {
        *cited(library, (graph.nodes[node] for node in nodes)),
        *(term for name in trees for term in counted(library.trees[name])),
    }


def cited(library: Library, nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Everything that the screens and the letters of `nodes` say."""
    letters: dict[str, None] = {}
    for node in nodes:
        for one in (node, *node.variants, *node.choices.values()):
            yield from (("facts", name) for name in one.facts)
        yield from (("contacts", name) for name in (*node.doubtful, node.contact) if name)
        yield from (("terms", name) for name in (node.reply_within, node.do_within) if name)
        if node.letter:
            letters[node.letter] = None
    for letter in letters:  # many nodes offer the same one
        yield from _in_letter(library, letter)


def _in_letter(library: Library, name: str) -> Iterator[tuple[str, str]]:
    """What a letter says, and what the person is told who looks it over."""
    letter = library.letters[name]
    yield from (("facts", fact) for fact in letter.head.facts)
    checks = checks_of(library, name).values()
    yield from (("facts", fact) for check in checks for fact in check.facts)
    yield from (("contacts", contact) for contact in IN_LETTER.findall(letter.body))
    if RESPONDENTS in letter.body and library.demands:
        yield from _demanded(library.demands)


def _demanded(demands: Demands) -> Iterator[tuple[str, str]]:
    """What a paper cites that tells what is demanded."""
    yield from (("facts", article.fact) for article in demands.articles.values())
    contacts = (respondent.contact for respondent in demands.respondents.values())
    yield from (("contacts", contact) for contact in contacts if contact)


def counted(tree: Tree) -> Iterator[tuple[str, str]]:
    """The terms and the tables of rates by which the derived values of a tree are counted."""
    for entry in tree.compute.values():
        for part in alternatives(entry):
            if "term" in part:
                yield "terms", part["term"]
            if "rates" in part:
                yield "rates", part["rates"]


def _rows(ledger: Ledger, words: str) -> set[int]:
    """The rows that the place of a reference names."""
    found = (ledger.row(word) for word in re.split(r"[\s,;]+", words))
    return {row for row in found if row is not None}


def _gaps(ledger: Ledger, known: set[int]) -> list[str]:
    """The rows that are not known, those in line as one span: `F003`, `F010–F014`."""
    spans = []
    before = ledger.first - 1
    for row in sorted({row for row in known if before < row <= ledger.last} | {ledger.last + 1}):
        if row > before + 1:
            first, last = ledger.name(before + 1), ledger.name(row - 1)
            spans.append(first if first == last else f"{first}–{last}")
        before = row
    return spans
