"""The calculation of demands as a table.

Owns how it is found in the words of a demand, and its rows. Refuses to count: every figure is the
one that the letter has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from wizard.i18n import Language
from wizard.paper import gaps
from wizard.paper.layout import Grid, Run, Words
from wizard.paper.signs import Signs
from wizard.pattern import pattern

_DASH = pattern(r"^[—–-] ")
_SENTENCE = pattern(r"\.(?= [^\W\d_a-zа-яё])")
"""The end of a sentence that another one follows; «дн. (» is none."""


class Counted(msgspec.Struct, frozen=True):
    """A demand and how its sum comes about."""

    text: str
    """The demand alone."""
    lines: tuple[tuple[str, str], ...]
    """How it was counted, and what came of it."""


def counted(text: str, known: Signs) -> Counted | None:
    """The calculation in the words of a demand; None where there is none.

    It goes to its end, or to that of its own sentence where another one follows.
    """
    found = known.counted.search(text)
    if found is None:
        return None
    told, rest = text[found.end() :], ""
    if not told.startswith(("—", "\n", "[")) and (end := _SENTENCE.search(told)):
        told, rest = told[: end.start()], told[end.end() :]
    lines = [_DASH.sub("", line.strip()) for line in told.split("\n") if line.strip()]
    return Counted(f"{text[: found.start()]}{rest}", tuple(_line(line, known) for line in lines))


def _line(line: str, known: Signs) -> tuple[str, str]:
    """A line in two: «a × b = c» and «in all — c»; of one that has a box the first has it."""
    line = line.rstrip(" ;.")
    if boxed := known.optional.fullmatch(line.removeprefix("[").removesuffix("]")):
        how, sum_ = _line(boxed["text"], known)
        return f"[{boxed['told']}: {how}]", sum_
    for sign in (" = ", "\u00a0= ", " — ", "\u00a0— "):
        how, found, sum_ = line.rpartition(sign)
        if found and how.count("[") == how.count("]"):  # no sign within a gap
            return how, sum_
    return line, ""


def grid(sums: Sequence[tuple[str, Counted]], known: Signs, say: Language) -> Grid:
    """The table of the demands of one list, by their numbers."""
    rows = [row for mark, told in sums for row in _rows(mark, told, known)]
    columns = (say("paper_point"), say("paper_counted"), say("paper_sum"))
    return Grid(say("paper_calculation"), columns, (10, 64, 26), tuple(rows))


def _rows(mark: str, told: Counted, known: Signs) -> Iterator[tuple[Words, ...]]:
    for at, (how, sum_) in enumerate(told.lines):
        first: tuple[Run, ...] = (mark.rstrip("."),) if at == 0 and mark != "—" else ()
        yield first, gaps.words(how, known), gaps.words(sum_, known)
