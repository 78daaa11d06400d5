"""What to do about a value of the wrong shape, said with what the author wrote.

Owns the guess at what was meant. Refuses to find faults: that is for `decode`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from wizard.tree.diagnostic import latin, nearest, suggestion
from wizard.tree.slips.broken import in_quotes, short
from wizard.tree.source import Source, Where

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NAMES = re.compile(r"[a-z]\w*(, *[a-z]\w*)*")
_YES = frozenset({"yes", "on", "y", "1", "да"})
_NO = frozenset({"no", "off", "n", "0", "нет"})


def reshaped(source: Source, where: Where, expected: str, example: str) -> str:
    """How the value at `where` is written as what is expected, if that can be seen from it.

    Args:
        example: a mapping as it is written here, where one is expected.
    """
    data = source.at(where)
    if expected == "a mapping":
        return f"write keys with their values, such as {example}"
    if expected == "a list" and isinstance(data, str):
        if data.startswith("-"):
            return "write a space after each dash"
        names = _NAMES.fullmatch(data)
        return f"write [{data}]" if names else f"write «- {short(data)}» on the next line"
    if expected == "a list":
        return "write each entry behind a dash, or all of them as [one, two]"
    if expected == "true or false" and str(data).lower() in _YES | _NO:
        return f"write {'true' if str(data).lower() in _YES else 'false'}"
    if expected == "text" and isinstance(data, dict | list):
        place = source.span(where)
        text = source.line(place.line)[place.column - 1 : place.end_column - 1]
        if text.startswith("[") or (isinstance(data, dict) and len(data) == 1):
            return in_quotes(text)
    return ""


_TERM = "the id of a term in facts.yaml; its length stands there"
_NAMED: dict[str | int, str] = {
    "contact": "the id of a contact in facts.yaml",
    "reply_within": _TERM,
    "do_within": _TERM,
    "letter": "the name of a file in letters, without .md",
    "stage": "the id of a stage in library.yaml",
}
"""What is named by a key, where somebody wrote the thing itself."""


def renamed(name: str, where: Where, pattern: str) -> str:
    """A name as it may be written, where what was typed is near to one; else what is named."""
    typed = latin(name)
    for plain in (typed, typed.lower(), re.sub(r"[\W_]+", "_", typed.lower()).strip("_")):
        if plain != name and re.search(pattern, plain):
            return f"write «{plain}»" + (" in Latin letters" if typed != name else "")
    return _NAMED.get(where[-1], "") if where else ""


class Unknown(NamedTuple):
    """A key that there is not, the one that was meant by it if any, and what to do."""

    name: str
    meant: str | None
    hint: str


def unknown_keys(source: Source, where: Where, known: Collection[str]) -> Iterator[Unknown]:
    """The keys at `where` that are not among `known`; a text that was cut up is told once."""
    unknown = [name for name in source.at(where) if name not in known]
    pieces = _cut_up(source, where, known) if unknown else {}
    for name in unknown:
        key, colon, _ = name.partition(":")
        if colon and key in known:
            yield Unknown(name, key, f"write a space after «{key}:»")
        elif name not in pieces:
            yield Unknown(name, nearest(name, known), suggestion(name, known))
        elif pieces[name]:
            yield Unknown(name, None, in_quotes(pieces[name]))


def _cut_up(source: Source, where: Where, known: Collection[str]) -> Mapping[str, str]:
    """The texts with a comma in them that stand in braces without quotes.

    By the first piece that became a key, the whole text, and nothing for the pieces after it.
    """
    pieces: dict[str, str] = {}
    whole = first = ""
    line = 0
    for key, value in source.at(where).items():
        row = source.span((*where, key), key=True).line
        words = value is None or not (_NAME.fullmatch(key) or nearest(key, known))
        piece = whole and row == line and words
        if key.partition(":")[0] in known or not piece:
            whole, first, line = (value if isinstance(value, str) else ""), "", row
            continue
        whole += f", {key}" + (f": {value}" if isinstance(value, str) else "")
        first = first or key
        pieces[key] = ""
        pieces[first] = whole
    return pieces
