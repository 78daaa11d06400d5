"""What stands behind a date, in words."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.conftest import TODAY
from wizard.i18n import language
from wizard.outcome.dates import Deadline, basis
from wizard.tree.facts import Status

RU = language("ru")


def due(binding: Literal["law", "guideline"], status: Status) -> Deadline:
    return Deadline("demo.call", "Help", TODAY, TODAY, binding, status, "An answer", sent=True)


@pytest.mark.parametrize("status", ["unconfirmed", "disputed", "outdated"])
def test_a_term_of_law_that_is_not_sure_says_so(status: Status) -> None:
    assert basis(due("law", status), RU) == f"{RU('binding_law')}, {RU(f'status_{status}')}"


def test_a_sure_term_of_law_is_called_nothing_else() -> None:
    assert basis(due("law", "confirmed"), RU) == RU("binding_law")


def test_a_guideline_says_itself_that_it_is_no_law() -> None:
    assert basis(due("guideline", "unconfirmed"), RU) == RU("binding_guideline")
