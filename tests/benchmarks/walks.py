"""Walks to be driven by keys, made of the scenarios of the shipped library.

Owns which keys answer a page. Nothing that is asked about is among them, as what ends a case is,
nothing that waits, and no Escape: choices are made by digits alone, so that no key depends on where
a cursor stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wizard.author.scenarios.trial import Trial
from wizard.outcome.page import Page, Pages
from wizard.outcome.prompts import confirmation
from wizard.walk.answers import waits
from wizard.walk.steps import Step
from wizard.walk.walk import Walk

DIGITS = "1234567890"
CLEAR = "\x15"
"""Ctrl+U: what stands in a field goes."""
DONE = ("\x1b[F", "\r")
"""End and Enter: the last line of a checklist answers it."""
BACK = "\x7f"
"""Backspace, which goes back from wherever nothing is typed."""
LETTER_AMONG = 10
"""Steps of which at least one shows a letter."""


class Move(NamedTuple):
    """One step."""

    node: str
    before: tuple[str, ...]
    """What is typed or ticked first; it answers nothing yet."""
    key: str
    """What answers."""
    letter: bool
    """Whether the page that comes shows a letter."""


class Drive(NamedTuple):
    """A walk from the start of a tree."""

    tree: str
    today: date
    first: str
    """The first words of its first page."""
    moves: tuple[Move, ...]
    steps: tuple[Step, ...]
    """What the case must hold after them."""
    again: bool
    """Whether the last step can be taken back by `BACK` and taken again by its key alone."""


def drives(pages: Pages, library: Path, today: date) -> list[Drive]:
    """Every scenario that can be driven, without its last step, with a letter among each ten."""
    trial = Trial(pages, today)
    found = [drive for walk in trial.walks(library) if (drive := _drive(pages, walk))]
    return sorted(found, key=lambda drive: -len(drive.moves))


def enough(found: Sequence[Drive], steps: int) -> list[Drive]:
    """The longest drives that have so many steps together; the same again, where all are too few.

    Raises:
        ValueError: there is none to take.
    """
    if not found:
        raise ValueError("no scenario can be driven by keys")
    taken: list[Drive] = []
    while sum(len(drive.moves) for drive in taken) < steps:
        taken.append(found[len(taken) % len(found)])
    return taken


def _drive(pages: Pages, whole: Walk) -> Drive | None:
    walker = whole.walker
    met = [(walker.library.node(step.node), step.answer) for step in whole.steps]
    # Neither needs a page, of which each takes long to be made.
    if any(waits(*step) for step in met[:-1]) or not _lettered([bool(at.letter) for at, _ in met]):
        return None
    walk = walker.begin(whole.today)
    page = pages.page(walk)
    first = " ".join(page.heading.split()[:3])
    moves: list[Move] = []
    for step in whole.steps[:-1]:
        after = walk.answer(step.answer)
        keys = answering(page, step.answer)
        if keys is None or confirmation(walk, after, pages.language):
            return None
        *before, key = keys
        page = pages.page(after)
        moves.append(Move(walk.at, tuple(before), key, page.message is not None))
        walk = after
    if not _lettered([move.letter for move in moves]):
        return None
    last = moves[-1]
    again = page.field is None and not last.before and last.key in DIGITS
    return Drive(walker.start.split(".")[0], whole.today, first, tuple(moves), walk.steps, again)


def _lettered(letters: Sequence[bool]) -> bool:
    """Whether any ten steps in a row have a letter among them, and there are ten."""
    spans = range(len(letters) - LETTER_AMONG + 1)
    return bool(spans) and all(any(letters[i : i + LETTER_AMONG]) for i in spans)


def answering(page: Page, answer: str | list[str] | None) -> list[str] | None:
    """The keys that give `answer` on `page`, the last of which answers; None where none can."""
    if page.field is not None:
        long = page.field.type == "multiline"
        return None if long and page.offered else list(_typed(page, str(answer or ""), long))
    ids = [option.id for option in page.options]
    if page.kind == "checklist":
        changed = {*(answer or ())} ^ {*(page.prefill or ())}
        digits = [_digit(index) for index, name in enumerate(ids) if name in changed]
        return None if None in digits else [*(key for key in digits if key), *DONE]
    digit = _digit(ids.index(str(answer)))
    return None if digit is None else [digit]


def _digit(index: int) -> str | None:
    return DIGITS[index] if index < len(DIGITS) else None


def _typed(page: Page, text: str, long: bool) -> Iterator[str]:
    if page.offered:
        yield CLEAR
    if text:
        yield text
    if long:
        yield "\t"
    yield "1" if long else "\r"
