"""Plain data → typed model, with every fault at its own place.

msgspec converts a sound value at once, and stops at the first fault of an unsound one. So an
unsound value is taken apart along the type, each fault is noted where it stands, and what can be
saved is put together again with `FAULTY` in the gaps: later passes still see the rest of it.

Owns the faults of shape. Refuses meaning: whether a node exists is for `check`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import inspect

from wizard.tree.diagnostic import nearest, suggestion
from wizard.tree.remedies import renamed, reshaped, unknown_keys
from wizard.tree.source import Source, Where

T = TypeVar("T")

FAULTY = "faulty"
"""Stands for a required value that was missing or unsound; passes that follow skip it."""

_SHAPES = {dict: "a mapping", list: "a list", str: "text", type(None): "nothing"}
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


def decode(source: Source, type_: type[T]) -> T | None:
    """The data of `source` as `type_`; faults go to `source.problems`.

    Returns None where the syntax is broken or the top is not a mapping.
    """
    if source.data is None and source.problems:
        return None
    try:
        sound = msgspec.convert(source.data, type_, strict=False)
        if not source.gaps:
            return sound
    except msgspec.ValidationError:
        pass
    # A key with nothing behind it converts where it may be left out, and is a fault all the same.
    mended = _Mender(source).mend(source.data, inspect.type_info(type_), ())
    return msgspec.convert(mended, type_, strict=False)


def sound(source: Source, where: Where, type_: Any) -> bool:
    """Whether what was written at a place is of the right shape; if not, it was told of already."""
    if not source.problems and not source.gaps:
        return True
    data = source.at(where)
    try:
        msgspec.convert(data, type_, strict=False)
    except msgspec.ValidationError:
        return False
    return not (isinstance(data, dict) and None in data.values())


class _Mender:
    """Takes one unsound value apart."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def mend(self, data: Any, info: inspect.Type, where: Where) -> Any:
        """A sound value like `data`; what was unsound in it is noted."""
        if isinstance(info, inspect.Metadata):
            info = info.type
        if isinstance(info, inspect.UnionType):
            return self._union(data, info, where)
        if isinstance(info, inspect.StructType):
            return self._struct(data, info, where)
        if isinstance(info, inspect.DictType):
            return self._dict(data, info, where)
        if isinstance(info, inspect.ListType):
            return self._list(data, info, where)
        return self._leaf(data, info, where)

    def _union(self, data: Any, info: inspect.UnionType, where: Where) -> Any:
        structs = [kind for kind in info.types if isinstance(kind, inspect.StructType)]
        if len(structs) > 1:
            return self._tagged(data, structs, where)
        for kind in info.types:
            if isinstance(data, _HOLDS.get(type(kind), str)):
                return self.mend(data, kind, where)
        expected = [kind for kind in info.types if not isinstance(kind, inspect.NoneType)]
        return self.mend(data, expected[0], where)

    def _tagged(self, data: Any, structs: list[inspect.StructType], where: Where) -> Any:
        kinds = {str(struct.tag): struct for struct in structs}
        if not isinstance(data, dict):
            self._wrong(data, "a mapping", where, "{kind: …, text: …}")
            return {"kind": "route", "to": []}
        kind = data.get("kind")
        if kind is None:
            misspelt = nearest("kind", data)
            if misspelt:
                hint = suggestion(misspelt, ["kind"])
                self._note("unknown-key", (*where, misspelt), key=True, name=misspelt, hint=hint)
            else:
                self._note("missing-key", where, key=True, name="kind")
        elif not isinstance(kind, str):
            self._wrong(kind, "text", (*where, "kind"))
        elif kind not in kinds:
            near = suggestion(str(kind), kinds)
            self._note(
                "unknown-kind",
                (*where, "kind"),
                name=str(kind),
                known=", ".join(kinds),
                hint=near,
            )
        if not isinstance(kind, str) or kind not in kinds:
            return {"kind": "route", "to": []}
        return {**self._struct(data, kinds[kind], where), "kind": kind}

    def _struct(self, data: Any, info: inspect.StructType, where: Where) -> dict[str, Any]:
        given = data if isinstance(data, dict) else {}
        fields = {field.encode_name: field for field in info.fields}
        if not isinstance(data, dict):
            keys = [f"{name}: …" for name, field in fields.items() if field.required]
            self._wrong(data, "a mapping", where, f"{{{', '.join(keys) or 'name: …'}}}")
        meant = set()
        known = [*fields, info.tag_field] if info.tag_field else list(fields)
        for name, key, hint in unknown_keys(self._source, where, known) if given else ():
            meant.add(key)
            place, listed = (*where, name), ", ".join(known)
            self._note("unknown-key", place, key=True, name=name, known=listed, hint=hint)
        mended: dict[str, Any] = {}
        for name, field in fields.items():
            if name in given:
                if not field.required and given[name] is None:
                    self._note("empty-value", (*where, name), key=True, name=name)
                else:
                    mended[name] = self.mend(given[name], field.type, (*where, name))
            elif field.required:
                # What stands there under a misspelt name was told of already.
                if isinstance(data, dict) and name not in meant:
                    self._note("missing-key", where, key=True, name=name)
                mended[name] = _placeholder(field.type)
        return mended

    def _dict(self, data: Any, info: inspect.DictType, where: Where) -> dict[str, Any]:
        if not isinstance(data, dict):
            self._wrong(data, "a mapping", where, "{name: …}")
            return {}
        mended = {}
        for name, value in data.items():
            unsound = _fault(name, info.key_type)
            if unsound:
                hint = renamed(name, (), getattr(info.key_type, "pattern", None) or "")
                self._note("bad-id", (*where, name), key=True, name=name, hint=hint)
            key = FAULTY if unsound else name  # its value is looked at all the same
            mended[key] = self.mend(value, info.value_type, (*where, name))
        return mended

    def _list(self, data: Any, info: inspect.ListType, where: Where) -> list[Any]:
        if not isinstance(data, list):
            self._wrong(data, "a list", where)
            return _placeholder(info)  # type: ignore[no-any-return]
        if not data and info.min_length:
            self._note("empty-value", where, key=True, name=str(where[-1]))
            return [_placeholder(info.item_type)]
        return [
            self.mend(value, info.item_type, (*where, index)) for index, value in enumerate(data)
        ]

    def _leaf(self, data: Any, info: inspect.Type, where: Where) -> Any:
        if isinstance(info, inspect.AnyType | inspect.NoneType) or not _fault(data, info):
            return data
        if data is None or data == "":
            self._note("empty-value", where, key=True, name=str(where[-1]) if where else "file")
        elif isinstance(info, inspect.LiteralType) and isinstance(data, str):
            known = [str(value) for value in info.values]
            self._note(
                "unknown-value",
                where,
                name=data,
                known=", ".join(known),
                hint=suggestion(data, known),
            )
        elif isinstance(info, inspect.StrType) and isinstance(data, str):
            self._pattern(data, info, where)
        elif isinstance(info, inspect.BoolType) and isinstance(data, str):
            self._wrong(data, "true or false", where)
        elif isinstance(info, inspect.DateType) and isinstance(data, str):
            self._wrong(data, "a date such as 2026-11-22", where)
        elif isinstance(info, inspect.IntType) and isinstance(data, str):
            self._wrong(data, "a whole number", where)
        else:
            self._wrong(data, "text" if isinstance(info, inspect.StrType) else "a value", where)
        return _placeholder(info)

    def _pattern(self, data: str, info: inspect.StrType, where: Where) -> None:
        if info.pattern and "hour" in info.pattern:
            self._note("bad-length", where, name=data)
        else:
            self._note("bad-id", where, name=data, hint=renamed(data, where, info.pattern or ""))

    def _wrong(self, data: Any, expected: str, where: Where, example: str = "") -> None:
        got = f"«{data}»" if isinstance(data, str) else _SHAPES.get(type(data), "something else")
        hint = reshaped(self._source, where, expected, example)
        self._note("wrong-type", where, expected=expected, got=_short(got), hint=hint)

    def _note(self, code: str, where: Where, *, key: bool = False, **values: str) -> None:
        self._source.problems.append(self._source.diagnose(code, where, key=key, **values))


def _fault(data: Any, info: inspect.Type) -> bool:
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


def _placeholder(info: inspect.Type) -> Any:
    if isinstance(info, inspect.LiteralType):
        return info.values[0]
    if isinstance(info, inspect.UnionType):
        return _placeholder(info.types[0])
    if isinstance(info, inspect.StrType) and info.pattern and "hour" in info.pattern:
        return "1 day"
    if isinstance(info, inspect.ListType) and info.min_length:
        return [_placeholder(info.item_type)]
    return _PLACEHOLDERS.get(type(info), FAULTY)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
