"""The keys, in one table.

Owns which key does what, and its twin on a Russian keyboard. Screens take their bindings from here,
and so does the help; which keys the last line shows first is for `frame`.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from textual.binding import Binding, BindingType


class Key(msgspec.Struct, frozen=True):
    """One action and the keys that pull it."""

    name: str
    """The message key of its description: `key_<name>`."""
    keys: tuple[str, ...]
    """As Textual names them, the one that is shown first."""
    action: str
    shown: str


def _letter(name: str, latin: str, russian: str, action: str) -> Key:
    """A letter key works in either alphabet and either case: Caps Lock is no reason to fail."""
    return Key(name, (latin, russian, latin.upper(), russian.upper()), action, latin)


BACK = Key("back", ("left", "escape", "backspace"), "back", "← Esc")
LETTER = _letter("letter", "m", "ь", "letter")
COPY = _letter("copy", "c", "с", "copy")
EDIT = _letter("edit", "e", "у", "edit")
OPEN = _letter("open", "o", "щ", "open")
SOURCES = _letter("sources", "i", "ш", "sources")
REVIEW = _letter("review", "r", "к", "review")
EVIDENCE = _letter("evidence", "a", "ф", "evidence")
WAY = _letter("way", "w", "ц", "way")
SAVE = _letter("save", "s", "ы", "save")
CALENDAR = _letter("calendar", "d", "в", "calendar")
PRINT = _letter("print", "p", "з", "print")
NEW = _letter("new", "n", "т", "new")
CASES = _letter("cases", "l", "д", "cases")
LANGUAGE = _letter("language", "g", "п", "language")
THEME = _letter("theme", "t", "е", "theme")
HELP = Key("help", ("question_mark", "f1", "comma"), "help", "?")
QUIT = _letter("quit", "q", "й", "quit")
FILTER = Key("filter", ("slash", "full_stop"), "filter", "/")
DOWN = _letter("down", "j", "о", "down")
UP = _letter("up", "k", "л", "up")
PAGE_DOWN = Key("page_down", ("space", "pagedown"), "page_down", "Space")
PAGE_UP = Key("page_up", ("pageup",), "page_up", "PgUp")

WIZARD = (
    BACK,
    LETTER,
    COPY,
    EDIT,
    OPEN,
    SOURCES,
    REVIEW,
    EVIDENCE,
    WAY,
    SAVE,
    CALENDAR,
    PRINT,
    NEW,
    CASES,
    LANGUAGE,
    THEME,
    HELP,
    QUIT,
    FILTER,
    DOWN,
    UP,
    PAGE_DOWN,
    PAGE_UP,
)


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """Bindings of a screen; the twins stay out of Textual's own help."""
    return [
        Binding(key, entry.action, entry.name, show=False, system=index > 0)
        for entry in keys
        for index, key in enumerate(entry.keys)
    ]
