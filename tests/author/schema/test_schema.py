"""The JSON Schemas: sound, fresh, told in words, and of one mind with `check`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.author.schema.editor import all_files, errors, errors_in, kind_of
from tests.conftest import MORE_OF_IT, SAMPLE, SHIPPED, Run, changer, faults
from tests.rows import each_row
from wizard.author.schema.json_schema import FILES, FOLDER, files, schema
from wizard.author.tree.diagnostic import codes
from wizard.author.tree.limits import read_text
from wizard.author.tree.source import Source, Where
from wizard.library.guard import GuardError, parse
from wizard.library.library import DEMANDS

# What one file alone can show. The other codes need a second look, at another place or file.
SEEN = {
    "bad-check", "bad-definition", "bad-guard", "bad-id", "bad-length", "bad-placeholder",
    "empty-entry", "empty-value", "missing-key", "no-choices", "no-way-on", "rule-arguments",
    "unknown-key", "unknown-kind", "unknown-rule", "unknown-value", "wait-and-go", "wrong-level",
    "wrong-type",
}  # fmt: skip
UNREAD = {"yaml-syntax", "yaml-tag", "yaml-key", "duplicate-key", "letter-head"}
"""Faults of YAML itself, which an editor tells of before it looks at any schema."""


def places_of(error: jsonschema.ValidationError) -> list[Where]:
    """Where an editor marks an error: at the value, or at the keys that should not be there."""
    place = tuple(error.absolute_path)
    if error.validator != "additionalProperties":
        return [place]
    given: Any = error.instance
    shape: Any = error.schema
    return [(*place, key) for key in given if key not in shape["properties"]]


def tree(**changes: Any) -> dict[str, Any]:
    """A tree with one node, and one thing of it changed."""
    node = {"kind": "route", "to": [{"to": "end"}], **changes.pop("node", {})}
    return {"tree": "a", "title": "A", "nodes": {"way": node}, **changes}


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one_of_the_draft_that_it_names(name: str) -> None:
    found = schema(name)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(found)
    text = json.dumps(found)
    for part in found["$defs"]:
        assert f'"#/$defs/{part}"' in text, "it is never referred to"


@each_row("name", FILES)
def test_every_key_is_told_in_words_for_hover(name: str) -> None:
    found = schema(name)
    for part, shape in {"": found, **found["$defs"]}.items():
        for key, value in shape.get("properties", {}).items():
            assert value["description"].endswith("."), (part, key)
            assert "\n" not in value["description"]


@pytest.mark.parametrize(
    "path", [*all_files(SHIPPED), *all_files(SAMPLE)], ids=lambda path: path.stem
)
def test_what_is_sound_is_sound_to_an_editor(path: Path) -> None:
    assert [error.message for error in errors_in(path)] == []


def test_the_files_beside_the_trees_are_fresh() -> None:
    lying = {
        f"{FOLDER}/{path.name}": path.read_text("utf-8") for path in (SHIPPED / FOLDER).iterdir()
    }
    assert lying == files(), "run: ozon-wizard schema --write"


@pytest.mark.parametrize(
    "path",
    [path for path in all_files(SHIPPED) if path.suffix == ".yaml"],
    ids=lambda path: path.stem,
)
def test_the_first_line_of_every_shipped_file_names_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    mark = "# yaml-language-server: $schema="
    assert first.startswith(mark)
    named = (path.parent / first.removeprefix(mark)).resolve()
    assert named == SHIPPED / FOLDER / f"{kind_of(path)}.json"


@pytest.mark.parametrize("code", sorted(set(codes()) - UNREAD))
def test_an_editor_sees_a_fault_where_check_sees_it_or_not_at_all(
    code: str, translated: Path, request: pytest.FixtureRequest
) -> None:
    entry = codes()[code]
    if code in MORE_OF_IT:
        request.getfixturevalue(MORE_OF_IT[code])
    if entry.file == DEMANDS:
        request.getfixturevalue("demanding")
    folder = changer(translated)(entry.file, entry.mended, entry.broken)
    path = folder / entry.file
    found = errors_in(path)
    assert bool(found) == (code in SEEN)
    if found:
        fault = next(fault for fault in faults(folder) if fault.code == code)
        source = Source(entry.file, read_text(path, entry.file))
        places = [place for error in found for place in places_of(error)]
        assert fault.line in {source.span(place, key=True).line for place in places}


NAMES = st.sampled_from(["reason", "price", "due", "kit"])
WORDS = st.sampled_from(["overdue", "5", "1_000", "-3.5", "1e3", ".5", "x y", "nan", "", "10 days"])
BOUNDS = WORDS | st.sampled_from(["1 day", "3 working days", "3 weeks", "12345 days", "0 days"])
VALUES: st.SearchStrategy[Any] = (
    WORDS
    | st.lists(WORDS | st.just({}), max_size=2)
    | st.none()
    | st.dictionaries(
        st.sampled_from(["at_least", "below", "older_than", "within", "more_than"]),
        BOUNDS | st.none() | st.just([]),
        max_size=2,
    )
)
WRONG = st.none() | WORDS | st.lists(WORDS, max_size=1)
GUARDS: st.SearchStrategy[Any] = st.recursive(
    st.dictionaries(NAMES, VALUES, max_size=2),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "all": st.lists(inner, max_size=2) | inner | WRONG,
            "any": st.lists(inner, max_size=2) | inner | WRONG,
            "not": inner | WRONG,
            "answered": NAMES | st.lists(NAMES, max_size=2) | inner | st.none(),
            "reason": VALUES,
        },
    ),
    max_leaves=4,
)


def loaded(raw: Any) -> Any:
    """What the loader makes of it: blank text is nothing."""
    if isinstance(raw, dict):
        return {key: loaded(value) for key, value in raw.items()}
    return [loaded(value) for value in raw] if isinstance(raw, list) else raw or None


@settings(max_examples=300)
@example({"price": {"at_least": "5", "below": "9"}})
@example({"reason": ""})
@given(GUARDS)
def test_a_guard_is_sound_to_an_editor_if_it_is_sound_to_the_program(raw: Any) -> None:
    try:
        parse(loaded(raw))
        sound = True
    except GuardError:
        sound = False
    data = tree(node={"to": [{"when": raw, "to": "a"}, {"to": "b"}]})
    assert (errors("tree", data) == []) == sound


@each_row(
    ("entry", "sound"),
    [
        ({"rule": "days_since", "day": "due"}, True),
        ({"rule": "days_since", "day": "due", "when": {"reason": "late"}}, True),
        ({"rule": "days_since"}, False),
        ({"rule": "days_since", "day": "due", "price": "price"}, False),
        ({"rule": "day_of"}, False),
        ({"day": "due"}, False),
        ({"term": "reply", "from": "due"}, True),
        ({"term": "reply"}, False),
        ({"term": "reply", "from": "due", "day": "due"}, False),
        ({"is": "late"}, True),
        ({"is": 5}, True),
        ({"is": "late", "rule": "days_since"}, False),
        ({}, False),
        ([{"is": "late", "when": {"reason": "late"}}, {"is": "other"}], True),
        ([{"is": "late", "when": {}}], False),
        ([], False),
        ("late", False),
    ],
)
def test_a_derived_value_has_one_of_three_forms(entry: Any, sound: bool) -> None:
    assert (errors("tree", tree(compute={"age": entry})) == []) == sound


def test_a_checklist_without_items_is_no_checklist() -> None:
    node = {"kind": "checklist", "text": "What?", "save_as": "kit", "to": "end", "items": {}}
    assert errors("tree", {"tree": "a", "title": "A", "nodes": {"kit": node}})
    item = {"label": "A box"}
    node["items"] = {"box": item}
    assert errors("tree", {"tree": "a", "title": "A", "nodes": {"kit": node}}) == []


@pytest.mark.parametrize(
    ("answers", "sound"),
    [
        ({"a": "yes", "b.c": 5, "d": True, "e": None}, True),
        ({"a": ["x", "y"], "b": [["x"], []], "c": ["x", {"d.e": "y"}]}, True),
        ({"A": "yes"}, False),
        ({"a": {"b": "c"}, "d": [{"e": "f"}, {"e": None}], "g#h": "i"}, True),
        ({"a": {"b": {"c": "d"}}}, False),
        ({"a#B": "c"}, False),
        ({"a": [{"b": {"c": "d"}}]}, False),
    ],
)
def test_answers_are_given_once_or_one_for_each_time(answers: Any, sound: bool) -> None:
    assert (errors("answers", {"answers": answers}) == []) == sound


def test_what_the_loader_takes_for_text_may_look_like_a_number() -> None:
    choice = {"label": 5, "to": "on"}
    node = {"kind": "question", "text": True, "choices": {"yes": choice, "off": choice}}
    assert errors("tree", {"tree": "a", "title": 1.5, "nodes": {"q": node}}) == []
    scenario = {"name": 5, "answers": {}, "expect": {"contains": [1062.5, True]}}
    assert errors("scenarios", {"tree": "a", "scenarios": [scenario]}) == []


def test_the_command_prints_one_and_writes_all(run: Run, copy: Path) -> None:
    assert run("schema") == run("schema", "tree") == (0, files()["schema/tree.json"], "")
    assert run("schema", "facts") == (0, files()["schema/facts.json"], "")
    code, out, err = run("schema", "--write", "--trees", str(copy))
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == len(FILES)
    assert {
        f"schema/{path.name}": path.read_text("utf-8") for path in (copy / "schema").iterdir()
    } == files()
    assert faults(copy) == []


def test_no_link_in_a_library_leads_what_is_written_elsewhere(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.json"
    own.write_text("{}", "utf-8")
    folder = copy / "schema"
    folder.mkdir()
    (folder / "tree.json").symlink_to(own)
    assert run("schema", "--write", "--trees", str(copy))[0] == 0
    assert own.read_text("utf-8") == "{}"
    assert (folder / "tree.json").read_text("utf-8") == files()["schema/tree.json"]
    shutil.rmtree(folder)
    folder.symlink_to(tmp_path)
    code, _, err = run("schema", "--write", "--trees", str(copy))
    assert code == 2
    assert str(folder) in err
    assert not (tmp_path / "tree.json").exists()


def test_the_command_refuses_what_it_does_not_know(run: Run, copy: Path) -> None:
    code, _, err = run("schema", "fact")
    assert (code, err) == (2, "ozon-wizard: no schema «fact»; did you mean «facts»?\n")
    assert run("schema", "facts", "--write", "--trees", str(copy))[0] == 2
    (copy / "schema").write_text("in the way", "utf-8")
    code, _, err = run("schema", "--write", "--trees", str(copy))
    assert code == 2
    assert "Traceback" not in err


LINE = {"id": "own", "text": "T", "when": {"answered": "p"}, "facts": ["f"]}


@each_row(
    ("lines", "sound"),
    [
        (["T", LINE], True),
        ([{"id": "own", "text": "T"}], True),
        ([{"text": "T"}], False),
        ([{**LINE, "id": "Own"}], False),
        ([{**LINE, "text": "{% x %}"}], False),
        ([{**LINE, "when": {}}], False),
        ([{**LINE, "label": "L"}], False),
        ([["T"]], False),
        ([], False),
    ],
)
@each_row("key", ["steps", "details"])
def test_a_text_may_have_a_name_and_a_guard(key: str, lines: list[Any], sound: bool) -> None:
    end = {"kind": "outcome", "status": "open", "text": "T", key: lines}
    assert (errors("tree", tree(nodes={"end": end})) == []) is sound
