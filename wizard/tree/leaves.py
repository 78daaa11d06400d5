"""Values without parts: whether one is sound, and what stands for it where it is not.

Owns what msgspec knows of a leaf, asked one at a time. Refuses to tell of a fault: that is for
`decode`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import inspect

FAULTY = "faulty"
"""Stands for a required value that was missing or unsound; passes that follow skip it."""

_LEAVES: dict[type, type] = {
    inspect.BoolType: bool,
    inspect.IntType: int,
    inspect.DateType: date,
    inspect.DateTimeType: datetime,
}
_PLACEHOLDERS: dict[type, Any] = {
    inspect.StrType: FAULTY,
    inspect.DictType: {},
    inspect.ListType: [],
    inspect.BoolType: "false",
    inspect.IntType: "0",
    inspect.DateType: "2000-01-01",
    inspect.DateTimeType: "2000-01-01T00:00:00Z",
}


def fault(data: Any, info: inspect.Type) -> bool:
    """Whether a leaf is unsound; its own constraints are told by its type."""
    type_: Any = _LEAVES.get(type(info), str)
    if isinstance(info, inspect.LiteralType):
        return data not in info.values
    if isinstance(info, inspect.StrType):
        type_ = Annotated[
            str,
            msgspec.Meta(
                pattern=info.pattern, min_length=info.min_length, max_length=info.max_length
            ),
        ]
    try:
        msgspec.convert(data, type_, strict=False)
    except msgspec.ValidationError:
        return True
    return False


def placeholder(info: inspect.Type) -> Any:
    """What stands for a value that is missing or unsound."""
    if isinstance(info, inspect.LiteralType):
        return info.values[0]
    if isinstance(info, inspect.UnionType):
        return placeholder(info.types[0])
    if isinstance(info, inspect.StrType) and info.pattern and "hour" in info.pattern:
        return "1 day"
    if isinstance(info, inspect.ListType) and info.min_length:
        return [placeholder(info.item_type)]
    return _PLACEHOLDERS.get(type(info), FAULTY)
