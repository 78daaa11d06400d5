"""What is there and does nothing.

Letters that nobody sends, parts that no letter includes, ticks that nobody reads, rungs on which
nobody stands, choices that lead where one is, keys without effect, and what a list of plain words
names twice; what a scenario answers may well come twice, and is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.author.names.letter_checks import used
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.author.words.placeholders import names_in
from wizard.author.words.texts import all_texts
from wizard.author.words.texts import guards as shown_under
from wizard.library.fields.date import DateField
from wizard.library.fields.inn import InnField
from wizard.library.fields.integer import IntegerField
from wizard.library.fields.money import MoneyField
from wizard.library.forms import written
from wizard.library.guard import AnyRow, Guard, comparisons, names, parse
from wizard.library.library import LETTERS, MANIFEST
from wizard.library.model import Node, Tree, alternatives

NO_STEP = "a question is no step that is taken, and nobody waits for its answer"


def unused(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is there and does nothing; the library has no errors."""
    yield from _letters(loaded)
    yield from _checklists(loaded)
    yield from _columns(loaded)
    yield from _stages(loaded)
    for place, tree, node in loaded.written:
        yield from _choices(place, node, {place.name, f"{tree.tree}.{place.name}"})
        for key, why in _idle(node):
            yield place.at(key).fault("idle-key", key=True, name=key, why=why)
        yield from _called(place, node)
        if node.chooses and not node.acts:
            yield from _of_steps(place, node)


def _called(place: Location, node: Node) -> Iterator[Diagnostic]:
    """Choices that call to look again whoever does not wait."""
    for name, choice in node.choices.items():
        for key in ("look_again", "look_after"):
            if not choice.wait and getattr(choice, key) is not None:
                at, why = place.at("choices", name, key), "only who waits is called to look again"
                yield at.fault("idle-key", key=True, name=key, why=why)


def _of_steps(place: Location, node: Node) -> Iterator[Diagnostic]:
    """What the choices of a question say of a step, as written: `done: now` says nothing new.

    That one is `unanswered` is told by `deadline_owner`.
    """
    for name in node.choices:
        for key in ("done", "wait"):
            at = place.at("choices", name, key)
            if at.data is not None:
                yield at.fault("idle-key", key=True, name=key, why=NO_STEP)


def _stages(loaded: Loaded) -> Iterator[Diagnostic]:
    stood_on = {node.stage for node in loaded.library.nodes.values()}
    for place, _ in loaded.place(MANIFEST).along(loaded.library.manifest, "stages.*"):
        if place.name not in stood_on:
            yield place.fault("unused-stage", key=True, name=place.name)


def _choices(place: Location, node: Node, itself: set[str]) -> Iterator[Diagnostic]:
    """Choices after which the same screen is there again, as if nothing had been chosen.

    Where there is no other choice, it is a dead end, and told as one.
    """
    ways = {name: choice.to for name, choice in node.choices.items()}
    back = [name for name, to in ways.items() if isinstance(to, str) and to in itself]
    for name in back if len(back) < len(node.choices) else ():
        yield place.at("choices", name, "to").fault("to-itself", name=name)


_FOR_ONE_KIND = (
    ("part_of", MoneyField, "sums"),
    ("left_as", (MoneyField, DateField), "sums and dates"),
    ("number_of", InnField, "an INN"),
    ("days_since", IntegerField, "numbers"),
)
"""Keys of a field, the kind that they are for, and its name."""


def _idle(node: Node) -> Iterator[tuple[str, str]]:
    """The keys of a node that change nothing, and why."""
    if field := node.field:
        for key in ("earliest", "latest", "past", "about"):
            if getattr(field, key) and not field.takes.dated:
                yield key, "it is for dates"
        for key in ("min", "max"):
            if getattr(field, key) is not None and field.takes.limits is None:
                yield key, "it is for sums, numbers, times and dates"
        yield from (
            (key, f"it is for {use}")
            for key, kind, use in _FOR_ONE_KIND
            if getattr(field, key) is not None and not isinstance(field.takes, kind)
        )
        if field.so_far and not (field.left_as and isinstance(field.takes, MoneyField)):
            yield "so_far", "it is for sums with left_as"
        if field.takes.dated and field.past and field.by_today:
            yield "past", "no later day than today can be meant"
        for key, named in (("earliest", field.follows), ("latest", field.precedes)):
            if field.takes.dated and field.save_as in named:
                yield key, "a date is not held against itself"
    if node.since and not (node.reply_within or node.do_within):
        yield "since", "there is no reply_within or do_within, whose term would run from it"
    waits = any(choice.wait for choice in node.choices.values())
    if node.reply_within and not waits:
        yield "reply_within", "the answer is awaited by who waits, and no choice waits"
    if node.number and not waits:
        yield "number", "it is asked of who waits, and no choice waits"


def _letters(loaded: Loaded) -> Iterator[Diagnostic]:
    offered = {node.letter for node in loaded.library.nodes.values()}
    for name in loaded.library.letters:
        file = loaded.place_if_any(f"{LETTERS}/{name}.md")
        if name not in offered and file is not None:
            yield file.at("letter").fault("unused-letter", name=name)
    included = frozenset[str]().union(*(text.parts for text in loaded.letters.values()))
    for name, part in loaded.parts.items():
        if name not in included:
            yield diagnose("unused-part", part.path, (1, 1, 2), name=name)


def _checklists(loaded: Loaded) -> Iterator[Diagnostic]:
    """A checklist is read by a guard, a text or a letter, or it is told in the document.

    The document tells what is titled, and what is evidence.
    """
    silent = [
        (place.at("save_as"), node.save_as)
        for place, _, node in loaded.written
        if node.ticks and node.save_as and not node.evidence and not node.title
    ]
    read = _read(loaded) if silent else ()
    for place, name in silent:
        if name not in read:
            yield place.fault("unused-checklist", name=name)


def _columns(loaded: Loaded) -> Iterator[Diagnostic]:
    """A column is read by a total, a guard or a letter, or it is told in the document.

    The first one stands for its row wherever the rows are named.
    """
    silent = [
        place.at("columns", name)
        for place, _, node in loaded.written
        if node.more is not None
        for name, field in list(node.fields.items())[1:]
        if not field.title and name not in node.totals.values()
    ]
    if not silent:
        return
    parts = (comparisons(guard) for guard in _guards(loaded))
    over = (part.part for found in parts for part in found if isinstance(part, AnyRow))
    read = {name for guard in over for name in names(guard)}
    for letter in loaded.letters.values():
        read |= used(letter)
    for place in silent:
        if place.name not in read:
            yield place.fault("unused-column", key=True, name=place.name)


def _guards(loaded: Loaded) -> Iterator[Guard]:
    """Every guard of the library."""
    library = loaded.library
    yield from (edge.guard for edge in library.graph.edges if edge.guard is not None)
    for tree in library.trees.values():
        yield from _of_compute(tree)
        for _, node in written(tree):
            yield from (parse(raw) for _, raw in shown_under(node, ()))
    yield from map(parse, library.demands.whens() if library.demands else ())


def _read(loaded: Loaded) -> set[str]:
    """Every name that something looks at."""
    library = loaded.library
    found = {name for guard in _guards(loaded) for name in names(guard)}
    for tree in library.trees.values():
        found |= {name for _, text in all_texts(tree) for name in names_in(text)}
    for letter in loaded.letters.values():
        found |= used(letter)
    for demand in library.demands.demands.values() if library.demands else ():
        found |= {name for _, _, text in demand.texts() for name in names_in(text)}
    for check in library.checks.values():
        found |= {name for marks in (check.needs, check.avoids) if marks for name in marks.values}
    return found


def _of_compute(tree: Tree) -> Iterator[Guard]:
    for entry in tree.compute.values():
        for part in alternatives(entry):
            if "when" in part:
                yield parse(part["when"])


def repeated(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each entry that stood in its list before."""
    for source in (source for source in loaded.sources.values() if source.repeats):
        left: list[tuple[Where, Any]] = [((), source.data)]
        for where, data in left:  # it grows meanwhile
            if isinstance(data, dict):
                below = data.items()
                left += [((*where, at), one) for at, one in below if not isinstance(one, str)]
                continue
            seen: set[str] = set()
            for at, one in enumerate(data or ()):
                if not isinstance(one, str):
                    left.append(((*where, at), one))
                elif one in seen:
                    yield source.diagnose("same-entry", (*where, at), name=one)
                else:
                    seen.add(one)
