"""Where a control sequence ends, and which of them is a key."""

from __future__ import annotations

import pytest

from wizard.tui.control_sequences import Strings, is_whole, spelled


@pytest.mark.parametrize(
    "parts",
    [
        ["a\x1b]0;title 12\x07b\x1bP1$r\x1b\\c\x1b_x\x9cd"],
        ["a\x1b]0;title", " 12\x07b\x1bP1$r\x1b", "\\c\x1b_x", "\x9cd"],
    ],
)
def test_strings_are_taken_out_in_one_part_or_several(parts: list[str]) -> None:
    strings = Strings()
    assert "".join(map(strings.without, parts)) == "abcd"
    assert not strings.open


def test_alt_with_a_key_begins_no_string() -> None:
    assert Strings().without("\x1b]") == "\x1b]"


@pytest.mark.parametrize("sequence", ["\x1b[5$", "\x1b[2^", "\x1bO2q", "\x1b[?1;2c", "\x1b[0 q"])
def test_a_whole_sequence_is_known_as_one(sequence: str) -> None:
    assert is_whole(sequence)
    assert not is_whole(sequence[:-1])


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[I", "\x1b[200~", "\x1b[<0;1;1M", "\x1b[M", "\x1b[[", "\x1b[1;1R", "\x1b[?2026;2$y"],
)
def test_what_is_read_for_itself_stays(sequence: str) -> None:
    assert not is_whole(sequence)


def test_a_key_that_is_let_go_is_none() -> None:
    assert spelled("\x1b[97;1:3u") is None
    assert spelled("\x1b[97;1:1u") == "\x1b[97;1u"
    assert spelled("a") == "a"
