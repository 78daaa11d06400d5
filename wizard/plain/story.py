"""What somebody says happened, line by line, as long as no case has it.

Owns that it is kept from the first letters on, as on the first screen and in the same place, and is
offered the next time. A script is kept nowhere: it can be given again. Refuses to search.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from wizard.cases.first_words import FirstWords
from wizard.cases.session import Session
from wizard.controls import one_line
from wizard.errors import FieldError
from wizard.library.fields.signs import says_nothing
from wizard.own_words import in_own_words
from wizard.plain import blocks, finding
from wizard.plain.finding import Find
from wizard.plain.lines import Lines

if TYPE_CHECKING:
    from wizard.search.found import Found


class Story:
    """The words of one sitting."""

    def __init__(self, session: Session, lines: Lines, find: Find | None) -> None:
        """`find` finds where a case begins for who says what happened; without it, nobody can."""
        self._session = session
        self._lines = lines
        self._find = find
        self._file: FirstWords | None = None
        self._words = ""
        """What was said whole, or left from before."""

    @property
    def asked(self) -> bool:
        """Whether the question at hand is one at which it can be told."""
        return self._find is not None and finding.is_told_at(self._session)

    def offer(self) -> None:
        """Tell what is left of it from before, at the question at which it can be told."""
        if words := self._left():
            self._lines.print(self._session.desk.language("plain_story_left", said=words))

    def answered(self, line: str) -> bool | None:
        """Take a line for it that is no answer to the question at hand.

        Returns:
            Whether a case begins with it; None where the line is an answer.
        """
        if not self.asked:
            return None
        words = self._left()
        if words and says_nothing(line):
            if not line.strip():
                return self.hear(words)
            self._keep("")
            self._lines.print(self._session.desk.language("plain_story_dropped"))
            return False
        if finding.says(self._session, line):
            return self.hear(line)
        self.type("")
        return None

    def hear(self, said: str) -> bool:
        """Begin where the words lead; False where they lead nowhere, and that was said."""
        if self._find is None:
            return False
        self._keep(said)
        return finding.hear(self._session, said, self._find, self._lines)

    def begin(self, said: str, found: Sequence[Found]) -> None:
        """Begin where the words lead, for which was looked already."""
        self._keep(said)
        finding.begin(self._session, said, found, self._lines)

    def type(self, typed: str) -> None:
        """Keep what is being typed behind what was there before, as long as it is not whole; an
        answer is none of it.
        """
        if (file := self._kept()) is not None:
            typed = one_line(typed) if in_own_words(typed) else ""
            file.keep(" ".join(filter(None, (self._words, typed))))

    def settle(self) -> None:
        """The case at hand has it from now on, if it does."""
        case = self._session.case
        had = case.walk.steps and not case.trouble and case.desk.said(case.walk)
        if had and had == self._words:
            self._keep("")

    def release(self) -> None:
        """Leave it to the next sitting."""
        if self._file is not None:
            self._file.release()

    def _left(self) -> str:
        """What is kept and not what the case at hand has begun with."""
        if not self.asked or self._kept() is None:
            return ""
        return "" if self._session.desk.said(self._session.case.walk) else self._words

    def _keep(self, words: str) -> None:
        with suppress(FieldError):  # what is no text is told of where it is heard
            words = one_line(blocks.text(words))
            if (file := self._kept()) is not None:
                self._words = words
                file.keep(words)

    def _kept(self) -> FirstWords | None:
        if self._file is None and self._lines.asks and self._find is not None:
            self._file = FirstWords(self._session.desk.folder)
            self._words = one_line(self._file.kept())
        return self._file
