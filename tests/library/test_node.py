"""What any node can be asked: each kind says what it has, and nobody asks for the kind itself."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest

from tests.rows import each_row
from wizard.library import model
from wizard.library.fields import KINDS
from wizard.library.model import (
    Action,
    Candidate,
    Checklist,
    Choice,
    Form,
    FormField,
    Input,
    Item,
    More,
    Node,
    Outcome,
    Question,
    Route,
    Rows,
)
from wizard.library.node import is_part, qualify, screen_of, split, tree_of

WIZARD = Path(__file__).parents[2] / "wizard"
QUESTION = Question(text="?", choices={"yes": Choice("Yes", "a"), "no": Choice("No", "b.c")})
ACTION = Action(
    text="!", choices={"done": Choice("Done", "a"), "later": Choice("Later", wait=True)}
)
INPUT = Input(text="?", type="date", to="a", save_as="day", earliest=["x", "y"], optional=True)
FORM = Form(text="?", fields={"name": FormField(text="Name?", type="text")}, to="a")
CHECKLIST = Checklist(text="?", items={"box": Item("Box")}, to="a", save_as="kit")
OUTCOME = Outcome(text=".", status="open")
ROWS = Rows(
    text="?",
    each="One",
    columns={"name": FormField(text="Name?", type="text")},
    more=More("More?", "Yes", "No"),
    save_as="all",
    to="a",
)
ROUTE = Route([Candidate("a", {"day": "x"}), Candidate("b")])
NODES: tuple[Node, ...] = (QUESTION, ACTION, INPUT, CHECKLIST, OUTCOME, ROUTE, FORM, ROWS)


def test_every_kind_is_looked_at_here() -> None:
    assert {type(node) for node in NODES} == set(get_args(model.Node))


@each_row(
    ("node", "ways"),
    [
        (QUESTION, [("yes", "a"), ("no", "b.c")]),
        (ACTION, [("done", "a"), ("later", None)]),
        (INPUT, [("next", "a")]),
        (CHECKLIST, [("next", "a")]),
        (OUTCOME, []),
        (ROUTE, [("next", ROUTE.to)]),
        (FORM, [("next", "a")]),
        (ROWS, [("next", "a")]),
    ],
)
def test_a_node_says_where_it_leads(node: Node, ways: object) -> None:
    assert node.ways == ways


def test_a_node_says_what_it_is() -> None:
    assert [node.kind for node in NODES if node.chooses] == ["question", "action"]
    assert [node.kind for node in NODES if node.acts] == ["action"]
    assert [node.kind for node in NODES if node.ticks] == ["checklist"]
    assert [node.kind for node in NODES if node.field] == ["input"]
    assert [node.kind for node in NODES if node.ends] == ["outcome"]
    assert [node.kind for node in NODES if node.passes] == ["route", "form", "rows"]
    assert [list(node.fields) for node in NODES if node.fields] == [["name"]] * 2


def test_a_node_says_what_can_be_picked_and_what_it_sets() -> None:
    assert [list(node.options) for node in NODES] == [
        ["yes", "no"], ["done", "later"], [], ["box"], [], [], [], [],
    ]  # fmt: skip
    assert [node.save_as for node in NODES] == [None, None, "day", "kit", None, None, None, "all"]
    assert [node.follows for node in NODES] == [[], [], ["x", "y"], [], [], [], [], []]
    assert [node.optional for node in NODES] == [False, False, True, *[False] * 5]


def test_a_choice_is_found_by_its_id_alone() -> None:
    assert QUESTION.chosen("no") == Choice("No", "b.c")
    assert INPUT.chosen("no") is None
    with pytest.raises(KeyError):
        ACTION.chosen("no")


def test_a_name_of_a_node_is_put_together_and_taken_apart() -> None:
    assert (qualify("a", "b"), qualify("a", "c.d")) == ("a.b", "c.d")
    assert (split("a.b"), split("a")) == (("a", "b"), ("a", ""))
    assert tree_of("a.b") == tree_of("a") == "a"
    assert (screen_of("a.b#c"), screen_of("a.b")) == ("a.b", "a.b")
    assert (is_part("a.b#c"), is_part("a.b")) == (True, False)


def sources() -> list[Path]:
    return sorted(WIZARD.rglob("*.py"))


def test_nobody_asks_a_node_for_its_kind() -> None:
    kinds = {kind.__name__ for kind in get_args(model.Node)}
    asked = []
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        known = {
            name.asname or name.name
            for part in ast.walk(tree)
            if isinstance(part, ast.ImportFrom) and part.module == model.__name__
            for name in part.names
        } & kinds
        asked += [
            f"{path.relative_to(WIZARD)}:{call.lineno}"
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id == "isinstance"
            and known.intersection(
                name.id for name in ast.walk(call.args[1]) if isinstance(name, ast.Name)
            )
        ]
    assert asked == []


def test_the_authors_wing_knows_no_kind_of_field_by_name() -> None:
    others = {"text", "phone", "email"}  # words of other tables too
    named = [
        f"{path.relative_to(WIZARD)}:{part.lineno}"
        for path in sources()
        if path.is_relative_to(WIZARD / "author")
        for part in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(part, ast.Constant) and part.value in KINDS.keys() - others
    ]
    assert named == []
