"""What names a person by its looks alone: numbers of cards, papers and accounts, pages, nicks.

Owns these looks, and that what the library itself tells everybody stays. A number of ten digits or
more, however they are grouped, is one of somebody; dates and sums have fewer between their points.
Refuses values that are known: those are `value_matcher`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

import msgspec

from wizard.library.library import Library

FEWEST_DIGITS = 10
"""Of a number that is taken for one of a person: a passport has ten, a card sixteen."""
Kind = Literal["link", "nick", "number"]
_SPACE = r"[^\S\n]"
_JOINT = rf"(?:\\?[-‐-―−]|{_SPACE}{{1,2}}|{_SPACE}*,?{_SPACE}*(?:№|номер|number){_SPACE}*)"
_LOOKS = re.compile(
    r"(?P<link>(?:https?://|(?<!\w)www\.)[^\s<>|«»\"]++"
    r"|(?<![\w@./-])(?:[\w-]++\.)++[^\W\d_]{2,}+/[^\s<>|«»\"]++)"
    r"|(?<![\w.@/])(?P<nick>@[A-Za-z](?:\w|\\_|\.(?=\w))++)"
    rf"|(?<!\w)(?<!\d[.,])(?P<number>\d{{2,}}+(?:{_JOINT}\d{{2,}}+)*+)(?!\w)",
    re.IGNORECASE,
)
_END = ".,;:!?)]*"
"""What may follow an address and is no part of it."""


class _Trace(NamedTuple):
    kind: Kind
    shown: str
    key: str
    """The same for all writings of it."""


def masked(text: str, library: Library, mask: Callable[[Kind], str]) -> str:
    """`text` with a mask for each number, page and nick that `library` does not tell itself."""
    told = "\n".join(_words(msgspec.to_builtins([library, library.first])))
    known = {trace.key for match in _LOOKS.finditer(told) if (trace := _trace(match))}

    def instead(match: re.Match[str]) -> str:
        trace = _trace(match)
        if trace is None or trace.key in known:
            return match[0]
        return f"{mask(trace.kind)}{match[0][len(trace.shown) :]}"

    return _LOOKS.sub(instead, text)


def _trace(match: re.Match[str]) -> _Trace | None:
    if match["number"]:
        digits = re.sub(r"\D", "", match[0])
        return _Trace("number", match[0], digits) if len(digits) >= FEWEST_DIGITS else None
    shown = match[0].rstrip(_END)
    plain = re.sub(r"^https?://(?:www\.)?|^www\.", "", shown.lower().replace("\\", ""))
    return _Trace("link" if match["link"] else "nick", shown, plain.rstrip("/"))


def _words(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _words(item)
