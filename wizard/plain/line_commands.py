"""The lines that are commands, and not answers.

Owns the letters, which are those of the screen, with their twins on a Russian keyboard, the words
for them, and where a colon is needed. Refuses to do what a command says: that is `sitting`.
"""

from __future__ import annotations

from typing import NamedTuple

from wizard.errors import FieldError, shown
from wizard.outcome.page import Page

HELP, BACK, QUIT = "?", "b", "q"
EDIT, REVIEW, SOURCES = "e", "r", "i"
SAVE, COPY, DATES, NEW, CASES, PRINT, EVIDENCE = "s", "c", "d", "n", "l", "p", "a"
_TWINS = {"и": BACK, "й": QUIT, "у": EDIT, "к": REVIEW, "ш": SOURCES}
_TWINS |= {"ы": SAVE, "с": COPY, "в": DATES, "т": NEW, "д": CASES, "з": PRINT, "ф": EVIDENCE}
_LETTERS = {letter: letter for letter in (HELP, *_TWINS.values())} | _TWINS
_WORDS = {
    HELP: "помощь help",
    BACK: "назад back",
    QUIT: "выход выйти quit exit",
    EDIT: "изменить edit",
    REVIEW: "ответы answers review",
    SOURCES: "источники sources",
    SAVE: "сохранить save",
    COPY: "копировать copy",
    DATES: "даты сроки dates",
    NEW: "новое new",
    CASES: "дела cases",
    PRINT: "печать напечатать print",
    EVIDENCE: "доказательства приложить evidence attach",
}
_CALLED = _LETTERS | {word: key for key, words in _WORDS.items() for word in words.split()}
"""What may follow a colon."""
_WITH_MORE = (SAVE, PRINT, EVIDENCE)
"""What goes on behind the letter, with a place or a file."""
_ALWAYS = (BACK, QUIT, HELP)
"""What needs no colon in a field either."""
COLON = ":"


class Command(NamedTuple):
    """A letter, and what was written after it."""

    letter: str
    rest: str


def command(line: str, page: Page) -> Command | None:
    """The command that a line is; None where it is an answer to `page`.

    Raises:
        FieldError: it begins as a command, and there is no such command.
    """
    if page.field is not None:
        return typed(line)
    found = _found(line)
    first = line.strip().partition(" ")[0]
    chosen = first in (option.id for option in page.options)
    return None if chosen and found and found.letter not in _ALWAYS else found


def typed(line: str) -> Command | None:
    """The command that a line is where anything can be typed; None where it is an answer.

    Raises:
        FieldError: it begins as a command, and there is no such command.
    """
    found = _found(line)
    bare = found is not None and not line.lstrip().startswith(COLON)
    if found and bare and (found.letter not in _ALWAYS or found.rest):
        return None
    return found


def _found(line: str) -> Command | None:
    first, _, rest = line.strip().partition(" ")
    called = first.startswith(COLON) and not first.startswith(2 * COLON)
    letter = (_CALLED if called else _LETTERS).get(first.removeprefix(COLON).lower())
    if letter is None or (rest and letter not in _WITH_MORE):
        if called:
            raise FieldError("plain_no_command", given=shown(line.strip()))
        return None
    return Command(letter, rest.strip())


def begins_command(typed: str) -> bool:
    """Whether what is typed of a line may become a command in a field, or be the whole of one."""
    word = typed.strip()
    called = word.startswith(COLON) and not word.startswith(2 * COLON)
    return called or len(word) <= len(COLON) + 1


def is_quit(line: str | None) -> bool:
    """Whether a line ends the sitting, or nothing is left to read."""
    if line is None:
        return True
    word = line.strip().lower()
    called = _CALLED.get(word.removeprefix(COLON)) if word.startswith(COLON) else _LETTERS.get(word)
    return called == QUIT


def bare(line: str) -> str:
    """An answer without the second colon that told it from a command."""
    return line.replace(COLON, "", 1) if line.lstrip().startswith(2 * COLON) else line
