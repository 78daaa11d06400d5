"""Contacts that can be used, and that never stand anywhere without their status."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of
from wizard.author.facts.contacts import malformed, unmarked
from wizard.author.tree.loading import load


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("8 800 555-35-35", None),
        ("+7 495 009-70-70", None),
        ("8 800 555-35-35, доб. 12", None),
        ("the number that the box shows", None),
        ("112", None),
        ("8 800 555-35-3", "bad-phone"),
        ("8 100 555-35-35", "bad-phone"),
        ("call 24 hours a day", "bad-phone"),
    ],
)
def test_a_phone_is_a_number_that_exists_or_words(
    changed: Change, value: str, code: str | None
) -> None:
    folder = changed("facts.yaml", "8 800 555-35-35", f'"{value}"')
    assert [fault.code for fault in malformed(load(folder))] == ([code] if code else [])


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("help@device.example", True),
        ("help.me@почта.рф", True),
        ("device.example", False),
        ("help@device", False),
        ("write to help@device.example", False),
    ],
)
def test_a_mail_address_has_its_two_sides(changed: Change, value: str, good: bool) -> None:
    old = "kind: phone\n    label: Help desk\n    value: 8 800 555-35-35"
    folder = changed("facts.yaml", old, f"kind: email\n    label: Help desk\n    value: {value}")
    assert [fault.code for fault in malformed(load(folder))] == ([] if good else ["bad-email"])


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("http://device.example:8080/a?b#c", True),
        ("https://почта.рф/", True),
        ("https://", False),
        ("ftp://device.example/", False),
        ("mailto:help@device.example", False),
        ("https://device.example/the manual", False),
        ('"https://[device/"', False),
        ('""', True),  # that there is nothing is told as such
    ],
)
@pytest.mark.parametrize("old", ["https://device.example/manual", "https://device.example/\n"])
def test_a_web_address_has_a_scheme_and_a_host(
    changed: Change, old: str, url: str, good: bool
) -> None:
    folder = changed("facts.yaml", f"url: {old}", f"url: {url}\n")
    assert [fault.code for fault in malformed(load(folder))] == ([] if good else ["bad-url"])


STEP = "Have the receipt at hand."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (STEP, "Call 88005553535."),
        (STEP, "Call +7 (800) 555 35 35, and wait."),
        ("details: The device is {{ age }} days old.", "details: It is +7.800.555.35.35 today."),
        ("{label: The receipt}", "{label: The receipt, hint: 8-800-555-35-35}"),
        ('{label: "Yes", to: power}', '{label: "Yes, by 8 800 555-35-35", to: power}'),
        ("title: A device does not", "title: 8 800 555-35-35 does not"),
    ],
)
def test_a_doubtful_phone_in_a_text_is_found_however_it_is_written(
    changed: Change, old: str, new: str
) -> None:
    folder = changed("demo.yaml", old, new)
    assert [fault.code for fault in unmarked(load(folder))] == ["contact-by-hand"]


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("help@device.example", "Write to help@device.example.", True),
        ("help@device.example", "Write to no.help@device.example.", False),
        ("help@device.example", "Write to help@device.example.org.", False),
        ("desk.example/help", "Open https://desk.example/help, and ask.", True),
        ("desk.example/help", "Open https://desk.example/helpers, and ask.", False),
        ("desk.example", "Open my.desk.example, and ask.", False),
        ("the nearest office", "Go to the nearest office.", False),
    ],
)
def test_a_doubtful_address_in_a_text_is_found_and_common_words_are_not(
    changed: Change, value: str, text: str, found: bool
) -> None:
    old = "kind: phone\n    label: Help desk\n    value: 8 800 555-35-35"
    changed("facts.yaml", old, f"kind: web\n    label: Help desk\n    value: {value}")
    folder = changed("demo.yaml", STEP, text)
    codes = ["contact-by-hand"] if found else []
    assert [fault.code for fault in unmarked(load(folder))] == codes


def test_what_is_confirmed_may_be_written_anywhere(changed: Change) -> None:
    changed("demo.yaml", STEP, "Look at device.example.")
    assert codes_of(changed("letters/ask.md", "Dear", "See device.example, dear")) == []


def test_a_value_that_is_confirmed_under_another_name_is_confirmed(changed: Change) -> None:
    changed("demo.yaml", STEP, "Call 8 800 555-35-35.")
    twin = (
        "contacts:\n  twin: {kind: phone, label: Twin, value: 8 800 555-35-35, for: anyone,"
        " about: ozon, status: confirmed, sources: [manual p. 2], checked: 2026-11-22}\n"
    )
    assert list(unmarked(load(changed("facts.yaml", "contacts:\n", twin)))) == []


def test_an_id_with_the_digits_of_a_phone_is_no_text(changed: Change) -> None:
    for file in ("facts.yaml", "demo.yaml"):
        folder = changed(file, "old_line", "line_8_800_000_00_00")
    assert codes_of(folder) == []


@pytest.mark.parametrize(
    ("new", "codes", "column"),
    [
        ("Call {{ contacts.desk.label }}", ["unsure-contact"], 9),
        ("Call {{ contacts['desk'].value }}", ["unsure-contact"], 9),
        ("Dear Sir, 8 800 555 35 35", ["contact-by-hand"], 1),
    ],
)
def test_a_letter_holds_nothing_doubtful(
    changed: Change, new: str, codes: list[str], column: int
) -> None:
    folder = changed("letters/ask.md", "Dear {{ owner }},", new)
    found = list(unmarked(load(folder)))
    assert [fault.code for fault in found] == codes
    line = (folder / "letters" / "ask.md").read_text("utf-8").splitlines().index(new) + 1
    assert [(fault.line, fault.column) for fault in found] == [(line, column)]


@pytest.mark.parametrize("old", ["8 800 555-35-35", "title: The manual"])
def test_no_template_stands_where_there_are_words(changed: Change, old: str) -> None:
    new = '"{% x %}"' if old[0] == "8" else 'title: "{% x %}"'
    folder = changed("facts.yaml", old, new)
    assert "bad-placeholder" in [fault.code for fault in malformed(load(folder))]
