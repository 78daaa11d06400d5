"""Decision diagrams, held against every case of a few variables."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.author.flow import formula
from wizard.author.flow.formula import (
    ALWAYS,
    NEVER,
    Atom,
    Formula,
    Formulas,
    possible,
    refine,
)

SPANS = (0b11 << 5, 0b111 << 7, 0b11 << 10)
CASES = [
    sum(bits)
    for bits in product(*([1 << at for at in range(12) if span >> at & 1] for span in SPANS))
]
"""Every way to give each variable one value."""
FORMULAS = Formulas()


@st.composite
def conditions(draw: st.DrawFn, depth: int = 3) -> Formula:
    kind = draw(st.sampled_from(("atom", "every", "some", "not") if depth else ("atom",)))
    if kind == "atom":
        span = draw(st.sampled_from(SPANS))
        hit = draw(st.integers(0, 0b111111111111)) & span
        return FORMULAS.atom(Atom(hit, span ^ hit))
    if kind == "not":
        return FORMULAS.negation(draw(conditions(depth - 1)))
    parts = [draw(conditions(depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    return FORMULAS.every(parts) if kind == "every" else FORMULAS.some(parts)


@st.composite
def situations(draw: st.DrawFn) -> int:
    return sum(draw(st.integers(1, 7)) * (span & -span) & span or span for span in SPANS)


def true(condition: Formula) -> set[int]:
    """The cases in which a condition holds, each told by going down its diagram."""
    found = set()
    for case in CASES:
        here = condition
        while here.left:
            here = next((part for mask, part in here.parts if mask & case), NEVER)
        if here is ALWAYS:
            found.add(case)
    return found


@given(conditions(), conditions())
def test_putting_together_is_as_sets_are_put_together(one: Formula, two: Formula) -> None:
    assert true(FORMULAS.every((one, two))) == true(one) & true(two)
    assert true(FORMULAS.some((one, two))) == true(one) | true(two)
    assert true(FORMULAS.negation(one)) == set(CASES) - true(one)
    assert (one is two) is (true(one) == true(two))


@given(conditions(), situations())
def test_a_situation_is_asked_case_by_case(condition: Formula, situation: int) -> None:
    cases = {case for case in CASES if case & situation == case}
    left = 0
    for case in cases & true(condition):
        left |= case
    assert possible(situation, condition) is bool(left)
    assert refine(situation, condition) == left
    if left:
        assert true(FORMULAS.within(condition, situation)) & cases == true(condition) & cases


@given(conditions(), st.sampled_from(SPANS), st.integers(0, 0b111111111111))
def test_before_an_answer_is_what_leads_to_the_condition(
    condition: Formula, span: int, answer: int
) -> None:
    answers = answer & span or span
    before = FORMULAS.moved(condition, span, lambda own, values: own if values & answers else 0)
    assert true(before) == {
        case
        for case in CASES
        if any(case ^ (case & span) | other & answers in true(condition) for other in CASES)
    }


def test_what_looks_at_a_variable_that_makes_no_difference_does_not_look_at_it() -> None:
    low, high = (FORMULAS.atom(Atom(1 << at, 1 << at + 1)) for at in (5, 10))
    either = FORMULAS.some((FORMULAS.every((low, high)), FORMULAS.negation(low)))
    assert FORMULAS.some((either, low)).bits == 0
    assert FORMULAS.every((either, low)).bits == SPANS[0] | SPANS[2]


def test_what_takes_too_many_steps_may_hold_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formula, "MOST_STEPS", 2)
    own = Formulas()
    pairs = [own.atom(Atom(1 << at, 2 << at)) for at in (5, 10, 15, 20)]
    whole = own.every([own.some(pairs[:2]), own.some(pairs[2:]), own.some(pairs[1:3])])
    assert whole is own.open
    assert own.sure(whole) is NEVER
    assert own.could(whole) is ALWAYS
