"""Figures made of what was measured: medians, percentiles, paints, and the line that tells them.

Owns the arithmetic. Refuses clocks and processes: those are for `terminal` and `start`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

QUIET = 0.05
"""Seconds without a byte after which a paint is over."""


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: the least value that `percent` of all do not exceed.

    Raises:
        ValueError: there are no values, or `percent` does not lie in (0, 100].
    """
    if not values or not 0 < percent <= 100:
        raise ValueError(f"no {percent} % of {len(values)} values")
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]


def burst(times: Sequence[float], quiet: float = QUIET) -> int:
    """How many of ascending `times` come before the first gap of more than `quiet`."""
    gaps = (index for index, (one, two) in enumerate(pairwise(times), 1) if two - one > quiet)
    return next(gaps, len(times))


@dataclass(frozen=True)
class Paint:
    """What a terminal was sent after a key or a start."""

    first: float
    """Seconds to its first byte."""
    last: float
    """Seconds to its last byte before the first quiet."""
    end: float
    """Seconds to the last byte of all before the next key."""
    size: int
    """Bytes of it."""
    late: int
    """Bytes that came after that quiet, and before the next key."""


def paint(begun: float, chunks: Sequence[tuple[float, int]], quiet: float = QUIET) -> Paint:
    """The paint that began to be waited for at `begun`, from its chunks: (when, bytes).

    Raises:
        ValueError: there is no chunk.
    """
    if not chunks:
        raise ValueError("nothing was painted")
    count = burst([at for at, _ in chunks], quiet)
    sizes = [size for _, size in chunks]
    return Paint(
        first=chunks[0][0] - begun,
        last=chunks[count - 1][0] - begun,
        end=chunks[-1][0] - begun,
        size=sum(sizes[:count]),
        late=sum(sizes[count:]),
    )


class Measured:
    """What was measured, by name; the first of each is left out, since it found a cold disk."""

    def __init__(self) -> None:
        self._values: dict[str, list[tuple[float, ...]]] = defaultdict(list)

    def add(self, name: str, *values: float) -> None:
        """Note what was measured at once."""
        self._values[name].append(values)

    def middle(self, name: str, which: int = 0) -> float:
        """The median of one of the values that were measured at once."""
        return percentile(self.all(name, which), 50)

    def all(self, name: str, which: int = 0) -> list[float]:
        """One of the values that were measured at once, in the order of measuring."""
        return [values[which] for values in self._values[name][1:]]


@dataclass(frozen=True)
class Row:
    """One line of the table: seconds, or bytes of memory."""

    what: str
    floor: float
    wizard: float
    must: float | None = None
    """The most that the ratio may be."""
    wanted: float | None = None
    unit: float = 1e-3
    """Of what is shown: a millisecond, or a million bytes."""
    paired: float | None = None
    """The median of the ratios of pairs, where pairs were measured."""

    @classmethod
    def of_pairs(
        cls,
        what: str,
        floor: Sequence[float],
        wizard: Sequence[float],
        must: float | None = None,
        wanted: float | None = None,
    ) -> Row:
        """Two that were measured side by side.

        A machine that is quick for some seconds and slow for others moves both of a pair; two
        medians may come from two such times.
        """
        ratios = [own / below for own, below in zip(wizard, floor, strict=True)]
        middles = percentile(floor, 50), percentile(wizard, 50)
        return cls(what, *middles, must, wanted, paired=percentile(ratios, 50))

    @property
    def ratio(self) -> float:
        """What counts: how much more the wizard takes."""
        return self.wizard / self.floor if self.paired is None else self.paired

    def __str__(self) -> str:
        ratio = self.ratio
        targets = "".join(f"{limit or '':>7}" for limit in (self.must, self.wanted))
        mark = "" if self.must is None else ("  ok" if ratio <= self.must else "  over")
        figures = f"{self.floor / self.unit:>9.1f}{self.wizard / self.unit:>9.1f}{ratio:>8.2f}"
        return f"{self.what:<46}{figures}{targets}{mark}"
