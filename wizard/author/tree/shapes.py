"""Faults of shape, each told at its place and with what to do.

Owns which code a value of a wrong shape has. Refuses to take values apart: that is for `decode`;
and to say how one is written: that is for `remedies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import inspect

from wizard.author.tree.leaves import fault, placeholder
from wizard.author.tree.remedies import among, cut_reference, renamed, reshaped
from wizard.author.tree.source import Source, Where
from wizard.library.facts import PERCENT

_SHAPES = {dict: "a mapping", list: "a list", str: "text", type(None): "nothing"}


class ShapeFaults:
    """What is wrong with the shape of the values of one file."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def leaf(self, data: Any, info: inspect.Type, where: Where) -> Any:
        """A value without parts, or what stands for it where it is unsound."""
        if isinstance(info, inspect.AnyType | inspect.NoneType) or not fault(data, info):
            return data
        if data is None or data == "":
            self.empty(where)
        elif isinstance(info, inspect.LiteralType) and isinstance(data, str):
            known = [str(value) for value in info.values]
            self.note(
                "unknown-value",
                where,
                name=data,
                known=", ".join(known),
                hint=among(data, known),
            )
        elif isinstance(info, inspect.StrType) and isinstance(data, str):
            self._pattern(data, info, where)
        elif isinstance(info, inspect.BoolType) and isinstance(data, str):
            self.wrong(data, "true or false", where)
        elif isinstance(info, inspect.DateType) and isinstance(data, str):
            self.wrong(data, "a date such as 2026-11-22", where)
        elif isinstance(info, inspect.IntType) and isinstance(data, str):
            self.wrong(data, "a whole number", where)
        elif isinstance(info, inspect.StrType):
            self.wrong(data, "an id" if info.pattern else "text", where)
        else:
            self.wrong(data, "a value", where)
        return placeholder(info)

    def _pattern(self, data: str, info: inspect.StrType, where: Where) -> None:
        pattern = info.pattern or ""
        if "hour" in pattern:
            self.note("bad-length", where, name=data)
            return
        if pattern == PERCENT:
            self.wrong(data, "a number such as 14.25", where)
            return
        cut = cut_reference(self._source, where, pattern)
        if cut != "":  # what is behind a second comma was told of at the first
            hint = cut or renamed(self._source, where, data, pattern)
            self.note("bad-id", where, name=data, hint=hint)

    def empty(self, where: Where) -> None:
        """A key with nothing behind it, or an entry of a list that is none."""
        if where and isinstance(where[-1], int):
            names = [part for part in where if isinstance(part, str)]
            name = names[-1] if names else "file"
            self.note("empty-entry", where, name=name, number=str(where[-1] + 1))
        else:
            name = str(where[-1]) if where else "file"
            self.note("empty-value", where, key=True, name=name)

    def wrong(self, data: Any, expected: str, where: Where, keys: Sequence[str] = ()) -> None:
        """A value of another shape; `keys` are those of a mapping as it is written here."""
        if data is None and where:
            self.empty(where)
            return
        got = f"«{data}»" if isinstance(data, str) else _SHAPES.get(type(data), "something else")
        hint = reshaped(self._source, where, expected, keys)
        self.note("wrong-type", where, expected=expected, got=_short(got), hint=hint)

    def note(self, code: str, where: Where, *, key: bool = False, **values: str) -> None:
        """A fault with the words of its code."""
        self._source.problems.append(self._source.diagnose(code, where, key=key, **values))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
