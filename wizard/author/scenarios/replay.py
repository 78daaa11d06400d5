"""A walk by answers that were written down.

Owns how far they lead, and why no further. A walk that lacks an answer stops there and says which;
an answer that is never asked for is told. Refuses to judge what it comes to: that is `trial`.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from wizard.author.scenarios.format import Given, given, numbered, shape
from wizard.author.tree.diagnostic import suggestion
from wizard.author.tree.source import Where
from wizard.errors import FieldError, shown
from wizard.i18n import Language
from wizard.library.fields.registration_number import registration
from wizard.library.library import Library
from wizard.library.node import screen_of, tree_of
from wizard.library.table import Table
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

MOST_STEPS = 10_000
MOST_NAMED = 5
"""Answers that nobody asked for, by name; the others are counted."""

MOST_STRANGE = 20
"""Names that are no node, each with the one that was meant; the others are counted."""


class Problem(NamedTuple):
    """What is wrong with a walk, and where in its answers or expectations that stands."""

    where: Where
    text: str


@dataclass
class Replay:
    """How far the answers led."""

    walk: Walk
    strange: list[Problem] = field(default_factory=list)
    """Names that are no node: the cause of whatever else is wrong."""
    refused: Problem | None = None
    """An answer that its node does not take; the walk stopped there."""
    missing: Problem | None = None
    """What was asked and not answered; the walk stopped there."""
    unmet: list[Problem] = field(default_factory=list)
    """What was to be refused and was not, or for another reason."""
    unused: list[Problem] = field(default_factory=list)
    """What was answered, or to be refused, and nobody asked for."""
    unticked: list[Problem] = field(default_factory=list)
    """Checklists that no answer names: no fault of a walk, and of a scenario perhaps forgotten."""

    @property
    def finished(self) -> bool:
        """Whether the walk came to an outcome."""
        return self.walk.ended

    @property
    def problems(self) -> list[Problem]:
        """Everything that does not fit; what only follows from something else is left out."""
        stop = self.refused or self.missing
        return self.strange or [*([stop] if stop else []), *self.unmet, *self.unused]


def replay(
    walker: Walker,
    answers: Mapping[str, Any],
    today: date,
    language: Language,
    numbers: Mapping[str, str] | None = None,
    *,
    refused: Mapping[str, Sequence[str]] | None = None,
) -> Replay:
    """Walk by a mapping of node to answer, and by the numbers told to those who wait.

    Before a node is answered for the first time it is held to what it is to have `refused`.
    An optional field without an answer is skipped, a checklist without one has nothing ticked, and
    of a question without one that `assumed` choice is taken which it has.
    """
    library, tree = walker.library, tree_of(walker.start)
    queues: dict[str, deque[Given]] = defaultdict(deque)
    for one in given(library, tree, answers):
        queues[one.node].append(one)
    told = {
        library.called(tree, name): (name, number)
        for name, number in numbered(numbers or {}).items()
    }
    barred = {library.called(tree, name): (name, pair) for name, pair in (refused or {}).items()}
    result = Replay(walker.begin(today))
    result.strange = list(_strange(library, queues, told, barred))
    # Where nothing was given, with what was known: whoever comes there again goes round for ever.
    skipped: set[tuple[str, str]] = set()
    for _ in range(MOST_STEPS):
        walk = result.walk
        if walk.ended:
            break
        if walk.at in barred:
            result.unmet += _unmet(walk, *barred.pop(walk.at))
        queue = queues.get(walk.at)
        if not queue and not _may_be_left_out(walk):
            result.missing = Problem(("answers",), _missing(walk))
            break
        if queue:
            skipped.clear()
        elif (here := (walk.at, repr(sorted(walk.asked.items())))) in skipped:
            result.missing = Problem(("answers",), _missing(walk))
            break
        else:
            skipped.add(here)
            result.unticked += _unticked(walk)
        one = queue.popleft() if queue else Given(walk.at, None, ())
        if one.answer is None and not _may_be_left_out(walk):
            result.missing = Problem(("answers", *one.where), _missing(walk))
            break
        answer = walk.node.assumed if one.answer is None else one.answer
        where: Where = ("answers", *one.where)
        try:
            result.walk = walk.answer(answer)
            if result.walk.waiting and walk.node.number:
                name, number = told.pop(walk.at, ("", ""))
                where = ("numbers", name)
                result.walk = _numbered(result.walk, number)
        except FieldError as error:
            said = language(error.key, **error.values)
            result.refused = Problem(where, f"«{walk.at}»: {said}")
            break
    if not result.refused:
        left = [queue[0] for queue in queues.values() if queue]
        result.unused = [*_too_many(left, result.walk), *_unused(left, told, barred)]
    return result


def no_node(name: str, library: Library) -> str:
    """That a name is no node, and which was meant."""
    near = suggestion(name, library.nodes)
    return f"no node «{shown(name)}» in this library{f'; {near}' if near else ''}"


def _may_be_left_out(walk: Walk) -> bool:
    return walk.node.optional or walk.node.assumed is not None or walk.node.ticks


def _numbered(walk: Walk, typed: str) -> Walk:
    """With the number of the message that waits; nothing typed is none."""
    kind = walk.walker.library.registering(walk.node.number or "")
    number = registration(typed, kind)
    return walk.numbered(number) if number else walk


def _unticked(walk: Walk) -> Iterator[Problem]:
    if walk.node.ticks:
        said = f"no answer for «{walk.at}»; where nothing is ticked, say so: []"
        yield Problem(("answers",), said)


def _missing(walk: Walk) -> str:
    known = ", ".join(walk.node.choices)
    said = f"no answer for «{walk.at}»{f' ({known})' if known else ''}"
    return f"{said} after the one that waits" if walk.waiting else said


def _unmet(walk: Walk, name: str, pair: Sequence[str]) -> Iterator[Problem]:
    """That something is not refused at a node by its code."""
    if len(pair) != 2:
        yield Problem(("refused", name), f"«{name}» takes [typed, code]")
        return
    typed, code = pair
    try:
        walk.answer(typed)
    except FieldError as error:
        if error.key != code:
            said = f"«{walk.at}» refuses «{typed}» by {error.key}, not by {code}"
            yield Problem(("refused", name), said)
    else:
        yield Problem(("refused", name), f"«{walk.at}» takes «{typed}»")


def _strange(
    library: Library,
    queues: Mapping[str, deque[Given]],
    told: Mapping[str, tuple[str, str]],
    barred: Mapping[str, tuple[str, Sequence[str]]],
) -> Iterator[Problem]:
    named: list[tuple[Where, str]] = [
        (("answers", *q[0].where), node) for node, q in queues.items()
    ]
    named += [(("numbers", name), node) for node, (name, _) in told.items()]
    named += [(("refused", name), node) for node, (name, _) in barred.items()]
    unknown = [(where, node) for where, node in named if library.find(node) is None]
    for where, node in unknown[:MOST_STRANGE]:
        yield Problem(where, no_node(node, library))
    if more := unknown[MOST_STRANGE:]:
        yield Problem(more[0][0], f"and {len(more)} more names that are no node")
    for node, queue in queues.items():
        known = library.find(node)
        if known is not None and known.fields:
            said = f"«{node}» is not answered by one value; {shape(known)}"
            yield Problem(("answers", *queue[0].where), said)


def _too_many(left: list[Given], walk: Walk) -> Iterator[Problem]:
    """That there are more rows than a list takes; their cells are taken out of `left`."""
    for one in list(left):
        node = walk.walker.library.find(one.node)
        if node is None or node.column is None:
            continue
        table, most = walk.asked.get(node.save_as or ""), node.most_rows
        if isinstance(table, Table) and len(table.rows) >= most:
            left.remove(one)
            if node.first:
                rows = screen_of(one.node)
                said = f"«{rows}» takes {most} rows at most; the others go into another case"
                yield Problem(("answers", *one.where), said)


def _unused(
    left: Sequence[Given],
    told: Mapping[str, tuple[str, str]],
    barred: Mapping[str, tuple[str, Sequence[str]]],
) -> Iterator[Problem]:
    if left:
        names = ", ".join(one.node for one in left[:MOST_NAMED])
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        said = f"answers that were never asked for: {names}{more}"
        yield Problem(("answers", *left[0].where), said)
    for node, (name, _) in told.items():
        said = f"nobody waited for a number at «{node}»"
        yield Problem(("numbers", name), said)
    for node, (name, _) in barred.items():
        yield Problem(("refused", name), f"nobody came to «{node}» to be refused")
