"""Rows in answers files and scenarios, in the count of what is met, and in a drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, library
from wizard.author.scenarios.format import given

LEFT = "no scenario meets"


def answered(rowed: Path, answer: Any) -> list[tuple[str, Any]]:
    return [
        (one.node.removeprefix("demo.goods#"), one.answer)
        for one in given(library(rowed), "demo", {"goods": answer})
    ]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"device": "a"}, [("device", "a"), ("more", "no")]),
        ([{"device": "a"}], [("device", "a"), ("more", "no")]),
        (
            [{"device": "a", "noise": "hum"}, {"device": "b"}],
            [("device", "a"), ("noise", "hum"), ("more", "yes"), ("device", "b"), ("noise", None),
             ("more", "no")],
        ),
        (
            [{"device": "a"}, {"device": "b"}, {"device": "c"}],
            [("device", "a"), ("more", "yes"), ("device", "b"), ("more", "yes"), ("device", "c")],
        ),
        (
            [[{"device": "a"}], {"device": "b"}],
            [("device", "a"), ("more", "no"), ("device", "b"), ("more", "no")],
        ),
    ],
)  # fmt: skip
def test_a_list_of_mappings_is_read_row_by_row(rowed: Path, answer: Any, found: Any) -> None:
    assert answered(rowed, answer) == found


def test_the_scenarios_of_the_sample_pass_and_a_column_counts_once(run: Run, rowed: Path) -> None:
    code, out, _ = run("test", str(rowed), "--coverage")
    assert code == 0
    left = [line.split(": ", 1)[1] for line in out.splitlines() if "goods" in line]
    assert left == [f"{LEFT} the way «demo.goods#?noise → demo.goods#?more»"]


def test_a_row_with_too_much_in_it_is_told(run: Run, rowed: Path) -> None:
    path = rowed / "scenarios" / "demo.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("device: Lamp, cost: 1500", "device: Lamp, price: 1500"), "utf-8")
    code, out, _ = run("check", str(rowed))
    assert code == 1
    assert "unknown-node" in out
    assert "goods#price" in out


def test_rows_that_are_no_list_are_told_so_by_all(run: Run, rowed: Path) -> None:
    path = rowed / "scenarios" / "demo.yaml"
    text = path.read_text("utf-8")
    begin, end = text.index("goods: ["), text.index("\n", text.index("goods: ["))
    path.write_text(f"{text[:begin]}goods: Kettle{text[end:]}", "utf-8")
    line = text[:begin].count("\n") + 1
    shape = "write a list of its rows: [{device: …}, {device: …}]"
    assert shape in run("check", str(rowed))[1]
    _, out, _ = run("test", str(path), "--trees", str(rowed))
    assert (out.count("failed: "), shape in out, f"demo.yaml:{line}:" in out) == (1, True, True)
    answers = rowed / "scenarios" / "answers.yaml"
    answers.write_text("answers:\n  plugged: yes\n  goods: Kettle\n", "utf-8")
    _, _, err = run("run", "demo", "--answers", str(answers), "--trees", str(rowed))
    assert err.count("answers.yaml:") == 1
    assert f"answers.yaml:3:10: «demo.goods» is not answered by one value; {shape}" in err


def test_generated_scenarios_come_to_several_rows(run: Run, rowed: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.yaml"
    assert run("test", "--generate", "demo", "--trees", str(rowed), "-o", str(made))[0] == 0
    assert "goods#more: [yes, no]" in made.read_text("utf-8")
    assert run("test", str(made), "--trees", str(rowed))[0] == 0


def test_a_drawing_has_one_box_for_rows(run: Run, rowed: Path) -> None:
    _, out, _ = run("graph", "demo", "--trees", str(rowed))
    boxes = [line for line in out.splitlines() if line.lstrip().startswith("_demo.goods[")]
    assert len(boxes) == 1
    assert "What did it cost?" in boxes[0]
    assert "goods#58; #8805; 2" in out
    assert "each with" in out


def test_rows_beyond_the_last_are_told_as_such(run: Run, rowed: Path) -> None:
    four = ", ".join(f"{{device: d{at}, cost: {at}}}" for at in range(1, 5))
    answers = rowed.parent / "answers.yaml"
    head = "answers:\n  plugged: yes\n  power: off\n  owner: Ann\n  costly: yes\n"
    answers.write_text(f"{head}  goods: [{four}]\n", "utf-8")
    code, _, err = run("run", "demo", "--answers", str(answers), "--trees", str(rowed))
    assert code == 1
    assert ":6:89: «demo.goods» takes 3 rows at most; the others go into another case" in err
    assert "never asked for" not in err
