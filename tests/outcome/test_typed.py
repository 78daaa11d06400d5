"""A value as it was typed, and what filters make of it."""

from __future__ import annotations

from wizard.outcome.typed import Typed, alike


def test_what_becomes_of_a_value_was_typed_as_well() -> None:
    assert [type(one) for one in (alike(Typed("Ab"), "aB"), alike("Ab", "aB"))] == [Typed, str]
    assert all(
        isinstance(one, Typed)
        for one in (Typed(" a ").strip(), Typed("A").lower(), Typed("a").capitalize())
    )
