"""An operator of guards is one row of a table: grammar, meaning, pictures and proofs follow it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.conftest import TODAY, Change, codes_of
from wizard.author.drawing.phrase import phrase
from wizard.author.schema.grammar import GUARD
from wizard.library import guard
from wizard.library.guard import OF_ROWS
from wizard.library.operators import BOUND, OPERATORS, Operator
from wizard.walk.guards import holds


@pytest.fixture
def above(monkeypatch: pytest.MonkeyPatch) -> None:
    """One operator more: a whole number that is greater than the bound."""
    row = Operator(
        name="above",
        operands=BOUND,
        sign=">",
        told="more than this",
        holds=lambda value, bound, passed: isinstance(value, int) and value > bound,
        edge=lambda scale, bound: scale.place(bound) + 1 if scale else 0,
        side="from",
    )
    monkeypatch.setitem(OPERATORS, row.name, row)


@pytest.mark.usefixtures("above")
def test_a_row_is_read_and_held_and_said() -> None:
    read = guard.parse({"years": {"above": "3"}})
    assert read == guard.Compared("years", "above", Decimal(3))
    assert [holds(read, {"years": years}, TODAY) for years in (3, 4)] == [False, True]
    assert not holds(read, {}, TODAY)
    assert phrase(read) == "years > 3"
    with pytest.raises(guard.GuardError, match="«above» takes a number or"):
        guard.parse({"years": {"above": "many"}})


@pytest.mark.usefixtures("above")
@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("{at_least: 4}", "{above: 3}", ["shadowed-guard"]),
        ("{at_least: 5}", "{above: 3}", []),
        ("{above: 3}", "{at_least: 4}", ["shadowed-guard"]),
        ("{below: 4}", "{above: 3}", []),
        ("{above: 3}", "{older_than: 3 days}", ["guard-type"]),
    ],
)
def test_a_row_is_proved_with(changed: Change, first: str, second: str, codes: list[str]) -> None:
    old = "{when: {years: {at_least: 3}}, to: shop}"
    new = "\n      - ".join(
        f"{{when: {{years: {when}}}, to: {to}}}" for when, to in ((first, "shop"), (second, "call"))
    )
    assert codes_of(changed("demo.yaml", old, new)) == codes


@pytest.mark.usefixtures("above")
def test_a_type_that_a_row_does_not_take_is_told(changed: Change) -> None:
    assert codes_of(changed("demo.yaml", "{power: off}", "{power: {above: 3}}")) == ["guard-type"]


def test_the_schema_offers_every_row() -> None:
    assert list(GUARD["Comparison"]["properties"]) == [*OPERATORS, *OF_ROWS]


@pytest.mark.parametrize(
    ("name", "operand"),
    [("at_least", "4"), ("older_than", "3 days"), ("after", "y"), ("not_before", "y")],
)
def test_of_two_with_one_edge_each_negates_the_other(name: str, operand: str) -> None:
    row = OPERATORS[name]
    (other,) = (one for one in OPERATORS.values() if one.edge is row.edge and one.side != row.side)
    of_date = row.operands is not BOUND
    days = (TODAY, TODAY.replace(day=21), TODAY.replace(year=2025))
    for value in days if of_date else (3, 4, Decimal("3.99")):
        bound = row.operands.read(operand)
        assert bound is not None
        pair = (guard.Compared("x", named.name, bound) for named in (row, other))
        one, negated = (holds(compared, {"x": value, "y": days[1]}, TODAY) for compared in pair)
        assert one is not negated
