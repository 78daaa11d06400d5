"""Documents of the sample from the first line to the last, each as a person would read it.

What is in `documents` was read before it was kept; a change of it is to be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, TODAY, changer
from tests.outcome.test_page import LATER, TO_CALL, pages, walked
from wizard.outcome.document import document
from wizard.walk.steps import Step
from wizard.walk.walk import Walk

KEPT = Path(__file__).parent / "documents"
WAY = [(answer, 0) for answer in TO_CALL]
ASTRAY = (
    Step("demo.gone", "ever", TODAY, "Dear Sir,\n\nyes"),
    Step("demo.owner", "Bo", TODAY),
)
"""A step without a place, and one in whose stead another answer was given."""
WALKS: dict[str, tuple[Walk, Sequence[Step]]] = {
    "question": (walked(SAMPLE, ("yes", 0), at="plugged"), ()),
    "action": (walked(SAMPLE, *WAY, at="plugged"), ASTRAY),
    "waiting": (walked(SAMPLE, *WAY, LATER, today=3, at="plugged"), ()),
    "open": (
        walked(SAMPLE, *WAY, LATER, ("refused", 2), ("No\n\nand no", 2), today=4, at="plugged"),
        (),
    ),
    "solved": (walked(SAMPLE, ("no", 0), ("done", 0), at="plugged"), ()),
}


PRICED = (
    "  again:\n    kind: input\n    type: money\n    title: What did it cost?\n"
    "    text: Cost?\n    save_as: price\n    optional: true\n    to: kit\n\n  kit:\n"
)
"""After the name: what a penalty is counted from, under a question that ends as one."""
SUMS = (
    "compute:\n"
    "  penalty: {rule: late_delivery_penalty, price: price, due: bought}\n"
    "  together: {rule: late_delivery_total, price: price, due: bought}\n"
)


@pytest.fixture
def priced(copy: Path) -> Path:
    """The sample with sums, two rungs that nothing leads to, and an action without a title."""
    change = changer(copy)
    change("demo.yaml", "compute:\n", SUMS)
    change("demo.yaml", "  kit:\n", PRICED)
    change("demo.yaml", "    save_as: owner\n    to: kit", "    save_as: owner\n    to: again")
    change(
        "library.yaml",
        "  help: {",
        "  shop: {title: The shop}\n  court: {title: A court}\n  help: {",
    )
    change("library.yaml", "notice: This is a sample, not advice.\n", "")
    return change(
        "demo.yaml",
        "  plug_in:\n    kind: action\n    title: The plug\n",
        "  plug_in:\n    kind: action\n",
    )


ROUND: list[tuple[Any, int]] = [
    *(("yes", 0), ("on", 0), ("2026-10-13", 0), ("2", 0), (None, 0), ("Ann", 0), ("1000.00", 0)),
    *((["box"], 0), ("later", 0), ("again", 0)),
]
SECOND: list[tuple[Any, int]] = [
    *(
        ("yes", 0),
        ("on", 0),
        ("2026-10-13", 0),
        ("2", 0),
        (None, 0),
        ("Ann Lee", 0),
        ("2000.00", 0),
    ),
    *(([], 0), ("refused", 0), (None, 0)),
]


@pytest.mark.parametrize(
    ("name", "answers", "at"),
    [
        ("nothing to say", [("no", 0)], "plugged"),
        ("sums", ROUND, "plugged"),
        ("twice", [*ROUND, *SECOND], "plugged"),
    ],
)
def test_a_document_with_sums_reads_as_it_was_kept(
    priced: Path, name: str, answers: list[tuple[Any, int]], at: str
) -> None:
    made, walk = pages(priced), walked(priced, *answers, at=at)
    assert document(made, walk, made.page(walk)) == (KEPT / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", WALKS)
def test_a_document_reads_as_it_was_kept(name: str) -> None:
    walk, lost = WALKS[name]
    made = pages()
    assert document(made, walk, made.page(walk), lost) == (KEPT / f"{name}.md").read_text("utf-8")
