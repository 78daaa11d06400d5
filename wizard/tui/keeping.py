"""What is typed goes into the case as it is typed; where that fails, it is told at once.

Owns when it is told: as soon as it begins, beside the field, which keeps the keys. Another place is
asked for at the next step: a window would take what is typed on.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from wizard.cases.session import Session


def follow(app: App[None], session: Session, keep: Callable[[], None]) -> bool:
    """Call `keep`; True where the case is kept no longer, or again."""
    before = session.case.trouble
    keep()
    trouble = session.case.trouble
    if trouble == before:
        return False
    if trouble:
        words = session.desk.language("not_saved", why=trouble)
        app.notify(words, severity="error", markup=False, timeout=15)
    return True
