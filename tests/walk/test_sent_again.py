"""What went out once more: what was told of the first sending is of that alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY, Change, changer, library
from wizard.i18n import language
from wizard.outcome.page import Pages
from wizard.walk.numbers import told
from wizard.walk.sent_again import goes_out, of_others
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

MAIL = """\
  mail:
    kind: action
    title: The letter
    text: Wait for it
    number: serial
    choices:
      there: {label: It arrived, to: story}
      back: {label: It came back, to: anew}
      later: {label: It is under way, wait: true}

  anew:
    kind: action
    text: Send it again
    sends_again: true
    choices:
      posted: {label: It is sent, to: mail}
      not_yet: {label: Not yet, wait: true, done: never}
      over: {label: Why should I, done: never, to: story}

  story:
    kind: input
    type: track
"""


@pytest.fixture
def folder(changed: Change) -> Path:
    """The sample library, in which a letter comes back and is sent again."""
    folder = changed("demo.yaml", "They refused, to: story", "They refused, to: mail")
    changer(folder)("demo.yaml", "  story:\n    kind: input\n    type: multiline\n", MAIL)
    changer(folder)("demo.yaml", "save_as: story", "save_as: serial")
    changer(folder)(
        "demo.yaml", "text\n    text: What is the serial", "track\n    text: What is the"
    )
    return folder


def came_back(folder: Path) -> Walk:
    walk = Walker(library(folder), "demo.call").begin(TODAY).answer("refused")
    return walk.answer("later").numbered("RA123456785RU").answer("back")


def test_its_number_is_to_be_told_again(folder: Path) -> None:
    before = came_back(folder)
    assert told(before, "serial")
    walk = before.answer("posted")
    assert walk.at == "demo.mail"
    assert not told(walk, "serial")
    assert told(walk.answer("later").numbered("RA000000005RU"), "serial")
    page = Pages(library(folder), language("en")).page(walk.answer("there"))
    assert (page.at, page.prefill) == ("demo.story", None)


@pytest.mark.parametrize(
    ("answer", "sent"), [("posted", True), ("not_yet", False), ("over", False), ("gone", False)]
)
def test_it_went_out_where_that_is_said(folder: Path, answer: str, sent: bool) -> None:
    assert goes_out(library(folder), Step("demo.anew", answer, TODAY)) is sent


def test_other_steps_send_nothing_again(folder: Path) -> None:
    for node, answer in (("demo.call", "later"), ("demo.mail", "later"), ("demo.none", "posted")):
        assert not goes_out(library(folder), Step(node, answer, TODAY))


def test_what_was_told_of_the_first_is_left_out(folder: Path) -> None:
    answers = {"demo.story": "RA123456785RU", "serial": "RA", "demo.owner": "Ann"}
    assert of_others(library(folder), answers) == {"demo.owner": "Ann"}


def test_each_sending_is_waited_for_in_its_own_line(folder: Path) -> None:
    pages = Pages(library(folder), language("en"))
    walk = came_back(folder).answer("posted").answer("there").answer("RA000000005RU")
    channels = [one.channel for one in pages.history.attempts(walk, language("en"))]
    assert channels == [
        "Help desk",
        "The letter, No. RA123456785RU",
        "Send it again",
        "The letter, No. RA000000005RU",
    ]


def test_what_is_awaited_without_a_number_is_so_too(folder: Path) -> None:
    changer(folder)(
        "demo.yaml", "    number: serial\n    choices", "    reply_within: reply\n    choices"
    )
    walk = Walker(library(folder), "demo.call").begin(TODAY)
    for answer in ("refused", "later", "back", "posted", "later", "there"):
        walk = walk.answer(answer)
    found = Pages(library(folder), language("en")).history.attempts(walk, language("en"))
    assert [(one.channel, one.answer) for one in found] == [
        ("Help desk", "They refused"),
        ("The letter", "It came back"),
        ("Send it again", "It is sent"),
        ("The letter", "It arrived"),
    ]
