"""An answer against others: forward, after a correction and in a case that is opened again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.conftest import TODAY
from wizard.errors import FieldError
from wizard.library.model import Input
from wizard.walk.comparisons import compare

PART = Input(type="money", text="How much of it?", to="end", save_as="part", part_of="price")


def test_a_part_is_held_against_its_sum() -> None:
    compare(PART, "10.00", TODAY, {"price": Decimal(11)}, {})
    compare(PART, "10.00", TODAY, {}, {})
    with pytest.raises(FieldError) as caught:
        compare(PART, "10.00", TODAY, {"price": Decimal(10)}, {"price": "Price"})
    assert caught.value.values == {"what": "Price", "whole": Decimal(10)}
