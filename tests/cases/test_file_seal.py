"""A file that the program wrote, and whether it is as it was."""

from __future__ import annotations

import pytest

from wizard.cases import file_seal

TEXT = b"<html>\none\n</html>\n"


def sealed(data: bytes = TEXT) -> bytes:
    return data + file_seal.line(data, "<!-- ", " -->") + b"\n"


def test_a_file_that_is_as_it_was_is_known() -> None:
    assert file_seal.holds(sealed())
    assert not file_seal.holds(TEXT), "nothing says what it was"


def test_the_line_may_stand_anywhere() -> None:
    data = b"BEGIN\r\nEND\r\n"
    line = file_seal.line(data, "X-") + b"\r\n"
    assert file_seal.holds(b"BEGIN\r\n" + line + b"END\r\n")


@pytest.mark.parametrize(
    ("old", "new"), [(b"one", b"two"), (b"</html>", b""), (b"seal:", b"seal:0")]
)
def test_a_file_that_somebody_changed_is_known_too(old: bytes, new: bytes) -> None:
    assert not file_seal.holds(sealed().replace(old, new))
    assert not file_seal.holds(sealed() + b"more")
