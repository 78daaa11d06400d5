"""Sound files with one thing changed: an editor refuses what `check` refuses, and nothing else.

Nothing else but what one file alone cannot show: whether a node, a name, a fact is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import yaml
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from tests.author.schema.editor import all_files, errors, kind_of, load, yaml_of
from tests.author.schema.test_schema import SEEN
from tests.conftest import SAMPLE, SHIPPED, faults
from wizard.author.schema.json_schema import FILES
from wizard.author.tree.decode import decode
from wizard.author.tree.source import Source, Where

JUNK: list[Any] = [
    None, "", 5, -1, 1.5, True, False, "no", "x y", "Bad", "ok", "2026-11-22", "2026-13-45",
    "5 days", "5 weeks", "a.b", "a.b.c", "{{ a }}", "{% x %}", "a" * 70, "1e3", "today", "\n",
    [], {}, ["a"], [None], [[]], [{}], {"a": "b"}, {"to": "x"}, [{"to": "x", "when": {}}],
]  # fmt: skip
KEYS = [
    "kind", "text", "title", "label", "to", "when", "txet", "facts", "save_as", "choices", "items",
    "wait", "hint", "steps", "type", "status", "tree", "is", "rule", "term", "from", "for", "needs",
    "avoids", "all", "not", "answered", "within", "Bad", "a.b", "x y", "", "ok", "5",
]  # fmt: skip


class _Dumper(yaml.CSafeDumper):
    """Writes nothing for nothing: `null` is a text to the loader."""


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)


class File(NamedTuple):
    path: Path
    data: Any
    places: list[Where]


@cache
def files(folder: Path) -> list[File]:
    found = [(path, load(yaml_of(path))) for path in all_files(folder)]
    return [File(path, data, [*places(data, ())][1:]) for path, data in found]


def places(data: Any, where: Where) -> Iterator[Where]:
    yield where
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*where, key))


def at(data: Any, where: Where) -> Any:
    for key in where:
        data = data[key]
    return data


@st.composite
def changes(draw: st.DrawFn, folder: Path) -> tuple[Path, Any]:
    """A file of a library, and what it holds after one change."""
    path, sound, there = files(folder)[draw(st.integers(0, len(files(folder)) - 1))]
    where = there[draw(st.integers(0, len(there) - 1))]
    data = deepcopy(sound)
    holder, key = at(data, where[:-1]), where[-1]
    value = holder[key]
    other = deepcopy(at(sound, there[draw(st.integers(0, len(there) - 1))]))
    junk = deepcopy(draw(st.sampled_from(JUNK)))
    name = draw(st.sampled_from(KEYS))
    what = draw(st.sampled_from(["replace", "move", "wrap", "remove", "rename", "add"]))
    note(f"{path.name}: {what} at {where} ({junk!r}, {name!r})")
    match what:
        case "replace":
            holder[key] = junk
        case "move":
            holder[key] = other
        case "wrap":
            holder[key] = draw(st.sampled_from([[value], {"a": value}, {"to": value}]))
        case "remove":
            del holder[key]
        case "rename":
            assume(isinstance(holder, dict) and name not in holder)
            renamed = {name if own == key else own: inner for own, inner in holder.items()}
            holder.clear()
            holder.update(renamed)
        case _:
            assume(isinstance(value, dict | list))
            if isinstance(value, list):
                value.append(junk)
            else:
                value.setdefault(name, junk)
    return path, data


def dumped(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def plain_name(error: jsonschema.ValidationError) -> bool:
    """Whether it is of a name such as `true`: text to the loader, and no text to an editor."""
    return error.validator == "type" and isinstance(error.instance, bool)


@settings(max_examples=50)
@given(changes(SHIPPED))
def test_what_the_loader_refuses_is_refused_in_an_editor(changed: tuple[Path, Any]) -> None:
    path, data = changed
    source = Source(path.name, dumped(data))
    decode(source, FILES[kind_of(path)])
    if source.problems:
        assert errors(kind_of(path), data), [problem.message for problem in source.problems]


@settings(max_examples=50)
@given(changes(SAMPLE))
def test_an_editor_refuses_what_check_refuses_and_nothing_else(
    tmp_path: Path, changed: tuple[Path, Any]
) -> None:
    path, data = changed
    folder = tmp_path / "library"
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    changed_file = folder / path.relative_to(SAMPLE)
    sound, text = path.read_text("utf-8"), dumped(data)
    if path.suffix == ".md":
        text = f"---\n{text}---\n" + sound.split("---\n", 2)[2]
    changed_file.write_text(text, "utf-8")
    told = [fault for fault in faults(folder) if Path(fault.path) == changed_file]
    found = errors(kind_of(path), load(yaml_of(changed_file)))
    if any(fault.code in SEEN for fault in told):
        assert found, told
    if not all(map(plain_name, found)):
        assert told, [error.message for error in found]


def like_places(folder: Path) -> Iterator[tuple[Path, Any, Where]]:
    """One place of each kind of file, key and depth."""
    seen = set()
    for path, data, there in files(folder):
        for where in there:
            kind = (kind_of(path), len(where), where[-1], where[-3:-2], type(at(data, where)))
            if kind not in seen:
                seen.add(kind)
                yield path, data, where


def test_what_is_blank_is_refused_by_both() -> None:
    told = 0
    for path, sound, where in like_places(SAMPLE):
        data = deepcopy(sound)
        at(data, where[:-1])[where[-1]] = "\n"
        source = Source(path.name, dumped(data))
        decode(source, FILES[kind_of(path)])
        told += bool(source.problems)
        assert not source.problems or errors(kind_of(path), data), (path.name, where)
    assert told > 100
