"""The count of simple ways, against listing them all."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.author.paths.counts import TangledError, arrivals

Branches = dict[str, dict[str, int]]


def listed(branches: Branches, start: str) -> Counter[str]:
    """How many simple ways end at each node, by walking them all."""
    found = Counter[str]()

    def walk(at: str, seen: frozenset[str]) -> None:
        found[at] += 1
        for target, count in branches[at].items():
            for _ in range(count if target not in seen else 0):
                walk(target, seen | {target})

    walk(start, frozenset({start}))
    return found


@st.composite
def graphs(draw: st.DrawFn) -> Branches:
    names = "abcdefg"[: draw(st.integers(1, 7))]
    targets = st.dictionaries(st.sampled_from(names), st.integers(1, 2), max_size=3)
    return {name: draw(targets) for name in names}


@given(branches=graphs())
def test_the_count_is_that_of_the_list(branches: Branches) -> None:
    counted = arrivals(branches, "a")
    assert {node: count for node, count in counted.items() if count} == listed(branches, "a")


def ladder(rungs: int, *, back: bool) -> Branches:
    """Two ways from rung to rung, and perhaps a way back to the first from each."""
    branches: Branches = {str(rung): {str(rung + 1): 2} for rung in range(rungs)}
    branches[str(rungs)] = {}
    if back:
        for rung in range(1, rungs):
            branches[str(rung)]["0"] = 1
    return branches


@pytest.mark.parametrize("back", [False, True])
def test_what_nobody_could_list_is_counted(back: bool) -> None:
    found = arrivals(ladder(20_000, back=back), "0")
    assert found["20000"] == 2**20_000


def test_circles_within_circles_are_taken_apart() -> None:
    branches: Branches = {str(n): {str(n + 1): 1, str(max(0, n - 1)): 1} for n in range(100)}
    branches["100"] = {}
    assert arrivals(branches, "0")["100"] == 1


def test_a_tangle_is_refused_and_not_guessed() -> None:
    names = [str(number) for number in range(40)]
    everywhere = dict.fromkeys(names, 1)
    branches: Branches = dict.fromkeys(names, everywhere)
    with pytest.raises(TangledError):
        arrivals(branches, "0")
