"""What is led to and not there is written as a stub; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import Run, changer, codes_of
from wizard.author import stubs

TO = 'no: {label: "No", to: plug_in}'


@pytest.mark.parametrize(
    ("to", "written"),
    [
        ("warranty", ["warranty"]),
        ("demo.warranty", ["warranty"]),
        ("plug_inn", []),  # a slip: the remedy is another
        ("elsewhere.begin", []),  # there is no such tree
        ("Warranty!", []),
    ],
)
def test_only_what_is_surely_missing_is_added(
    copy: Path, to: str, written: list[str], run: Run
) -> None:
    folder = changer(copy)("demo.yaml", TO, f'no: {{label: "No", to: {to}}}')
    (folder / "scenarios" / "demo.yaml").unlink()
    path = folder / "demo.yaml"
    before = path.read_text("utf-8")
    _, _, err = run("check", "--fix", str(folder))
    after = path.read_text("utf-8")
    if written:
        assert after.startswith(before.rstrip("\n"))
        assert f"to be filled in: {written[0]}" in err
        assert "unknown-node" not in codes_of(folder)
        assert "unfinished-text" in codes_of(folder)
        assert run("check", "--fix", str(folder))[2] == ""
    assert (after == before) is not bool(written)


def test_what_stands_behind_the_nodes_stays_there(copy: Path) -> None:
    text = "tree: a\nstart: b\nnodes:\n    b: {kind: question}\n\ncompute: {}\n"
    assert stubs.with_stubs(text, ["c"]) == (
        "tree: a\nstart: b\nnodes:\n    b: {kind: question}\n\n    c:\n        kind: outcome\n"
        "        status: open\n        text: TODO\n\ncompute: {}\n"
    )


def test_nodes_on_one_line_have_no_place_for_one_more() -> None:
    text = "tree: a\nnodes: {}\n"
    assert stubs.with_stubs(text, ["c"]) == text


@pytest.mark.parametrize(
    "text",
    [
        "tree: a\r\nnodes:\r\n  b:\r\n    kind: question\r\n",
        "tree: a\nnodes:\n  b:\n    text: |+\n      A text.\n\n\n",
        "tree: a\nnodes:\n  b:\n    text: |+\n      A text.\n",
    ],
)
def test_lines_end_as_they_did_and_each_text_stays_as_it_is(text: str) -> None:
    longer = stubs.with_stubs(text, ["c"])
    before, after = yaml.safe_load(text), yaml.safe_load(longer)
    assert longer.startswith(text)
    assert after["nodes"].pop("c")["text"] == "TODO"
    assert after == before
    assert longer.count("\n") - longer.count("\r\n") in (0, longer.count("\n"))
