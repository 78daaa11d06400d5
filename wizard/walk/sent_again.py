"""What goes out once more, because what was sent did not arrive.

Owns that what was told of the first sending, its number and the day it was served, is of that one
alone: whoever sends anew has told nothing yet. Refuses to say what was sent: the text stays as it
was, and so does what it cost.
"""

from __future__ import annotations

from collections.abc import Mapping

from wizard.library.library import Library
from wizard.library.node import screen_of
from wizard.walk import slots
from wizard.walk.answers import Answer, done, waits
from wizard.walk.steps import Step


def goes_out(library: Library, step: Step) -> bool:
    """Whether a step says that what was sent before went out once more."""
    node = library.find(step.node)
    if node is None or not node.sends_again or str(step.answer) not in node.choices:
        return False
    return done(node, step.answer) and not waits(node, step.answer)


def asking_how(library: Library) -> set[str]:
    """The screens that ask how a letter went or came: for its number as well."""
    return {
        screen_of(name)
        for name, node in library.nodes.items()
        if node.field is not None and node.field.takes.of_message
    }


def of_others(library: Library, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answers by slot but those that tell how something arrived: of its number, and what is asked
    beside that.
    """
    numbers = {node.number for node in library.nodes.values() if node.number}
    screens = asking_how(library)
    return {
        slot: answer
        for slot, answer in answers.items()
        if slot not in numbers and screen_of(slots.parted(slot)[0]) not in screens
    }
