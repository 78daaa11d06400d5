"""Single values: whether one is sound, or could be of a type, and what stands for an unsound one.

Owns what msgspec knows of a leaf, asked one at a time. Refuses to tell of a fault: that is for
`decode`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import inspect

from wizard.library.facts import PERCENT

FAULTY = "faulty"
"""Stands for a required value that was missing or unsound; passes that follow skip it."""

_HOLDS: dict[type, type] = {
    inspect.ListType: list,
    inspect.DictType: dict,
    inspect.StructType: dict,
    inspect.NoneType: type(None),
}
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


def holds(data: Any, info: inspect.Type) -> bool:
    """Whether a value is of the sort of a type: a mapping, a list, nothing, or else text."""
    return isinstance(data, _HOLDS.get(type(info), str))


def fits(data: Any, info: inspect.Type) -> bool:
    """Whether a value could be one of a type: it and its entries of that sort, sound if a leaf."""
    if isinstance(info, inspect.Metadata):
        return fits(data, info.type)
    if isinstance(info, inspect.UnionType):
        return data is not None and any(fits(data, kind) for kind in info.types)
    if isinstance(data, dict) and isinstance(info, inspect.DictType):
        return all(fits(entry, info.value_type) for entry in data.values())
    return holds(data, info) and (type(info) in _HOLDS or not fault(data, info))


def placeholder(info: inspect.Type) -> Any:
    """What stands for a value that is missing or unsound."""
    if isinstance(info, inspect.LiteralType):
        return info.values[0]
    if isinstance(info, inspect.UnionType):
        return placeholder(info.types[0])
    if isinstance(info, inspect.StrType) and info.pattern and "hour" in info.pattern:
        return "1 day"
    if isinstance(info, inspect.StrType) and info.pattern == PERCENT:
        return "0"
    if isinstance(info, inspect.ListType) and info.min_length:
        return [placeholder(info.item_type)]
    return _PLACEHOLDERS.get(type(info), FAULTY)
