"""An address: what a postman can do something with, and what is asked about it."""

from __future__ import annotations

import pytest

from wizard.library.fields.postal_address import PostalAddressField


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("101000, Москва, ул. Мясницкая, д. 1", False),
        ("12 Long Street, Springfield 62701", False),
        ("Москва, ул. Мясницкая, д. 1", True),
        ("000000, Москва, ул. Мясницкая, д. 1", True),
        ("2 Beacon Street, Boston 02108", False),
        ("Москва, ул. Мясницкая, д. 1, тел. 89123456789", True),
    ],
)
def test_an_address_without_a_postal_code_is_asked_about(address: str, asked: bool) -> None:
    assert bool(PostalAddressField().doubt(address)) is asked
