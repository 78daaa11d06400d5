"""What is a name, and what is said."""

from __future__ import annotations

import pytest

from wizard.own_words import in_own_words


@pytest.mark.parametrize("said", ["деньги", "money back", " ", "délivery", "a\tb", "заказ.reason"])
def test_a_space_or_a_letter_that_no_name_has_is_said(said: str) -> None:
    assert in_own_words(said)


@pytest.mark.parametrize("named", ["delivery", "claim.begin", "a_b", "DELIVERY", "12", "", "./x-1"])
def test_all_else_is_a_name(named: str) -> None:
    assert not in_own_words(named)
