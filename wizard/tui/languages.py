"""A case in another language, while it is on the screen.

Owns which language comes next, and the same case at a desk that speaks it. Refuses screens.
"""

from __future__ import annotations

from collections.abc import Callable

from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.i18n import LANGUAGES, language
from wizard.library.library import Library

Speak = Callable[[str], Library]
"""Gives the library in a language."""


def following(desk: Desk) -> str | None:
    """The language after that of the desk, of those which the library and the program both have."""
    library = desk.library.first or desk.library
    codes = [code for code in library.manifest.languages if code in LANGUAGES]
    now = desk.language.code
    if not codes or codes == [now]:
        return None
    return codes[(codes.index(now) + 1) % len(codes)] if now in codes else codes[0]


def retold(case: Case, code: str, speak: Speak) -> Case:
    """The case in another language; where nothing was answered, a new one on the same tree.

    Raises:
        UnreadableError: the words or the case cannot be read.
        FaultyLibraryError: the words do not fit the library.
    """
    old = case.desk
    desk = old.other(speak(code), language(code))
    case.release()  # this window would be another one to itself
    return desk.resume(case.path) if case.begun else desk.new(case.tree, case.entry, case.walk.kept)
