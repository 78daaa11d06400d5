"""A problem in what an author wrote: where it is, what it is, how to mend it.

Owns the form of a diagnostic, as text and as data. Refuses to find problems: that is for the
loader and for `check`. The words come from one table, `codes.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from wizard.controls import in_place, one_line
from wizard.errors import LONGEST

_LOOKALIKES = str.maketrans("асеорхукмтнві", "aceopxykmthbi")
"""Letters that a keyboard switched to Russian puts into a name unseen."""


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the table: the message, why it is a fault, an example and its mended form.

    `broken` put in place of `mended` in `file` of the sample library gives this code alone,
    with the caret under `at`.
    """

    message: str
    why: str
    severity: Literal["error", "warning", "todo"] = "error"
    hint: str = ""
    provisional: bool = False
    """An error that an author who knows better may allow all the same; others never."""
    file: str = "demo.yaml"
    broken: str = ""
    mended: str = ""
    at: str = ""
    told_in: str = ""
    """The file of the diagnostic, where it is not the one that was changed."""

    @property
    def allowable(self) -> bool:
        """Whether an author may allow it in its place, with a reason."""
        return self.severity != "error" or self.provisional


class Diagnostic(msgspec.Struct, frozen=True, order=True):
    """One problem, 1-based; the fields and their order are those of `check --format json`."""

    path: str
    line: int
    column: int
    end_column: int
    severity: str
    code: str
    message: str
    hint: str = ""


class LineSource(Protocol):
    """What rendering needs of a source: its lines, by number."""

    def line(self, number: int) -> str:
        """The text of a line, counted from 1."""


@cache
def codes() -> dict[str, Code]:
    """The table of codes."""
    text = Path(__file__).with_name("codes.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Code])


def diagnose(
    code: str, path: str, span: tuple[int, int, int], *, hint: str = "", **values: str
) -> Diagnostic:
    """Fill the table's entry for `code`; a `hint` given here comes before the table's own."""
    entry = codes()[code]
    line, column, end_column = span
    return Diagnostic(
        path=path,
        line=line,
        column=column,
        end_column=end_column,
        severity=entry.severity,
        code=code,
        message=entry.message.format_map(values),
        hint=hint or entry.hint.format_map(values),
    )


def suggestion(name: str, known: Iterable[str]) -> str:
    """«did you mean …?» for the nearest known name, or nothing."""
    near = nearest(name, known)
    if near and near == latin(name) != name:
        return f"write «{near}» in Latin letters"
    return f"did you mean «{near}»?" if near else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was probably meant to be."""
    if len(name) > LONGEST:
        return None  # nobody meant it, and comparing takes time by its square
    names = list(known)
    for typed in (name, latin(name.lower())):
        near = [other for other in names if sorted(other) == sorted(typed)]
        near += get_close_matches(typed, names, n=1, cutoff=0.6)
        if near:
            return near[0]
    return None


def latin(name: str) -> str:
    """A name in Latin letters, where some of them were typed as Russian ones."""
    mixed = any(char.isascii() and char.isalpha() for char in name)
    return name.translate(_LOOKALIKES) if mixed else name


def render(problems: Iterable[Diagnostic], sources: Mapping[str, LineSource]) -> str:
    """All problems, sorted, each with its line and a caret, and a count at the end."""
    ordered = sorted(problems)
    parts = [_block(problem, sources.get(problem.path)) for problem in ordered]
    return "\n".join([*parts, count(ordered)])


def count(problems: Iterable[Diagnostic]) -> str:
    """«2 errors, 1 warning», or «no problems»."""
    tally: dict[str, int] = {}
    for problem in problems:
        tally[problem.severity] = tally.get(problem.severity, 0) + 1
    words = [
        f"{tally[severity]} {severity}{'s' if tally[severity] > 1 else ''}"
        for severity in ("error", "warning", "todo")
        if severity in tally
    ]
    return ", ".join(words) or "no problems"


def _block(problem: Diagnostic, source: LineSource | None) -> str:
    head = one_line(
        f"{problem.path}:{problem.line}:{problem.column}: "
        f"{problem.severity}[{problem.code}]: {problem.message}"
    )
    line = source.line(problem.line) if source else ""
    if not line:
        return f"{head}\n    {problem.hint}" if problem.hint else head
    pointed = excerpt(line, problem.line, problem.column, problem.end_column, problem.hint)
    return f"{head}\n{pointed}"


def excerpt(line: str, number: int, column: int, end_column: int, note: str = "") -> str:
    """A line of a file with a caret under a part of it, and a note behind the caret."""
    gutter = f"{number:>5} | "
    if len(line) > 2 * LONGEST:
        cut = max(0, column - LONGEST)
        line, column, end_column = line[cut : cut + 2 * LONGEST], column - cut, end_column - cut
    # Tabs are kept in the pad, so that the caret stands under its text in any terminal.
    pad = "".join("\t" if char == "\t" else " " for char in line[: column - 1])
    caret = "^" * max(1, min(end_column - 1, len(line)) - column + 1)
    under = " ".join(part for part in (caret, note) if part)
    return f"{gutter}{in_place(line)}\n{'| ':>{len(gutter)}}{pad}{under}"
