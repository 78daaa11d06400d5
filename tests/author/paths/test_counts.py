"""The count of simple ways, against listing them all."""

from __future__ import annotations

from statistics import median as listed_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.author.paths.counts import Lengths, TangledError, arrivals, median, total

Branches = dict[str, dict[str, int]]


def listed(branches: Branches, costs: dict[str, int], start: str) -> dict[str, list[int]]:
    """The length of every simple way, by where it ends, by walking them all."""
    found: dict[str, list[int]] = {node: [] for node in branches}

    def walk(at: str, length: int, seen: frozenset[str]) -> None:
        found[at].append(length)
        for target, count in branches[at].items():
            for _ in range(count if target not in seen else 0):
                walk(target, length + costs[at], seen | {target})

    walk(start, 0, frozenset({start}))
    return found


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Branches, dict[str, int]]:
    names = "abcdefg"[: draw(st.integers(1, 7))]
    targets = st.dictionaries(st.sampled_from(names), st.integers(1, 2), max_size=3)
    return (
        {name: draw(targets) for name in names},
        {name: draw(st.integers(0, 1)) for name in names},
    )


@given(drawn=graphs())
def test_the_count_is_that_of_the_list(drawn: tuple[Branches, dict[str, int]]) -> None:
    branches, costs = drawn
    counted = arrivals(branches, costs, "a")
    for node, lengths in listed(branches, costs, "a").items():
        assert counted.get(node, {}) == {length: lengths.count(length) for length in lengths}


@given(lengths=st.lists(st.integers(0, 9), min_size=1))
def test_the_median_is_that_of_the_list(lengths: list[int]) -> None:
    assert median({length: lengths.count(length) for length in lengths}) == listed_median(lengths)


@given(one=st.dictionaries(st.integers(0, 5), st.integers(1, 9)))
def test_several_counts_add_up(one: Lengths) -> None:
    assert total([one, one]) == {length: 2 * number for length, number in one.items()}
    assert total([]) == {}


def ladder(rungs: int, *, back: bool) -> tuple[Branches, dict[str, int]]:
    """Two ways from rung to rung, and perhaps a way back to the first from each."""
    branches: Branches = {str(rung): {str(rung + 1): 2} for rung in range(rungs)}
    branches[str(rungs)] = {}
    if back:
        for rung in range(1, rungs):
            branches[str(rung)]["0"] = 1
    return branches, dict.fromkeys(branches, 1)


@pytest.mark.parametrize("back", [False, True])
def test_what_nobody_could_list_is_counted(back: bool) -> None:
    found = arrivals(*ladder(20_000, back=back), "0")
    assert found["20000"] == {20_000: 2**20_000}


def test_circles_within_circles_are_taken_apart() -> None:
    branches: Branches = {str(n): {str(n + 1): 1, str(max(0, n - 1)): 1} for n in range(100)}
    branches["100"] = {}
    assert arrivals(branches, dict.fromkeys(branches, 1), "0")["100"] == {100: 1}


def test_a_tangle_is_refused_and_not_guessed() -> None:
    names = [str(number) for number in range(40)]
    everywhere = dict.fromkeys(names, 1)
    branches: Branches = dict.fromkeys(names, everywhere)
    with pytest.raises(TangledError):
        arrivals(branches, everywhere, "0")
