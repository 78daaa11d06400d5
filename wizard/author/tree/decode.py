"""Plain data → typed model, with every fault at its own place.

msgspec converts a sound value at once, and stops at the first fault of an unsound one. So an
unsound value is taken apart along the type, each fault is noted where it stands, and what can be
saved is put together again with `FAULTY` in the gaps: later passes still see the rest of it.

Owns what is saved of a file with faults. Refuses meaning: whether a node exists is for `check`; and
the words: how a fault of shape is told is for `shapes`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from wizard.author.tree.diagnostic import nearest, suggestion
from wizard.author.tree.leaves import FAULTY, fault, fits, holds, placeholder
from wizard.author.tree.place import Location
from wizard.author.tree.remedies import plain, renamed, unknown_keys
from wizard.author.tree.rereading import realigned
from wizard.author.tree.shapes import ShapeFaults
from wizard.author.tree.source import Source, Where

__all__ = ["FAULTY", "decode", "sound"]

T = TypeVar("T")


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
    info = _shape(type_)
    mended = _Mender(source).mend(source.data, info, ())
    if source.problems:
        again = realigned(source, lambda trial: _Mender(trial).mend(trial.data, info, ()))
        mended = mended if again is None else again
    return msgspec.convert(mended, type_, strict=False)


_shape: Callable[[Any], inspect.Type] = cache(inspect.type_info)


def sound(place: Location, type_: Any) -> bool:
    """Whether what was written at a place is of the right shape; if not, it was told of already."""
    if not place.source.problems and not place.source.gaps:
        return True
    data = place.data
    return _converts(data, type_) and not (isinstance(data, dict) and None in data.values())


def _converts(data: Any, type_: Any) -> bool:
    try:
        msgspec.convert(data, type_, strict=False)
    except msgspec.ValidationError:
        return False
    return True


def _whole(data: Any) -> bool:
    """Whether something stands behind every key of a value, and in every list."""
    if isinstance(data, dict):
        return all(map(_whole, data.values()))
    if isinstance(data, list):
        return bool(data) and all(map(_whole, data))
    return data is not None


class _Mender:
    """Takes one unsound value apart."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._faults = ShapeFaults(source)
        self._top: Mapping[str, inspect.Field] = {}
        """What may stand at the top of the file."""

    def mend(self, data: Any, info: inspect.Type, where: Where) -> Any:
        """A sound value like `data`; what was unsound in it is noted."""
        if isinstance(info, inspect.Metadata):
            info = info.type
        if isinstance(info, inspect.UnionType):
            return self._union(data, info, where)
        if isinstance(info, inspect.StructType):
            # Most of a file with a fault is sound.
            sound_so = where and _whole(data) and _converts(data, info.cls)
            return data if sound_so else self._struct(data, info, where)
        if isinstance(info, inspect.DictType):
            return self._dict(data, info, where)
        if isinstance(info, inspect.ListType):
            return self._list(data, info, where)
        return self._faults.leaf(data, info, where)

    def _union(self, data: Any, info: inspect.UnionType, where: Where) -> Any:
        structs = [kind for kind in info.types if isinstance(kind, inspect.StructType)]
        if len(structs) > 1:
            return self._tagged(data, structs, where)
        for kind in info.types:
            if holds(data, kind) and not _is_cut(data, kind):
                return self.mend(data, kind, where)
        expected = [kind for kind in info.types if not isinstance(kind, inspect.NoneType)]
        return self.mend(data, expected[0], where)

    def _tagged(self, data: Any, structs: list[inspect.StructType], where: Where) -> Any:
        kinds = {str(struct.tag): struct for struct in structs}
        if not isinstance(data, dict):
            self._faults.wrong(data, "a mapping", where, ["kind", "text"])
            return {"kind": "route", "to": []}
        misspelt = None if "kind" in data else nearest("kind", data)
        if misspelt:
            hint = suggestion(misspelt, ["kind"])
            self._faults.note("unknown-key", (*where, misspelt), key=True, name=misspelt, hint=hint)
            self._source.put((*where, misspelt), (*where, "kind"))
        kind = data.get("kind")
        if "kind" not in data:
            self._faults.note("missing-key", where, key=True, name="kind")
        elif kind is None:
            self._faults.empty((*where, "kind"))
        elif not isinstance(kind, str):
            self._faults.wrong(kind, "text", (*where, "kind"))
        elif kind not in kinds:
            near = suggestion(kind, kinds)
            self._faults.note(
                "unknown-kind",
                (*where, "kind"),
                name=kind,
                known=", ".join(kinds),
                hint=near,
            )
        if not isinstance(kind, str) or kind not in kinds:
            return {"kind": "route", "to": []}
        return {**self._struct(data, kinds[kind], where), "kind": kind}

    def _struct(self, data: Any, info: inspect.StructType, where: Where) -> dict[str, Any]:
        given = data if isinstance(data, dict) else {}
        fields = {field.encode_name: field for field in info.fields}
        if not where:
            self._top = fields
        if not isinstance(data, dict):
            keys = [name for name, field in fields.items() if field.required or name == "to"]
            self._faults.wrong(data, "a mapping", where, keys or ["name"])
        meant = set()
        known = [*fields, info.tag_field] if info.tag_field else list(fields)
        for name, key, hint in list(unknown_keys(self._source, where, known)) if given else ():
            meant.add(key)
            place, listed = (*where, name), ", ".join(known)
            self._faults.note("unknown-key", place, key=True, name=name, known=listed, hint=hint)
            if key in fields and key not in given and fits(given[name], fields[key].type):
                self._source.put(place, (*where, key))
        mended: dict[str, Any] = {}
        for name, field in fields.items():
            if name in given:
                if not field.required and _is_empty(given[name], field.type):
                    self._faults.empty((*where, name))
                else:
                    mended[name] = self.mend(given[name], field.type, (*where, name))
            elif field.required:
                # What stands there under a misspelt name was told of already.
                if isinstance(data, dict) and name not in meant:
                    self._faults.note("missing-key", where, key=True, name=name)
                mended[name] = placeholder(field.type)
        return mended

    def _dict(self, data: Any, info: inspect.DictType, where: Where) -> dict[str, Any]:
        if not isinstance(data, dict):
            self._faults.wrong(data, "a mapping", where, ["name"])
            return {}
        mended = {}
        for name, value in list(data.items()):
            if self._of_top(name, value):
                self._out_of(where, name)
                continue
            key, place = name, (*where, name)
            if fault(name, info.key_type):
                pattern = getattr(info.key_type, "pattern", None) or ""
                hint = renamed(self._source, (), name, pattern)
                self._faults.note("bad-id", place, key=True, name=name, hint=hint)
                key = plain(name)
                if fault(key, info.key_type) or key in data:
                    key = FAULTY  # its value is looked at all the same
                else:
                    self._source.put(place, (*where, key))
                    place = (*where, key)
            mended[key] = self.mend(value, info.value_type, place)
        return mended

    def _of_top(self, name: str, value: Any) -> bool:
        """Whether an entry is a section of the file that slipped into another one."""
        if name not in self._top or name in self._source.data:
            return False
        sections = isinstance(value, dict) and all(
            isinstance(part, dict | list) for part in value.values()
        )
        return (sections or isinstance(value, str)) and fits(value, self._top[name].type)

    def _out_of(self, where: Where, name: str) -> None:
        around = where[-1]
        problem = f"«{name}» stands inside «{around}»"
        hint = f"move it above «{around}:», and begin it where that begins"
        self._faults.note("wrong-level", (*where, name), key=True, problem=problem, hint=hint)
        self._source.put((*where, name), (name,))

    def _list(self, data: Any, info: inspect.ListType, where: Where) -> list[Any]:
        if not isinstance(data, list):
            self._faults.wrong(data, "a list", where)
            return placeholder(info)  # type: ignore[no-any-return]
        if not data and info.min_length:
            self._faults.empty(where)
            return [placeholder(info.item_type)]
        return [
            self.mend(value, info.item_type, (*where, index)) for index, value in enumerate(data)
        ]


def _is_cut(data: Any, info: inspect.Type) -> bool:
    """Whether a mapping is a text in which a colon stands, and no text with a name."""
    named = {field.encode_name for field in getattr(info, "fields", ())} - {"text"}
    return isinstance(info, inspect.StructType) and "id" in named and named.isdisjoint(data)


def _is_empty(data: Any, info: inspect.Type) -> bool:
    """Whether nothing is written where something may be left out; of `to`, no way on is told."""
    return data is None or (data == [] and isinstance(info, inspect.ListType))
