"""Characters that act, and those that only look as if they did."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.controls import HIDDEN, drawn, escaped, in_place, one_line, pasted, printable

ANY = st.text(st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u200b\u2028\ufeff\r\n\t\ud800"))


def test_what_is_looked_through_has_all_of_them() -> None:
    hidden = [char for char in map(chr, range(0x110000)) if HIDDEN.fullmatch(char)]
    assert not any(char.isprintable() for char in hidden)


@each_row(
    "char",
    [
        *("\x00", "\x07", "\x08", "\x0b", "\x1b", "\x7f", "\x80", "\x9b", "\x9d", "\x9f"),
        *("\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"),
        *("\u180e", "\u200b", "\u2060", "\u2063", "\u206f", "\ufeff", "\ufff9", "\U000e0041"),
    ],
)
def test_what_acts_or_hides_is_not_printed(char: str) -> None:
    assert printable(f"a{char}b") == one_line(f"a{char}b") == drawn(f"a{char}b") == "ab"
    assert in_place(f"a{char}b") == "a\ufffdb"


@each_row(
    "text",
    [
        "Оно включено — «да», 5\u00a0₽, 1\u202f000",
        "Ёлка Е\u0308лка",
        "co\u00adoperate",
        "👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽",
        "می\u200cخواهم",
        "क्\u200dष",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "שלום, עולם",
        "a\tb\nc",
    ],
)
def test_what_writing_needs_stays(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f3f4\U000e0068\U000e0069",
        "\U0001f3f4" + "\U000e0068" * 40 + "\U000e007f",
        "a\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_nothing_is_told_in_the_tags_of_a_flag_but_a_region(text: str) -> None:
    assert printable(text) == text[0]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_anywhere_ends_it_here(end: str) -> None:
    assert printable(f"a{end}b{end}") == "a\nb\n"
    assert one_line(f"a{end}b") == "a b"


def test_half_a_character_can_be_seen() -> None:
    assert printable("a\udcffb") == "a\ufffdb"


@given(text=ANY)
def test_nothing_is_left_and_nothing_is_left_to_do(text: str) -> None:
    for clean in (printable, one_line, drawn, in_place):
        once = clean(text)
        assert not HIDDEN.search(once) or "\U0001f3f4" in once
        assert clean(once) == once
        once.encode()
    assert len(drawn(text).splitlines()) <= 1
    assert len(in_place(text)) == len(text)


@given(text=ANY)
def test_json_means_the_same(text: str) -> None:
    said = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(said) == [text]
    assert not HIDDEN.search(said)


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("г. Москва\r\n\x1b[31mул. Ленина,\tд. 5\x1b[0m", "г. Москва\nул. Ленина,\tд. 5"),
        ("\x1b]0;title\x07one\x1b]8;;x\x1b\\two\x9b1;2mthree\x9dx\x9cfour", "onetwothreefour"),
        ("\x1b(Bone \x1bPq#\x1b\\two", "one two"),
        ("no end \x1b]0;title\nand \x1b[", "no end ]0;title\nand ["),
        ("a\x00b\x08c\x1bd\x7fe\x85f", "abcde\nf"),
    ],
)
def test_nothing_told_to_a_terminal_is_pasted(sent: str, text: str) -> None:
    assert pasted(sent) == text
