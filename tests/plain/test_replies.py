"""What comes back at a prompt that is no page: the commands that hold at each of them."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest

import wizard.plain
from tests.plain.test_sitting import WHOLE, sample, say, sit
from tests.rows import each_row
from wizard.plain.lines import Lines
from wizard.plain.replies import BACK, Left, alone, aside, which

ROOM = Path(wizard.plain.__file__).parent
READERS = {"replies.py": "read", "blocks.py": "line", "terminal.py": "line", "lines.py": "line"}
"""Where a line is read: through the one place, as part of a text, or by what reads for both."""


def lines(*typed: str) -> tuple[Lines, io.StringIO]:
    sink = io.StringIO()
    return Lines(io.StringIO("".join(f"{line}\n" for line in typed)), sink, None), sink


def test_every_line_is_read_in_one_place() -> None:
    for path in ROOM.glob("*.py"):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8")))
                 if isinstance(node, ast.Call)]  # fmt: skip
        named = {call.attr for call in calls if isinstance(call, ast.Attribute)
                 and ast.unparse(call.value) in ("lines", "self._lines")}  # fmt: skip
        allowed = {READERS[path.name]} if path.name in READERS else set()
        assert named & {"read", "line"} <= allowed, path.name


@each_row(
    ("typed", "given"),
    [(["a b "], "a b"), ([""], ""), ([], None), (["b"], BACK), ([":назад"], BACK), (["::b"], ":b"),
     (["?", "x"], "x"), ([":save", "x"], "x"), ([":x", "x"], "x")],
)  # fmt: skip
def test_help_and_the_way_back_hold_everywhere(typed: list[str], given: str | None) -> None:
    source, sink = lines(*typed)
    assert aside(source, say) == given
    told = {"?": say("plain_help"), ":save": say("plain_not_here", given=":s"),
            ":x": say("plain_no_command", given=":x")}  # fmt: skip
    if typed and typed[0] in told:
        assert told[typed[0]] in sink.getvalue()


@pytest.mark.parametrize("way", ["q", "Й", ":выход"])
def test_so_does_the_way_out(way: str) -> None:
    with pytest.raises(Left):
        aside(lines(way)[0], say)
    with pytest.raises(Left):
        which(lines(way)[0], say, "no", "yes")
    with pytest.raises(Left):
        alone("-", lines(way)[0], say, "")


@pytest.mark.parametrize(("line", "found"), [("-", True), ("", False), ("no", False), ("b", None)])
def test_a_sign_alone(line: str, found: bool | None) -> None:
    assert alone("-", lines(line)[0], say, "") is found


@pytest.mark.parametrize(
    ("before", "asked"), [(["r"], "plain_review_pick"), (["r", "1", "2"], "loss")]
)
def test_whoever_leaves_in_the_middle_of_something_leaves_all_as_it_was(
    before: list[str], asked: str
) -> None:
    case, printed = sample(*WHOLE[:5], *before, ":quit", "1")
    assert printed.count(say(asked)) == 1
    assert [step.answer for step in case.walk.steps] == [
        *("yes", "on", "2026-11-01", "Ann", ["box"]),
    ]
    assert case.walk.at == "demo.call"


def test_a_command_is_no_name_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    case, _ = sample()
    case.path = tmp_path / "file" / "case.md"
    printed = sit(case, "yes", "?", "b", ":s", "", ":quit")
    assert say("path_new_folder") not in printed
    assert say("plain_help") in printed
    assert printed.count(say("plain_not_here", given=":b")) == 1
