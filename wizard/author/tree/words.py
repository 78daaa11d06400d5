"""The words of one overlay, taken out of its file.

Owns what an overlay may say, held against the file that it translates, and the faults of all that
is no text there. Refuses to lay them over anything: that is `translation`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wizard.author.tree.diagnostic import nearest, suggestion
from wizard.author.tree.overlay import TOP, Below, behind, is_own_list
from wizard.author.tree.source import Source, Where, id_of

_SHAPES: dict[object, str] = {str: "text", list: "a list", dict: "a mapping"}


def entries(data: object) -> dict[Any, Any]:
    """The entries of a mapping, or of a list by their ids, or their places where they have none."""
    if isinstance(data, dict):
        return data
    listed = data if isinstance(data, list) else []
    return {id_of(entry) or place: entry for place, entry in enumerate(listed)}


class Reader:
    """Takes the words out of one overlay; its faults go to the problems of its source."""

    def __init__(self, source: Source, file: str) -> None:
        self._source = source
        self._file = file
        self.words: dict[Where, str] = {}
        self.lost: set[Where] = set()
        self._no_words: list[Where] = []

    def read(self, original: object) -> None:
        """Everything that the overlay says, against what it translates."""
        data, stem = self._source.data, self._file.removesuffix(".yaml")
        if isinstance(data, dict) and "tree" in data:
            name = data["tree"]
            data = {key: value for key, value in data.items() if key != "tree"}
            if name != stem:
                self._note("tree-name", ("tree",), name=str(name), file=self._file, stem=stem)
        if data is not None:
            self._walk(data, original, TOP, ())
        if self._no_words:
            first, more = self._no_words[0], len(self._no_words) - 1
            hint = "an overlay holds nothing but words: take it out"
            hint += f", and {more} like it below" if more else ""
            name = str(first[-1])
            self._note("stray-words", first, key=True, name=name, file=self._file, hint=hint)

    def _walk(self, data: object, original: object, place: Below, where: Where) -> None:
        if type(data) is not type(original):
            expected, got = _SHAPES[type(original)], _SHAPES[type(data)]
            self._note("wrong-type", where, expected=expected, got=got)
            self.lost.add(where)
        elif isinstance(data, str):
            self.words[where] = data
        else:
            there = entries(original)
            for key, value in entries(data).items():
                # The id of an entry of a list says which one it is, and has no words.
                if key != "id" or value != where[-1]:
                    self._entry((*where, key), value, there, behind(place, key))

    def _entry(self, where: Where, value: object, there: dict[Any, Any], place: Below) -> None:
        key = where[-1]
        if is_own_list(where[:-1]) and isinstance(value, str) and value:
            self.words[where] = value
        elif isinstance(key, int) and key not in there:
            if key > len(there):
                return  # told of with the first that is too many
            name = f"{where[-2]}, entry {key + 1}"
            hint = f"the first language has {len(there)} here; a text with a comma needs quotes"
            self._note("stray-words", where, key=True, name=name, file=self._file, hint=hint)
        elif key in there and not place:
            self._no_words.append(where)
        elif key in there and there[key] is None:
            hint = "the first language says nothing here"
            self._note("stray-words", where, key=True, name=str(key), file=self._file, hint=hint)
        elif key not in there:
            self.stray(where, str(key), self._file, [str(name) for name in there])
        elif value is None or value == "":
            name = next(str(part) for part in reversed(where) if isinstance(part, str))
            self._note("empty-value", where, key=True, name=name)
            self.lost.add(where)
        else:
            self._walk(value, there[key], place, where)

    def stray(self, where: Where, name: str, file: str, known: Iterable[str]) -> None:
        """Note what cannot be translated, since it is not there."""
        names = list(known)
        meant = nearest(name, names)
        if meant and where:
            self.lost.add((*where[:-1], meant))
        hint = suggestion(name, names)
        self._note("stray-words", where, key=True, name=name, file=file, hint=hint)

    def _note(self, code: str, where: Where, *, key: bool = False, **values: str) -> None:
        self._source.problems.append(self._source.diagnose(code, where, key=key, **values))
