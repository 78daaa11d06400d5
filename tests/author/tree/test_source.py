"""One YAML file: places of values, what stays text, and what is refused with one clear line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Change, codes_of
from tests.rows import each_row
from wizard.author.tree import limits
from wizard.author.tree.limits import read_text
from wizard.author.tree.loading import load
from wizard.author.tree.source import Source, Where
from wizard.errors import UnreadableError
from wizard.library.library import MAX_BYTES

TEXT = """\
tree: demo
nodes:
  first:
    text: "Привет: мир"
    facts: [one, two]
    choices:
      - {to: second}
"""


def marked(source: Source, where: Where, *, key: bool = False) -> str:
    """The part of the line that a caret would stand under."""
    span = source.span(where, key=key)
    return source.line(span.line)[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    ("where", "line", "text"),
    [
        (("tree",), 1, "demo"),
        (("nodes", "first", "text"), 4, '"Привет: мир"'),
        (("nodes", "first", "facts"), 5, "[one, two]"),
        (("nodes", "first", "facts", 1), 5, "two"),
        (("nodes", "first", "choices", 0, "to"), 7, "second"),
    ],
)
def test_a_value_has_its_line_and_its_columns(where: Where, line: int, text: str) -> None:
    source = Source("x.yaml", TEXT)
    assert source.span(where).line == line
    assert marked(source, where) == text


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (("tree",), "tree"),
        (("nodes", "first"), "first"),
        (("nodes", "first", "choices", 0, "to"), "to"),
    ],
)
def test_a_key_has_a_place_of_its_own(where: Where, text: str) -> None:
    assert marked(Source("x.yaml", TEXT), where, key=True) == text


def test_what_is_missing_stands_at_the_key_of_its_parent() -> None:
    assert marked(Source("x.yaml", TEXT), ("nodes", "first", "kind")) == "first"


def test_a_value_taken_for_that_of_another_key_keeps_its_place() -> None:
    source = Source("x.yaml", TEXT.replace("nodes:", "noodles:"))
    source.put(("noodles",), ("nodes",))
    source.put(("nodes", "first", "choices"), ("nodes", "first", "ways"))
    assert source.at(("nodes", "first", "ways", 0, "to")) == "second"
    assert marked(source, ("nodes",), key=True) == "noodles"
    assert marked(source, ("nodes", "first", "ways", 0, "to")) == "second"
    assert source.within(("nodes", "first", "ways"), "second").line == 7


def test_lines_read_as_moved_are_told_where_they_stand() -> None:
    text = TEXT.replace("    text:", "  text:")
    source = Source("x.yaml", text).moved({3: 2})
    assert source.at(("nodes", "first", "text")) == "Привет: мир"
    assert marked(source, ("nodes", "first", "text")) == '"Привет: мир"'
    assert marked(source, ("nodes", "first", "text"), key=True) == "text"
    back = Source("x.yaml", TEXT.replace("  first:", "    first:")).moved({2: -2})
    assert marked(back, ("nodes", "first"), key=True) == "first"


@pytest.mark.parametrize("scalar", ["yes", "no", "on", "1e3", "0x1F", "null", "2026-11-22"])
def test_a_scalar_stays_what_the_author_typed(scalar: str) -> None:
    assert Source("x.yaml", f"a: {scalar}\n").data == {"a": scalar}


@pytest.mark.parametrize("loader", [limits.Loader, yaml.SafeLoader])
def test_an_empty_scalar_is_nothing_and_empty_quotes_are_empty_text(
    loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "Loader", loader)
    assert Source("x.yaml", "a:\nb: ''\nc: ~\nd: '~'\n").data == {
        "a": None,
        "b": "",
        "c": None,
        "d": "~",
    }


def test_of_a_duplicate_key_the_second_is_told_of() -> None:
    source = Source("x.yaml", "a: 1\nb: 2\na: 3\n")
    assert [(fault.code, fault.line) for fault in source.problems] == [("duplicate-key", 3)]


def test_of_a_block_that_lost_its_name_the_first_key_is_told() -> None:
    [fault] = Source("x.yaml", "a: 1\nb: 2\nc: 3\na: 4\nb: 5\nc: 6\n").problems
    assert (fault.code, fault.line) == ("duplicate-key", 4)
    assert fault.hint == "write the id of the block that begins here above it; see line 1"


def test_faults_inside_a_value_under_a_duplicate_key_are_told_of_too() -> None:
    source = Source("x.yaml", "a: {b: 1, b: 2}\na: 3\n")
    assert [fault.line for fault in source.problems] == [1, 2]


@each_row(
    "text",
    [
        "a: !!python/object/apply:os.system [id]",
        "a: !!binary aGk=",
        "a: !!str 1",
        "a: !mine 1",
        "a: ! mine",
        "a: &mine 1",
        "a: &mine [1]",
        "a:\n  - b: 1\n    c: !mine 1",
    ],
)
def test_a_tag_or_an_anchor_is_a_fault_and_runs_nothing(text: str) -> None:
    assert [fault.code for fault in Source("x.yaml", text).problems] == ["yaml-tag"]


@pytest.mark.parametrize("text", ["&mine is it", "! mine", "!mine is it"])
def test_a_text_that_begins_like_a_tag_is_shown_in_quotes(text: str) -> None:
    [fault] = Source("x.yaml", f"a: {text}").problems
    assert fault.hint == f'put the text in quotes: "{text}"'


def test_a_sign_of_a_tag_inside_a_text_or_in_quotes_is_none() -> None:
    text = "a: '!mine'\nb: Stop! & go\nc: >-\n  &mine\n  !mine\n"
    assert Source("x.yaml", text).problems == []


@pytest.mark.parametrize("text", ["{{ name }}", "{{name}}"])
def test_a_text_of_a_placeholder_alone_is_kept_and_shown_in_quotes(text: str) -> None:
    source = Source("x.yaml", f"a: {text}\nb: {{c: {text}, d: 1}}")
    assert source.data == {"a": text, "b": {"c": text, "d": "1"}}
    hint = f'put the text in quotes: "{text}"'
    assert [(fault.code, fault.hint) for fault in source.problems] == 2 * [("yaml-key", hint)]


def test_of_a_key_that_stands_three_times_the_first_line_is_named() -> None:
    source = Source("x.yaml", "a: 1\na: 2\na: 3\n")
    assert [fault.line for fault in source.problems] == [2, 3]
    assert all(fault.hint.endswith("the first is in line 1") for fault in source.problems)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1\nc: 2\n", 2), ("a:\n\t- b\n", 2), ("a: 1\n---\nb: 2\n", 2), ("a: 'x\n", 1)],
)
def test_a_fault_of_syntax_is_a_diagnostic_on_its_line(text: str, line: int) -> None:
    source = Source("x.yaml", text)
    assert source.data is None
    assert [(fault.code, fault.line) for fault in source.problems] == [("yaml-syntax", line)]


def test_windows_line_ends_move_nothing() -> None:
    there = Source("x.yaml", TEXT.replace("\n", "\r\n"))
    assert there.data == Source("x.yaml", TEXT).data
    assert marked(there, ("nodes", "first", "facts", 1)) == "two"


def test_a_tab_may_stand_between_a_key_and_its_value() -> None:
    source = Source("x.yaml", "a:\tvalue\n")
    assert source.data == {"a": "value"}
    assert marked(source, ("a",)) == "value"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n# and one more\n"])
def test_a_file_with_nothing_in_it_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.yaml: the file is empty$"):
        Source("x.yaml", text)


@pytest.mark.parametrize("loader", [limits.Loader, yaml.SafeLoader])
@pytest.mark.parametrize("char", ["\x07", "\x0b", "\x0c", "\x1e", "\x7f", "\ufffe"])
def test_a_character_that_yaml_forbids_is_told_at_its_place(
    char: str, loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "Loader", loader)
    source = Source("x.yaml", f"a: 1\nb: Пл{char}ug\nc: 2\n")
    [fault] = source.problems
    assert (fault.line, fault.column, fault.end_column) == (2, 6, 7)
    assert fault.message == f"a control character, U+{ord(char):04X}, which no text may hold"
    assert source.data is None


def test_a_billion_laughs_are_refused_where_the_first_alias_stands() -> None:
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    source = Source("x.yaml", "\n".join(lines))
    assert source.data is None
    [fault] = source.problems
    assert (fault.line, fault.column, fault.end_column) == (2, 10, 13)
    assert fault.message == "anchors are refused: «*a0»"


def test_of_an_anchor_before_a_list_the_anchor_is_marked_and_no_quotes_are_advised() -> None:
    for text in ("facts: &f [plug]", "stage: &f plug"):
        [fault] = Source("x.yaml", text).problems
        assert (fault.column, fault.end_column) == (8, 10)
        assert fault.hint.startswith("take it out")


def test_a_star_in_a_text_is_no_alias() -> None:
    assert Source("x.yaml", "a: 2 * 2\n").data == {"a": "2 * 2"}


DEEP = {
    "brackets": "[" * 200_000,
    "braces": "{a: " * 50_000,
    "brackets closed in comments": "[ #]\n" * 100_000,
    "brackets after closing ones in a comment": "#" + "]" * 200_000 + "\n" + "[" * 200_000,
    "compact lists": "- " * 100_000 + "a",
    "compact keys": "? " * 50_000 + "a",
    "mappings": "\n".join(" " * n + "a:" for n in range(2_000)) + " b",
    "a little too deep": "[" * 101 + "]" * 101,
}


@pytest.mark.parametrize("shape", DEEP)
def test_deep_nesting_is_refused_and_the_process_lives(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text(DEEP[shape], "utf-8")
    # In a process of its own: what this guards against ends the process, tests and all.
    code = (
        "import sys; from wizard.author.tree.source import Source\n"
        "from wizard.errors import WizardError\n"
        "try: print(Source('x.yaml', open(sys.argv[1]).read()).problems[0].code)\n"
        "except WizardError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "nested deeper than 100 levels" in done.stdout or done.stdout == "yaml-syntax\n"


def test_many_brackets_side_by_side_are_not_deep() -> None:
    text = "a: [" + "[b], " * 3_000 + "]"
    assert len(Source("x.yaml", text).data["a"]) == 3_000


def test_brackets_in_quoted_text_are_not_deep() -> None:
    assert Source("x.yaml", f"a: '{'[' * 3_000}'\n").data == {"a": "[" * 3_000}


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_text(path, "x.yaml") == "a: 1\n"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a: \x00\n", "x.yaml: a binary file, not text"),
        (b"a: 1\nb: \xff\n", "x.yaml: line 2 is not UTF-8 text; save the file as UTF-8"),
        ("а: 1\n".encode("cp1251"), "x.yaml: line 1 is not UTF-8 text; save the file as UTF-8"),
        (
            "a: 1\n".encode("utf-16"),
            "x.yaml: saved as UTF-16, which some editors call Unicode; save it as UTF-8",
        ),
    ],
)
def test_bytes_that_are_no_text_are_refused(raw: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    with pytest.raises(UnreadableError) as caught:
        read_text(path, "x.yaml")
    assert str(caught.value) == said


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^x: no such file$"):
        read_text(tmp_path / "none", "x")
    with pytest.raises(UnreadableError, match=r"^x: not a file$"):
        read_text(tmp_path, "x")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # sparse: takes no room on the disk
    with pytest.raises(UnreadableError, match=r"^x: larger than 32 MB$"):
        read_text(path, "x")


@pytest.mark.parametrize(
    "file", ["washer.yml", "washer.YAML", "scenarios/demo.yml", "locale/ru/demo.yml"]
)
def test_a_file_of_another_end_is_not_passed_over(copy: Path, file: str) -> None:
    path = copy / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("tree: washer\n", "utf-8")
    with pytest.raises(UnreadableError, match=rf"{file}: files end in \.yaml; call it \w+\.yaml$"):
        load(copy)


@pytest.mark.parametrize(
    "line", ["text: It  # the cable", "# see #2\n    text: It", 'text: "Press #2"', "text: Press#2",
             "#text: It\n    text: Plug it in", "text: >-\n      Plug\n      #2 in",
             "text: Plug it in\n      # the cable", "text: Plug it in\n    #stage: help"],
)  # fmt: skip
def test_a_comment_that_was_meant_cuts_no_text(changed: Change, line: str) -> None:
    assert codes_of(changed("demo.yaml", "text: Plug it in", line)) == []
