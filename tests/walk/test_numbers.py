"""A number belongs to the message that was sent last."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY, Change, changer, library
from wizard.i18n import language
from wizard.outcome.page import Pages
from wizard.walk.numbers import told
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

AGAIN: tuple[str | list[str], ...] = ("again", "yes", "on", "2026-11-01", "Ann", [])
"""From the call back to the beginning, and to the call once more."""


@pytest.fixture
def folder(changed: Change) -> Path:
    """The sample library, in which who waits for an answer is asked for a number."""
    return changed("demo.yaml", "reply_within: reply", "reply_within: reply\n    number: serial")


def waiting(folder: Path, number: str = "") -> Walk:
    walk = Walker(library(folder), "demo.call").begin(TODAY).answer("later")
    return walk.numbered(number) if number else walk


def test_it_is_known_once_it_was_told(folder: Path) -> None:
    assert not told(waiting(folder), "serial")
    assert told(waiting(folder, "12-345"), "serial")
    assert not told(waiting(folder, "12-345"), "owner")


def test_an_answer_to_the_same_message_changes_nothing(folder: Path) -> None:
    assert told(waiting(folder, "12-345").answer("later"), "serial")
    assert told(waiting(folder, "12-345").answer("refused"), "serial")


def test_once_the_next_message_is_sent_it_is_that_of_the_one_before(folder: Path) -> None:
    walk = waiting(folder, "12-345")
    for answer in AGAIN:
        walk = walk.answer(answer)
    assert walk.at == "demo.call"
    assert told(walk, "serial")
    assert not told(walk.answer("later"), "serial")


def test_a_field_tells_it_and_one_that_was_skipped_does_not(folder: Path) -> None:
    at_serial = Walker(library(folder), "demo.serial").begin(TODAY)
    assert told(at_serial.answer("N-7"), "serial")
    assert not told(at_serial.answer(None), "serial")


def test_the_number_of_the_letter_before_is_not_offered_for_the_next_one(folder: Path) -> None:
    change = changer(folder)
    change("demo.yaml", "type: multiline\n    title: Their answer", "type: track")
    change("demo.yaml", "save_as: story", "save_as: serial")
    change(
        "demo.yaml",
        "type: text\n    text: What is the serial",
        "type: track\n    text: What is the",
    )
    made = Pages(library(folder), language("en"))
    walk = waiting(folder, "RA123456785RU")
    assert made.page(walk.answer("refused")).offered == "RA123456785RU"
    for answer in (*AGAIN, "refused"):
        walk = walk.answer(answer)
    assert walk.at == "demo.story"
    assert made.page(walk).offered == ""
