"""That the least and the most that a field takes are such, and leave something to answer."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.source import Source, Where
from wizard.library.fields import Bound
from wizard.library.model import Input


def field_limits(source: Source, where: Where, field: Input) -> Iterator[Diagnostic]:
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
            yield source.diagnose("bad-limit", (*where, key), value=text, problem=problem)
    if written and not wrong and scale.first > scale.last:
        key, text = written.popitem()
        problem = "nothing is left that could be answered"
        yield source.diagnose("bad-limit", (*where, key), value=text, problem=problem)


def _answerable(field: Input, bound: Bound) -> bool:
    """Whether a bound is a value that fields of the kind can have."""
    scale = field.takes.scale
    assert scale is not None, "what has limits has a scale"
    place = scale.place(bound)
    return scale.first <= place <= scale.last and scale.value(place) == bound
