"""What the terminal sends, as messages: a paste is one, whatever stands in it."""

from __future__ import annotations

import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable

import pytest
from textual.events import Key, MouseDown, Paste, Resize
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("another driver is used there", allow_module_level=True)

from wizard.tui.terminal_parser import ENDLESS, Parser, marked, unmarked

TEXT = "г. Москва\r\x1b[31mул. Ленина\x1b, д. 5\x1b[20~\x1b]0;x\x07\x1b[200~"
SENT = f"a\x1b[200~{TEXT}\x1b[201~b\x1b[200~c\x1b[201~d"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 4096])
def test_a_paste_is_whole_up_to_its_end(size: int) -> None:
    parser = Parser()
    heard = [
        message.text if isinstance(message, Paste) else (message.key,)
        for start in range(0, len(SENT), size)
        for message in parser.feed(SENT[start : start + size])
        if isinstance(message, Key | Paste)
    ]
    assert heard == [("a",), TEXT, ("b",), "c", ("d",)]


@pytest.mark.parametrize(
    "sent", ["абв", "Заказ 12345678-0012\r", "a\rb\tc\n", "12345678-0012", "1\r1\r", "1\n2"]
)
def test_what_no_fingers_type_at_once_is_a_paste(sent: str) -> None:
    assert unmarked(sent)


@pytest.mark.parametrize(
    "sent", ["1", "й\r", "12", "1111", "jjjj", "\r\r\r", "1\r\r", "\r1", "\x1b[B\x1b[B", "12\x7f34"]
)
def test_keys_that_come_at_once_are_keys(sent: str) -> None:
    assert not unmarked(sent)


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        ("абв", ["абв"]),
        ("абв\r", ["абв", "enter"]),
        ("а\rб\r", ["а\rб\r"]),
    ],
)
def test_the_enter_behind_one_line_is_a_key_still(sent: str, heard: list[str]) -> None:
    assert [
        message.text if isinstance(message, Paste) else message.key
        for message in Parser().feed(marked(sent))
        if isinstance(message, Key | Paste)
    ] == heard


def heard(messages: Iterable[Message]) -> list[str]:
    return [
        message.text if isinstance(message, Paste) else message.key
        for message in messages
        if isinstance(message, Key | Paste)
    ]


@pytest.mark.parametrize(
    ("sent", "quiet", "found"),
    [
        ("abc", ENDLESS, ["abc"]),
        ("abc\x03", 0, ["abc", "ctrl+c"]),
        ("abc\x1b", 0.5, ["abc", "escape"]),
        ("", ENDLESS, []),
    ],
)
def test_a_paste_whose_end_is_lost_is_ended(sent: str, quiet: float, found: list[str]) -> None:
    parser = Parser()
    assert heard(parser.feed(f"\x1b[200~{sent}")) == []
    assert parser.endless(quiet)
    # An Esc is known as such when nothing follows it.
    assert heard([*parser.end_paste(), *parser.end()]) == found
    assert not parser.pasting


@pytest.mark.parametrize("before", ["", "\x1b"])
def test_a_paste_whose_mark_has_lost_its_escape_is_a_paste_still(before: str) -> None:
    """A slow network: the Esc of the mark came alone, and was taken for a key."""
    parser = Parser()
    if before:
        assert heard(parser.feed(before)) == []
        parser._timeout_time = 0.0
        assert heard(parser.tick()) == ["escape"]
    assert heard([*parser.feed("[200~ab\x1b[201~"), *parser.feed("q")]) == ["ab", "q"]


def test_a_mark_that_comes_in_two_parts_is_one() -> None:
    parser = Parser()
    assert heard([*parser.feed("\x1b"), *parser.feed("[200~ab\x1b[201~q")]) == ["ab", "q"]


def test_a_letter_that_comes_in_two_parts_is_one_letter() -> None:
    decode, parser = getincrementaldecoder("utf-8")("replace").decode, Parser()
    sent = [bytes([byte]) for byte in "ёж".encode()]
    assert heard(message for part in sent for message in parser.feed(decode(part))) == ["ё", "ж"]


def test_keys_are_heard_behind_such_a_paste_and_its_late_end_is_nothing() -> None:
    parser = Parser()
    assert heard([*parser.feed("\x1b[200~abc"), *parser.end_paste()]) == ["abc"]
    assert heard([*parser.feed("\x1b[201~"), *parser.feed("q")]) == ["q"]


def test_a_paste_that_is_slow_is_waited_for() -> None:
    parser = Parser()
    assert heard(parser.feed("\x1b[200~abc")) == []
    assert not parser.endless(ENDLESS / 2)
    assert not Parser().endless(ENDLESS)


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[1089;5u", "ctrl+c"),  # С on a Russian keyboard
        ("\x1b[1079;5u", "ctrl+p"),
        ("\x1b[1082;5u", "ctrl+r"),
        ("\x1b[1103;5u", "ctrl+z"),
        ("\x1b[1089::99;5u", "ctrl+c"),  # with what else the key means
        ("\x1b[99;5u", "ctrl+c"),
        ("\x1b[1089u", "с"),
    ],
)
def test_what_is_held_with_ctrl_is_the_key_in_any_alphabet(sent: str, key: str) -> None:
    heard = [message.key for message in Parser().feed(sent) if isinstance(message, Key)]
    assert heard == [key]


@pytest.mark.parametrize("sent", ["\x1b[::;5u", "\x1b[99999999999;5u", "\x1b[1;:;:u"])
def test_a_key_that_is_none_ends_nothing(sent: str) -> None:
    list(Parser().feed(sent))


NO_KEYS = {
    "a colour": "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "a colour, by BEL": "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    "what is on the clipboard": "\x1b]52;c;MTIzNDU2Nzg5MTIzNDU2Nzg5MTIzNDU2Nzg5\x07",
    "what it is": "\x1b[?64;1;2;4c",
    "which version it is": "\x1b[>1;4000;29c",
    "light or dark": "\x1b[?997;1n",
    "a setting": "\x1bP1$r0;1m\x1b\\",
    "a program's own": "\x1b_G i=31;OK 1\x1b\\",
    "rxvt, Ctrl and Insert": "\x1b[2^",
    "rxvt, Shift and PgUp": "\x1b[5$",
    "a keypad with Shift": "\x1bO2q",
    "a key that is let go": "\x1b[49;1:3u",
    "one of no name": "\x1b[1;2;3;4;5z",
}


@pytest.mark.parametrize("sent", NO_KEYS.values(), ids=NO_KEYS)
@pytest.mark.parametrize("size", [4096, 3])
def test_what_is_no_key_is_no_letters_either(sent: str, size: int) -> None:
    parser, found = Parser(), list[str]()
    for start in range(0, len(sent), size):
        found += heard(parser.feed(sent[start : start + size]))
    assert [*found, *heard(parser.feed("q"))] == ["q"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[27;5;99~", "ctrl+c"),  # as xterm spells what is held with others
        ("\x1b[27;3;49~", "alt+1"),
        ("\x1b[99;5:1u", "ctrl+c"),  # pressed
        ("\x1b[99;5:2u", "ctrl+c"),  # held
        ("\x1b[1;2A", "shift+up"),
        ("\x1b[[A", "f1"),  # the console of Linux
        ("\x1bOP", "f1"),
    ],
)
def test_a_key_is_known_however_it_is_spelled(sent: str, key: str) -> None:
    assert heard(Parser().feed(sent)) == [key]


def test_a_string_of_the_terminal_whose_end_is_lost_takes_no_keys() -> None:
    parser = Parser()
    assert heard(parser.feed("\x1b]11;rgb")) == []
    list(parser.tick())
    assert heard(parser.feed("q")) == ["q"]


def test_the_mouse_is_heard() -> None:
    assert [type(message) for message in Parser().feed("\x1b[<0;5;5M")] == [MouseDown]


def test_the_size_is_heard() -> None:
    assert [type(message) for message in Parser().feed("\x1b[48;24;80;0;0t")] == [Resize]
