"""What the started program finds: the shipped library is proved once, and not in every home."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def proved_already(proved: None) -> None:
    """The home of each test has it proved."""
