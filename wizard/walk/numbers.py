"""The number of what was sent last.

Owns that a number belongs to one message: once the next one is sent, or the same one once more,
what was told before is of the one before. Refuses to know how numbers look; that is for their
field.
"""

from __future__ import annotations

from wizard.walk.walk import Walk


def told(walk: Walk, name: str) -> bool:
    """Whether a number was told since the last message was sent: at that step, or behind it."""
    sent = ""
    for step in reversed(walk.steps):
        if sent not in ("", step.node):
            return False
        node = walk.walker.library.node(step.node)
        if (node.save_as == name and step.answer) or (node.number == name and step.number):
            return True
        if node.letter is not None or node.sends_again:
            sent = step.node  # it was waited there, maybe
    return False
