"""What stands before the first question, line by line: the open cases, and what happened.

Owns when it is offered. Who feeds answers through a pipe is asked nothing here: every line of it is
an answer.
"""

from __future__ import annotations

from wizard.cases.case_list import Summary, overview
from wizard.cases.session import Session
from wizard.plain import blocks, open_cases
from wizard.plain.lines import Lines
from wizard.plain.story import Story


class Opening:
    """The ways to a case."""

    def __init__(self, session: Session, lines: Lines, story: Story) -> None:
        self._session = session
        self._lines = lines
        self._story = story

    def offer(self) -> None:
        """Offer the cases that are open.

        Raises:
            Left: they leave.
        """
        cases = overview(self._session.desk)
        open_cases.damaged(cases, self._lines)
        if self._lines.asks:
            self._choose(cases.open)
        else:
            open_cases.offer(cases.open, self._session.desk, self._lines)

    def offer_again(self) -> bool:
        """Offer it to who goes back from the first question; False where they stay there.

        Raises:
            Left: they leave.
        """
        session, asks = self._session, self._lines.asks
        said = session.desk.said(session.case.walk)
        if said and asks and self._story.asked:
            return self._story.hear(said)
        found = overview(session.desk).open if asks else []
        if not found:
            self._lines.print(session.desk.language("back_nothing"))
            return False
        before = session.case
        self._choose(found)
        return session.case is not before

    def _choose(self, found: list[Summary]) -> None:
        """Go on with one of them, or begin where the words lead that were said instead."""
        with blocks.kept(self._lines, self._story.type):
            said = open_cases.choose(found, self._session, self._lines)
        if said:
            self._story.hear(said)
        else:
            self._story.type("")
