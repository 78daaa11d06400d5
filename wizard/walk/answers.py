"""An answer to a node: what may be given, and what it sets.

Owns the canonical form of an answer as it stands in a case file, an answers file and a scenario:
a choice id, a canonical text, a list of ticked items, or nothing where a field was skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Self

from msgspec import structs

from wizard.errors import FieldError, shown
from wizard.law.rules import Value
from wizard.library import fields
from wizard.library.guard import parse
from wizard.library.model import Input, Node
from wizard.library.node import NEXT
from wizard.library.table import Table
from wizard.walk.comparisons import compare
from wizard.walk.guards import holds

Answer = str | list[str] | None
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Chosen(str):
    """The id of a choice, and the question at which it was chosen: two questions may give one name
    the same id and call it otherwise.
    """

    at: str

    @classmethod
    def by(cls, answer: str, at: str) -> Self:
        """What was chosen at the node `at`."""
        chosen = cls(answer)
        chosen.at = at
        return chosen


def accept(
    node: Node,
    given: Any,
    today: date,
    known: Mapping[str, Value] = NOTHING,
    titles: Mapping[str, str] = NOTHING,
    *,
    told: date | None = None,
) -> Answer:
    """The canonical form of what was given to `node`; a correction to an answer of the day `told`.

    `known` bounds dates by other dates; `titles` is what those are called where that is told.

    Raises:
        FieldError: it is not an answer to this node.
    """
    if node.chooses:
        if not isinstance(given, str) or given not in node.choices:
            said = "" if given is None else str(given)
            raise FieldError("answer_choice", given=shown(said), known=", ".join(node.choices))
        return given
    if node.field is not None:
        # Of what is no text, only a whole number and a day have one way to be written.
        if isinstance(given, bool) or not isinstance(given, str | int | Decimal | date | None):
            raise FieldError("answer_text")
        field = asked(node.field, known, today)
        answer = fields.parse(field, "" if given is None else str(given), today)
        compare(field, answer, today, known, titles, told=told)
        return answer
    if node.ticks:
        ticked = given.split() if isinstance(given, str) else given or []
        if not isinstance(ticked, list):
            raise FieldError("answer_list")
        for item in ticked:
            if not isinstance(item, str) or item not in node.items:
                raise FieldError(
                    "answer_choice", given=shown(str(item)), known=", ".join(node.items)
                )
        return [item for item in node.items if item in ticked]
    raise FieldError("answer_none")


def asked(field: Input, known: Mapping[str, Value], today: date) -> Input:
    """A field as it is asked of somebody of whom so much is known: whether it is of the past."""
    if not isinstance(field.past, dict):
        return field
    return structs.replace(field, past=holds(parse(field.past), known, today))


def stands(
    node: Node, answer: Answer, given_on: date, today: date, known: Mapping[str, Value]
) -> bool:
    """Whether an answer that was taken once is one still.

    Of a text no more is asked than that it has a value: what may be typed can become stricter, and
    an open case goes on all the same. What it is held against by other answers it still is.
    """
    try:
        field = node.field
        if field is not None and not field.takes.dated and isinstance(answer, str):
            sound = field.takes.stands(answer)
        else:
            sound = accept(node, answer, today) == answer
        if field is not None and sound:
            # Either may have been corrected since.
            compare(field, answer, today, known, {}, told=given_on)
        return sound
    except FieldError:
        return False


def trigger(node: Node, answer: Answer) -> str:
    """The trigger of the machine that an answer pulls."""
    return str(answer) if node.chooses else NEXT


def sets(node: Node, answer: Answer, known: Mapping[str, Value]) -> dict[str, Value | None]:
    """The names that an answer sets where so much is `known`; None clears one."""
    name = node.save_as or node.ends_rows
    return {} if name is None else {name: node.kept(_value(node, answer), known.get(name))}


def _value(node: Node, answer: Answer) -> Value | None:
    if node.field is not None:
        return None if answer is None else node.field.takes.value(str(answer))
    return tuple(answer or ()) if node.ticks else str(answer)


def row_of(node: Node, known: Mapping[str, Value]) -> int:
    """The number of the row, from 1, of which a node asks for a cell; 0 of any other node."""
    table = node.kept(None, known.get(node.save_as or "")) if node.column else None
    return len(table.rows) if isinstance(table, Table) else 0


def done(node: Node, answer: Answer) -> bool:
    """Whether an answer says that the step of an action was taken."""
    choice = node.chosen(answer)
    return choice is not None and choice.done != "never"


def waits(node: Node, answer: Answer) -> bool:
    """Whether an answer ends the sitting and stays on the node."""
    choice = node.chosen(answer)
    return choice is not None and choice.wait
