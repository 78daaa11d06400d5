"""A form as its fields in a row."""

from __future__ import annotations

import pytest

from wizard.library.forms import expanded, place, written
from wizard.library.model import Candidate, Form, FormField, Input, Node, Route, Tree

NAME = FormField(text="Name?", type="text", facts=["b"])
PRICE = FormField(text="Price?", type="money", when={"name": "x"})
MAIL = FormField(text="Mail?", type="email", optional=True, when={"answered": "price"})


def parts(*fields: tuple[str, FormField]) -> dict[str, Node]:
    form = Form(text="?", fields=dict(fields), to="end", stage="look", facts=["a", "b"])
    return dict(expanded(Tree("t", "T", {"ask": form})))


def test_a_form_is_its_fields_one_behind_the_other() -> None:
    found = parts(("name", NAME), ("mail", FormField(text="Mail?", type="email")))
    assert list(found) == ["ask", "ask#name", "ask#mail", "ask#"]
    assert [node.to for node in found.values()] == [
        "ask#name", "ask#mail", "ask#", [Candidate("end")],
    ]  # fmt: skip
    name = found["ask#name"]
    assert isinstance(name, Input)
    assert (name.save_as, name.type, name.stage) == ("name", "text", "look")
    assert name.facts == ["a", "b"]


def test_a_field_under_a_guard_is_passed_by_where_that_does_not_hold() -> None:
    found = parts(("price", PRICE), ("name", NAME), ("mail", MAIL))
    assert found["ask"].to == "ask#?price"
    assert found["ask#?price"] == Route([Candidate("ask#price", PRICE.when), Candidate("ask#name")])
    assert found["ask#name"].to == "ask#?mail"
    assert found["ask#?mail"] == Route([Candidate("ask#mail", MAIL.when), Candidate("ask#")])


def test_the_guards_behind_a_form_stand_once() -> None:
    ways = [Candidate("a", {"name": "x"}), Candidate("b")]
    form = Form(text="?", fields={"name": NAME, "price": PRICE}, to=ways)
    found = dict(expanded(Tree("t", "T", {"ask": form})))
    assert [name for name, node in found.items() if node.to == ways] == ["ask#"]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("ask", ("nodes", "ask")),
        ("ask#", ("nodes", "ask")),
        ("ask#price", ("nodes", "ask", "fields", "price")),
        ("ask#?price", ("nodes", "ask", "fields", "price")),
    ],
)
def test_a_part_stands_where_it_was_written(name: str, where: tuple[str, ...]) -> None:
    assert place(Tree("t", "T", {}), name) == where


def test_as_written_a_form_comes_before_its_fields() -> None:
    form = Form(text="?", fields={"name": NAME}, to="end")
    (_, first), (where, field) = written(Tree("t", "T", {"ask": form}))
    assert first is form
    assert where == ("nodes", "ask", "fields", "name")
    assert (field.save_as, field.text) == ("name", "Name?")
