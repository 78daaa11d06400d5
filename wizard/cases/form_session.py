"""A sitting in which a form is answered as a whole: that of a front end with a screen.

Owns that all fields of a form are one page, one move, and one step back. Refuses what is asked
again later: a single field is then asked alone, as it stands in the list of answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wizard.cases.proposal import Proposal, proposed
from wizard.cases.session import Session
from wizard.library.node import is_part
from wizard.outcome.field_line import FieldLine
from wizard.outcome.form_page import field_lines
from wizard.outcome.page import Page
from wizard.outcome.taken_back import leads_back
from wizard.walk.answers import Answer
from wizard.walk.form import fill


class FormSession(Session):
    """One window's sitting."""

    @property
    def filling(self) -> bool:
        """Whether a form is at hand."""
        at_field = self._case.walk.node.field is not None
        return at_field and not self.changing and is_part(self._case.walk.at)

    @property
    def page(self) -> Page:
        """The page at hand; of a field the whole form."""
        return self._case.form if self.filling else super().page

    def lines(self, typed: Mapping[str, Answer]) -> tuple[FieldLine, ...]:
        """The fields of the form at hand that are asked of whoever typed so much, by field."""
        if not self.filling:
            return ()
        pages, walk = self.desk.pages, self._case.walk.whole()
        begun = {walk.slot(at): value for at, value in typed.items()}
        return tuple(field_lines(pages, walk, {**self._case.typed, **begun}))

    def propose(self, given: Any) -> Proposal:
        """What an answer to the page at hand would do; of a form it is what was typed by field.

        Raises:
            FieldError: it is not an answer to it; of a form a `FormError`.
        """
        if not self.filling:
            return super().propose(given)
        self._given = {self._slot(at): typed for at, typed in given.items()}
        return proposed(self._case, fill(self._case.walk.whole(), given))

    def back(self) -> bool:
        """Take the last answer back, and of a form all that were given with it; False as `make`."""
        before = leads_back(self._case.walk.whole())
        return self._adopt(before.whole() if is_part(before.at) else before)
