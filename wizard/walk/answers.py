"""An answer to a node: what may be given, and what it sets.

Owns the canonical form of an answer as it stands in a case file, an answers file and a scenario:
a choice id, a canonical text, a list of ticked items, or nothing where a field was skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.tree.model import Action, Checklist, Input, Node, Question
from wizard.walk import fields
from wizard.walk.machine import NEXT

Answer = str | list[str] | None


def accept(node: Node, given: Any, today: date, known: Mapping[str, Value] | None = None) -> Answer:
    """The canonical form of what was given to `node`; `known` bounds dates by other dates.

    Raises:
        FieldError: it is not an answer to this node.
    """
    if isinstance(node, Question | Action):
        if not isinstance(given, str) or given not in node.choices:
            raise FieldError("answer_choice", given=str(given), known=", ".join(node.choices))
        return given
    if isinstance(node, Input):
        if isinstance(given, list | dict):
            raise FieldError("answer_text")
        earliest = (known or {}).get(node.earliest or "")
        return fields.parse(
            node,
            "" if given is None else str(given),
            today,
            earliest=earliest if isinstance(earliest, date) else None,
        )
    if isinstance(node, Checklist):
        ticked = given.split() if isinstance(given, str) else given or []
        if not isinstance(ticked, list):
            raise FieldError("answer_list")
        for item in ticked:
            if not isinstance(item, str) or item not in node.items:
                raise FieldError("answer_choice", given=str(item), known=", ".join(node.items))
        return [item for item in node.items if item in ticked]
    raise FieldError("answer_none")


def trigger(node: Node, answer: Answer) -> str:
    """The trigger of the machine that an answer pulls."""
    if isinstance(node, Question | Action):
        return str(answer)
    return NEXT


def sets(node: Node, answer: Answer) -> dict[str, Value | None]:
    """The names that an answer sets; None clears one."""
    name = getattr(node, "save_as", None)
    if name is None:
        return {}
    if isinstance(node, Input):
        return {name: None if answer is None else fields.value(node, str(answer))}
    if isinstance(node, Checklist):
        return {name: tuple(answer or ())}
    return {name: str(answer)}


def done(node: Node, answer: Answer) -> bool:
    """Whether an answer says that the step of an action was taken."""
    return isinstance(node, Question | Action) and node.choices[str(answer)].done != "never"


def waits(node: Node, answer: Answer) -> bool:
    """Whether an answer ends the sitting and stays on the node."""
    return isinstance(node, Question | Action) and node.choices[str(answer)].wait
