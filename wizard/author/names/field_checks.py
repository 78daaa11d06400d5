"""That what a field says of its answers holds: bounds, an example, a day that may be a rough one.

Owns that the least and the most that it takes leave something to answer, that its example is taken
on some day at least, and that by a day which may be said approximately no term runs, no rule counts
and no other date is bounded. Refuses the words of translations, which say the same in their way.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.errors import FieldError
from wizard.library import fields
from wizard.library.fields import Bound
from wizard.library.forms import written
from wizard.library.library import Library
from wizard.library.model import Input, alternatives, one_or_more


def field_limits(place: Location, field: Input) -> Iterator[Diagnostic]:
    """What is wrong with `min` and `max` of a field; that it can have none is told elsewhere."""
    limits, scale = field.takes.limits, field.scale
    if limits is None or scale is None:
        return
    written = {key: text for key in ("min", "max") if (text := getattr(field, key)) is not None}
    wrong = False
    for key, text in written.items():
        bound = limits.read(text)
        if bound is None or not _answerable(field, bound):
            wrong = True
            problem = f"write {limits.said}" if bound is None else "nobody can answer that here"
            yield place.at(key).fault("bad-limit", value=text, problem=problem)
    if written and not wrong and scale.first > scale.last:
        key, text = written.popitem()
        problem = "nothing is left that could be answered"
        yield place.at(key).fault("bad-limit", value=text, problem=problem)


def _answerable(field: Input, bound: Bound) -> bool:
    """Whether a bound is a value that fields of the kind can have."""
    scale = field.takes.scale
    assert scale is not None, "what has limits has a scale"
    place = scale.place(bound)
    return scale.first <= place <= scale.last and scale.value(place) == bound


_DAYS = tuple(date(year, 12, 31) for year in (*range(2026, 2100), *range(2000, 2026)))
"""Days of which every answer that can be given is taken on one."""


def refused_examples(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each example that its own field would refuse."""
    for place, _, node in loaded.written:
        field = node.field
        if field is None or field.example is None:
            continue
        days = _DAYS if field.takes.dated else _DAYS[:1]
        if not any(_taken(field, field.example, day) for day in days):
            yield place.at("example").fault("bad-example", value=field.example)


def _taken(field: Input, example: str, today: date) -> bool:
    try:
        fields.parse(field, example, today)
    except FieldError:
        return False
    return True


def approximate(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each field that takes «about», though something is counted by its day."""
    counted = set(_counted(loaded.library))
    for place, _, node in loaded.written:
        field = node.field
        if field is not None and field.about and field.save_as in counted:
            yield place.at("about").fault("about-counted", name=field.save_as)


def _counted(library: Library) -> Iterator[str]:
    """Every name by whose day something is counted or bounded."""
    for tree in library.trees.values():
        for entry in tree.compute.values():
            for part in alternatives(entry):
                yield from (str(value) for key, value in part.items() if key not in _NO_NAMES)
                yield from one_or_more(part.get("met"))
        for _, node in written(tree):
            if node.since:
                yield node.since
            if node.field is not None:
                yield from (*node.field.follows, *node.field.precedes)


_NO_NAMES = ("rule", "term", "is", "when", "rates", "met")
"""Keys of `compute` behind which no name of the case stands alone."""
