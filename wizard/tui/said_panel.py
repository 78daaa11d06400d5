"""What the person said so far, beside a step on a screen that has room for it.

Owns which of the answers are in sight: the last ones that fit. Refuses to change them: a click on
the heading opens the list in which that is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from wizard.cases.case import Case
from wizard.i18n import Language
from wizard.tui import clicks, given_answers
from wizard.tui.given_answers import GivenAnswer
from wizard.tui.keys import REVIEW
from wizard.tui.one_frame import extent
from wizard.tui.text import Text

AROUND = 4
"""Columns that are no words: the line, blanks at either side."""
ABOVE = 2
"""Lines above the answers: a blank, and the heading."""
MARGIN = "  "


class SaidPanel(Vertical):
    """The answers, grouped by rung."""

    virtual_size = extent()

    def __init__(self, say: Language) -> None:
        super().__init__(id="said")
        self._say = say
        self._text = Text("answers")
        self.styles.display = "none"

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._text

    def show(self, case: Case, width: int, height: int) -> None:
        """Show what was answered in `width` columns and `height` lines; 0 columns leave it out."""
        self.styles.display = "block" if width else "none"
        if width:
            self.styles.width = width
            room = height - ABOVE
            before = max(0, len(case.walk.steps) - room)  # each takes a line at least
            answers = list(given_answers.given(case, before))
            self._text.put(told(answers, self._say, width - AROUND, room, before))


def told(
    answers: Sequence[GivenAnswer], say: Language, width: int, height: int, before: int = 0
) -> Content:
    """The last of the answers that fit into `height` lines of `width` columns.

    Args:
        answers: the last ones, the first one first.
        say: the language.
        width: columns, at least one.
        height: lines, with that of the heading.
        before: how many answers there are besides.
    """
    heading = clicks.key(Content.styled(say("key_review"), "bold $dim"), REVIEW.shown)
    for first in range(len(answers)):
        left = before + first
        more = [Content.styled(say("said_more", answers=left), "$dim")] if left else []
        lines = [heading, *more, *_lines(answers[first:], width)]
        if len(lines) <= height:
            return Content("\n").join(lines)
    return Content("")


def _lines(answers: Sequence[GivenAnswer], width: int) -> list[Content]:
    lines: list[Content] = []
    for group, those in groupby(answers, lambda one: one.group):
        lines += [Content(""), Content.styled(group, "bold $dim")]
        for one in those:
            lines += Content.styled(one.asked, "$dim").wrap(width)
            room = max(1, width - len(MARGIN))
            lines += [Content(MARGIN).append(line) for line in Content(one.answer).wrap(room)]
    return lines
