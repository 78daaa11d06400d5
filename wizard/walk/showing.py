"""What of a node stands before a person: the texts, choices and items whose guards hold.

A text without a guard stands always. Owns which are there on a day, with what was answered before
the node is; who folds steps asks on the day of each, so that an old answer is judged by what was
shown then. Refuses to fill in values: that is for `outcome`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wizard.errors import FieldError, shown
from wizard.library.guard import parse
from wizard.library.model import Choice, Item, Node, Variant
from wizard.walk.answers import Answer
from wizard.walk.guards import holds
from wizard.walk.values import Values


def stands_there(part: str | Variant | Choice | Item, values: Values) -> bool:
    """Whether a part of a node is shown."""
    if isinstance(part, str) or part.when is None:
        return True
    return holds(parse(part.when), values, values.today)


def lines(texts: Sequence[str | Variant], values: Values) -> Iterator[str | Variant]:
    """The steps, or the paragraphs, that are shown."""
    return (text for text in texts if stands_there(text, values))


def options(node: Node, values: Values) -> Mapping[str, Choice | Item]:
    """What can be picked, by its id."""
    return {name: option for name, option in node.options.items() if stands_there(option, values)}


def hides(node: Node, answer: Answer, values: Values) -> bool:
    """Whether an answer, of which each part is one of the node, holds one that is not shown."""
    return any(not stands_there(option, values) for option in _picked(node, answer))


def refuse_hidden(node: Node, answer: Answer, values: Values) -> None:
    """Refuse an answer that the person could not see.

    Raises:
        FieldError: a choice, or an item, of it is not shown.
    """
    if hides(node, answer, values):
        there = options(node, values)
        given = [answer] if isinstance(answer, str) else answer or []
        hidden = ", ".join(name for name in given if name not in there)
        raise FieldError("answer_hidden", given=shown(hidden), known=", ".join(there))


def _picked(node: Node, answer: Answer) -> Sequence[Choice | Item]:
    if choice := node.chosen(answer):
        return (choice,)
    return [node.items[item] for item in answer or ()] if node.ticks else ()
