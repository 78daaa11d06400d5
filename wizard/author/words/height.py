"""That what a screen says fits into a terminal of 80×24, so that nobody must scroll to choose.

An estimate, by the layout of the narrow screen (`tui/app.tcss`): text, details, steps and choices.
A contact, a date and a message come on top of it, and the message may be scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import wrap

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.library.model import Node, Tree, Variant

ROOM = 19
"""Lines for text and choices: 24 without the title, the trail, «more below» and the keys."""
TEXT = 76
"""Columns of a text."""
STEP = 72
"""Columns of a step, and of a choice."""


def heights(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each screen that is too long."""
    for file, tree in loaded.trees:
        yield from too_tall(tree, file)


def too_tall(tree: Tree, file: Location) -> Iterator[Diagnostic]:
    """The screens of one tree that are too long."""
    for place, node in file.along(tree, "nodes.*"):
        if height(node, at_most) > ROOM and (lines := height(node)) > ROOM:
            told = {"name": place.name, "lines": str(lines), "room": str(ROOM)}
            yield place.fault("long-screen", key=True, **told)


def exactly(text: str, width: int) -> int:
    """The lines that a text takes."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(len(wrap(paragraph, width)) or 1 for paragraph in text.strip().split("\n"))


def at_most(text: str, width: int) -> int:
    """At most so many lines: each but the last of a paragraph has no room for the longest word."""
    if len(text) <= width and "\n" not in text:
        return 1
    text = text.expandtabs()
    room = max(width - max(map(len, text.split(" "))), 1)
    return sum(len(line) // room + 1 for line in text.split("\n"))


def height(node: Node, lines: Callable[[str, int], int] = exactly) -> int:
    """The lines that a screen takes, all that it may show at once; `lines` those of a text."""
    if not node.text:
        return 0
    found = lines(node.text, TEXT) + 1
    if node.paragraphs:
        found += sum(lines(_said(line), TEXT) for line in node.paragraphs) + 1
    found += sum(lines(_said(step), STEP) for step in node.steps)
    return found + _asking(node, lines)


def _said(line: str | Variant) -> str:
    return line if isinstance(line, str) else line.text


def _asking(node: Node, lines: Callable[[str, int], int]) -> int:
    if node.chooses:
        options = [f"{choice.label}  {choice.hint or ''}" for choice in node.choices.values()]
        prompt = 1 if node.acts else 0
        return prompt + sum(lines(option, STEP) for option in options)
    if node.ticks:
        boxes = [f"[ ] {item.label}  {item.hint or ''}" for item in node.items.values()]
        return 1 + sum(lines(box, STEP) for box in boxes)
    if node.field:
        return 10 if node.field.takes.multiline else 4
    # The label of a field, its line, and one below it for how it is understood.
    return sum(lines(field.text, TEXT) + 2 for field in node.fields.values())
