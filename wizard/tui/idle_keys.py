"""The keys that would do nothing but say why they do nothing.

Owns which those are at a page, so that nothing on the screen offers one. Refuses to switch them
off: who presses one is told.
"""

from __future__ import annotations

from wizard.cases import printing
from wizard.cases.calendar_file import dated
from wizard.cases.case import Case
from wizard.outcome.page import Page
from wizard.tui import keys


def idle(case: Case, page: Page) -> set[keys.Key]:
    """The keys that are refused at a page of a case."""
    nothing = page.message is None
    refused = {
        keys.LETTER: nothing and page.status is None,
        keys.COPY: nothing,
        keys.EDIT: page.written is None and not case.elsewhere,  # there it opens the case anew
        keys.OPEN: page.contact is None or page.contact.url is None,
        keys.PRINT: printing.meant(case) is None,
        keys.CALENDAR: not dated(case),
    }
    return {key for key, is_idle in refused.items() if is_idle}
