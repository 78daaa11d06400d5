"""That the example of a field is an answer to it.

Owns whether it is taken on some day at least: on which one it is read is nobody's fault. Refuses
the words of translations, which say the same in their own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.errors import FieldError
from wizard.library import fields
from wizard.library.model import Input

_DAYS = tuple(date(year, 12, 31) for year in (*range(2026, 2100), *range(2000, 2026)))
"""Days of which every answer that can be given is taken on one."""


def refused_examples(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each example that its own field would refuse."""
    for source, where, node in loaded.written:
        field = node.field
        if field is None or field.example is None:
            continue
        days = _DAYS if field.takes.dated else _DAYS[:1]
        if not any(_taken(field, field.example, day) for day in days):
            yield source.diagnose("bad-example", (*where, "example"), value=field.example)


def _taken(field: Input, example: str, today: date) -> bool:
    try:
        fields.parse(field, example, today)
    except FieldError:
        return False
    return True
