"""What was answered so far, as words: for the list of all answers, and beside a step.

Owns how long an answer may be there. Refuses widgets, and to change anything.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wizard.cases.case import Case
from wizard.controls import one_line
from wizard.library.node import tree_of

LONGEST = 200
"""Characters of an answer; the rest is read where it was given."""


class GivenAnswer(msgspec.Struct, frozen=True):
    """One answer."""

    group: str
    """The rung, or the tree, to which it belongs."""
    asked: str
    answer: str
    day: str


def given(case: Case, first: int = 0) -> Iterator[GivenAnswer]:
    """The answers of a case from the `first` on, in their order."""
    pages, library = case.desk.pages, case.desk.library
    for index, step in enumerate(case.walk.steps[first:], start=first):
        stage = pages.ladder.stage(step.node)
        titles = library.manifest.stages if stage else library.trees
        group = titles[stage or tree_of(step.node)].title
        answer = one_line(pages.history.answer(step, case.walk.values))
        if len(answer) > LONGEST:
            answer = f"{answer[: LONGEST - 1]}…"
        asked = pages.history.asked(case.walk, index)
        yield GivenAnswer(group, asked, answer, case.desk.language.short_day(step.on))
