"""An hour of small random libraries: whatever is proved of one is so in all walks through it.

Run it by `python -m pytest -s -m night tests/author/flow/test_night.py`; how long is said by
`RANDOM_LIBRARIES_MINUTES`. Each round has a seed, and whatever fails tells the library itself.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.author.flow.test_demands import (
    test_demands_are_doubted_where_somebody_sees_a_fault_and_nowhere_else as demands,
)
from tests.author.flow.test_forms import (
    test_what_is_proved_of_a_library_with_rows_holds_for_every_walk as rows_proved,
)
from tests.author.flow.test_forms import (
    test_what_is_told_of_a_library_with_forms_holds_for_every_walk as forms,
)
from tests.author.flow.test_walks import GUARDED, leading_on, without_forms
from tests.author.flow.test_walks import (
    test_choices_under_a_guard_are_proved_as_all_walks_find_them as choices,
)
from tests.author.flow.test_walks import (
    test_gaps_are_told_of_where_somebody_sees_one_and_nowhere_else as gaps,
)
from tests.author.paths.test_walkable import (
    test_each_way_through_a_small_library_can_be_walked as ways,
)
from tests.author.paths.test_walkable import test_each_way_through_rows_can_be_walked as rows
from tests.small_libraries import (
    SOMETIMES,
    libraries,
    libraries_with_demands,
    libraries_with_derived,
    libraries_with_rows,
)

MINUTES = float(os.environ.get("RANDOM_LIBRARIES_MINUTES", "60"))
ROUND = 100
"""Libraries of one kind with one seed."""
HELD: tuple[tuple[st.SearchStrategy[dict[str, Any]], Callable[..., None]], ...] = (
    (libraries_with_demands(), demands),
    (libraries().map(without_forms), gaps),
    (st.one_of(GUARDED.map(leading_on), GUARDED), choices),
    (st.one_of(libraries(SOMETIMES), libraries_with_derived()), ways),
    (libraries_with_rows(), rows),
    (st.one_of(libraries(SOMETIMES), libraries_with_derived()), forms),
    (libraries_with_rows(), rows_proved),
)


@pytest.mark.night
def test_nothing_that_is_proved_of_a_random_library_is_false() -> None:
    first, rounds, end = random.randrange(2**32), 0, time.monotonic() + 60 * MINUTES
    while time.monotonic() < end:
        for drawn, held in HELD:
            inner = held.hypothesis.inner_test  # type: ignore[attr-defined]
            many = settings(max_examples=ROUND, suppress_health_check=list(HealthCheck))
            seed(first + rounds)(many(given(drawn)(inner)))()
        rounds += 1
        told = f"{rounds * ROUND * len(HELD)} libraries, seeds {first} to {first + rounds - 1}"
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()
