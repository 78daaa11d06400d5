"""Square brackets of a letter: which are gaps, and which a person typed into an answer.

Owns that for all who look for gaps: the check, the editor, the screen, the paper. A bracket of an
answer is known by what stands in it. Refuses to say what a gap asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from wizard.law.rules import Value
from wizard.library.table import Table
from wizard.pattern import pattern

STAND_INS: Mapping[str, str] = {"[": "\ufdd0", "]": "\ufdd1"}
"""What is no character, and stands in no text, for a bracket that is none of a gap."""
_GAP = pattern(r"\[([^\[\]\n]{2,300})\]")
_PAIR = pattern(r"\[[^\[\]]*\]")
_BRACKET = pattern(r"[\[\]]")
_NEAR = 30
"""Characters before a bracket by which its place is told."""
_NESTED = 3
"""Brackets within brackets that are told apart; a text of nothing else must not take long."""
_HIDE = str.maketrans(dict(STAND_INS))
_SHOW = str.maketrans({sign: bracket for bracket, sign in STAND_INS.items()})


def own(answers: Iterable[Value]) -> frozenset[str]:
    """What stands in brackets in answers, as `hidden` knows it."""
    found: set[str] = set()
    texts = list(_texts(answers))
    for _ in range(_NESTED):
        found.update(_key(pair) for text in texts for pair in _PAIR.findall(text))
        texts = [_PAIR.sub(_hide, text) for text in texts]
    return frozenset(found)


def hidden(text: str, own: Collection[str]) -> str:
    """A text, sign for sign, in which brackets of answers are stand-ins."""
    for _ in range(_NESTED):
        text = _PAIR.sub(lambda pair: _hide(pair) if _key(pair[0]) in own else pair[0], text)
    return text


def shown(part: Any) -> Any:
    """A text, or plain data with texts in it, with brackets in place of their stand-ins."""
    return in_every_text(part, lambda text: text.translate(_SHOW))


def in_every_text(part: Any, change: Callable[[str], str]) -> Any:
    """A text, or plain data, with each text in it changed."""
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(in_every_text(one, change) for one in part)
    if isinstance(part, msgspec.Struct):
        names = part.__struct_fields__
        fields = {name: in_every_text(getattr(part, name), change) for name in names}
        return msgspec.structs.replace(part, **fields)
    return part


def gaps(text: str, own: Collection[str] = ()) -> Iterator[re.Match[str]]:
    """The gaps of a text; where they stand is where they stand in it."""
    return _GAP.finditer(hidden(text, own))


def unpaired(text: str) -> str | None:
    """The words before the first bracket that has no other one; None where each has."""
    rest = text
    for _ in range(_NESTED):
        rest = _PAIR.sub(lambda pair: " " * len(pair[0]), rest)
    found = _BRACKET.search(rest)
    if found is None:
        return None
    line = text[: found.end()].rpartition("\n")[2]
    if len(line) <= _NEAR:
        return line.strip()
    return f"…{line[-_NEAR:].partition(' ')[2] or line[-_NEAR:]}"


def _texts(answers: Iterable[Value]) -> Iterator[str]:
    for answer in answers:
        rows = answer.rows if isinstance(answer, Table) else [{"": answer}]
        yield from (cell for row in rows for cell in row.values() if isinstance(cell, str))


def _hide(pair: re.Match[str]) -> str:
    return pair[0].translate(_HIDE)


def _key(pair: str) -> str:
    """A letter ties words, and may begin one small."""
    return " ".join(pair.split()).casefold()
