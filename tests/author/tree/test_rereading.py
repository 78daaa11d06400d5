"""A block on a wrong level: what is advised mends it, whichever block it is."""

from __future__ import annotations

import re

import pytest

from tests.conftest import SAMPLE
from wizard.author.tree.decode import decode
from wizard.author.tree.slips.broken import KEY, SourceLines, depth
from wizard.author.tree.source import Source
from wizard.library.letter import LetterHead
from wizard.library.model import Tree

DEMO = (SAMPLE / "demo.yaml").read_text("utf-8").splitlines()
ROWS = [row for row, line in enumerate(DEMO) if KEY.match(line)]


def problems(lines: list[str]) -> list[tuple[int, str, str]]:
    source = Source("demo.yaml", "\n".join(lines) + "\n")
    decode(source, Tree)
    return [(fault.line - 1, fault.code, fault.hint) for fault in source.problems]


def shifted(lines: list[str], rows: list[int], by: int) -> list[str]:
    moved = list(lines)
    for row in rows:
        if moved[row].strip():
            moved[row] = " " * (depth(moved[row]) + by) + moved[row].lstrip()
    return moved


def followed(lines: list[str], row: int, hint: str) -> list[str]:
    """The lines as they are once what is advised is done."""
    block = re.fullmatch(r"move lines (\d+) to (\d+) by (\d+) spaces to the (left|right)", hint)
    if block:
        by = int(block[3]) * (1 if block[4] == "right" else -1)
        return shifted(lines, list(range(int(block[1]) - 1, int(block[2]))), by)
    alone = re.fullmatch(r"indent it by (\d+) spaces|begin it at the edge", hint)
    assert alone
    return shifted(lines, [row], int(alone[1] or 0) - depth(lines[row]))


def block(row: int) -> list[int]:
    """A line and all below it."""
    text = SourceLines(DEMO)
    found = [row]
    while (below := text.beside(found[-1], 1)) != found[-1] and depth(DEMO[below]) > depth(
        DEMO[row]
    ):
        found.append(below)
    return found


@pytest.mark.parametrize("by", [-2, 2])
def test_what_is_advised_mends_it(by: int) -> None:
    told = 0
    for row in ROWS:
        if depth(DEMO[row]) + by < 0:
            continue
        for rows in ([row], block(row)):
            lines = shifted(DEMO, rows, by)
            found = problems(lines)
            if "wrong-level" in {code for _, code, _ in found}:
                [(at, _, hint)] = found
                assert problems(followed(lines, at, hint)) == []
                told += 1
    assert told >= 10


def test_the_head_of_a_letter_is_read_again_without_its_body() -> None:
    source = Source("x.md", "---\nletter: ask\n  title: Ask\n")
    assert [fault.code for fault in source.problems] == ["yaml-syntax"]
    head = Source("x.md", "---\nletter:\ntitle: Ask\nfacts: [a]\n")
    head.lines = [*head.lines, "---", "  title: no more", "  of it"]
    decode(head, LetterHead)
    assert [fault.code for fault in head.problems] == ["empty-value"]
    assert len(head.lines) == 7
