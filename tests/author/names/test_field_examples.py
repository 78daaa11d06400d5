"""What a field gives as an example of an answer."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of
from wizard.author.names import field_checks


@pytest.mark.parametrize(
    ("name", "example", "codes"),
    [
        ("bought", "31.13.2026", ["bad-example"]),
        ("bought", "05.11.2026", []),
        ("bought", "05.11.2031", []),
        ("years", "three", ["bad-example"]),
        ("years", "3", []),
        ("serial", "No 31.13", []),
    ],
)
def test_an_example_is_one_that_its_own_field_takes(
    changed: Change, name: str, example: str, codes: list[str]
) -> None:
    assert field_checks.__doc__
    folder = changed(
        "demo.yaml", f"save_as: {name}\n", f'save_as: {name}\n    example: "{example}"\n'
    )
    assert codes_of(folder) == codes
