"""An answer of several lines.

Owns where it begins and ends: at `<<`, behind which its first line may stand, up to a full stop
alone; what closes its brackets, as «<<Ромашка>>», is an answer of one line. Owns also that a
signal before its end leaves what was typed of it. Refuses a line that is no text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

from wizard.cases.session import Session
from wizard.errors import FieldError, RefusedInputError
from wizard.i18n import Language
from wizard.library.fields.signs import sound
from wizard.outcome.page import Page
from wizard.plain.lines import LONGEST, MORE, Lines, forget

BEGIN, CLOSE, END = "<<", ">>", "."
"""What begins a text of several lines, what shows that nothing begins, and what ends it, alone."""


def begins(line: str, page: Page) -> bool:
    """Whether a line begins an answer of several lines."""
    marked = line.lstrip().startswith(BEGIN) and CLOSE not in line
    return page.field is not None and marked and "\n" not in line


def unmarked(line: str, page: Page) -> str:
    """What was given; of an answer of several lines that was pasted whole, without its marks."""
    first, *rest = line.split("\n")
    whole = bool(rest) and begins(first, page) and rest[-1].strip() == END
    return "\n".join([*begun_with(first), *rest[:-1]]) if whole else line


def begun_with(line: str) -> list[str]:
    """What stands behind the mark that begins an answer, if anything does."""
    first = line.strip().removeprefix(BEGIN).strip()
    return [first] if first else []


def block(
    lines: Lines, say: Language, alone: str | None = None, first: Sequence[str] = ()
) -> list[str]:
    """Lines behind `first` up to the one that ends them, or to `alone` where that comes first.

    What is pasted ends them with its last line at most: a full stop with lines after it was not
    typed, and the lines would answer what comes next. A line that is no text is refused when it
    comes, and those beside it stand.

    Raises:
        RefusedInputError: the input ended before that, or goes on and on, or a line of a script is
            no text; what was typed stays in `lines.held`.
    """
    typed, size = list(first), 0
    lines.held = typed
    while (given := lines.line(MORE)) is not None:
        # All of it is written each time, so what came together is one piece.
        pasted = [*given.split("\n"), *lines.at_once()]
        if not typed and len(pasted) == 1 and given.strip() == alone:
            return [given.strip()]
        whole = pasted[-1].strip() == END
        for line in pasted[:-1] if whole else pasted:
            if not typed and line.strip() == BEGIN:
                continue  # it has begun
            try:
                typed.append(text(line))
            except FieldError as error:
                lines.refuse_line(say(error.key, **error.values))
        if whole:
            return typed
        size += sum(map(len, pasted))
        if size > LONGEST:
            raise RefusedInputError(say("plain_endless_block", most=LONGEST, end=END))
        lines.keep(typed)
    raise RefusedInputError(say("plain_unclosed", end=END))


@contextmanager
def kept(lines: Lines, keep: Callable[[str], object]) -> Iterator[None]:
    """Read an answer; what is there of it when a signal or the end comes is given to `keep`."""
    lines.held = []
    if lines.asks:  # a script can be read again
        lines.keep = partial(_keep_text, keep)
    try:
        yield
    except (KeyboardInterrupt, RefusedInputError, SystemExit):
        if lines.held:
            keep("\n".join(lines.held).encode("utf-8", "replace").decode())
        raise
    finally:
        lines.keep = forget


def hold(lines: Lines, given: str, keep: Callable[[str], object]) -> None:
    """Keep what is given before it is an answer: whoever leaves where it is refused, or asked
    about, has not typed it in vain. A script can be read again.
    """
    if lines.asks and given.strip():
        _keep_text(keep, given.split("\n"))


def _keep_text(keep: Callable[[str], object], typed: Sequence[str]) -> None:
    with suppress(FieldError):  # told when the answer is whole
        keep(text("\n".join(typed)))


def begun(session: Session, typed: str) -> None:
    """Keep what is there of an answer to the page at hand."""
    page = session.page
    if page.field is not None:
        session.type(page.at, fitting(typed, page) or None)


def fitting(typed: str, page: Page) -> str:
    """What was typed as a field takes it: in a field of one line, as on the screen, one line."""
    long = page.field is not None and page.field.type == "multiline"
    return typed if long else " ".join(typed.split("\n"))


def text(line: str) -> str:
    """A line as text.

    Raises:
        FieldError: bytes of it were no text, or letters were lost before it came here.
    """
    # A zero byte is what is left of another encoding: UTF-16 is full of them.
    if any("\udc80" <= sign <= "\udcff" or sign == "\0" for sign in line):
        raise FieldError("plain_not_text")
    return sound(line)
