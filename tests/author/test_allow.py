"""What an author allows, where, and what is told when it no longer is there."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of
from wizard.commands.proved import sound
from wizard.errors import FaultyLibraryError

BOX = "      box: {label: The box}"
SAME = "      box: {label: The receipt}"
REASON = "allow same-label: there are two"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (SAME, ["same-label"]),
        (f"{SAME}  # {REASON}", []),
        (f"      # {REASON}\n{SAME}", []),
        (f"      # {REASON}\n      # and a word more\n\n{SAME}", []),
        (f"# {REASON}\n      # allow todo-text: no\n{SAME}", ["bad-allow"]),
        (f"      # {REASON}\n      receipts: {{label: Receipts}}\n{SAME}",
         ["unused-allow", "same-label"]),
        (f"{SAME}\n      # {REASON}", ["same-label", "unused-allow"]),
        (f"{SAME}  # allow one-choice: there are two", ["same-label", "unused-allow"]),
        (f"{SAME}  # allow same-label", ["allow-reason"]),
        (f"{SAME}  # allow same-label:", ["allow-reason"]),
        (f"{SAME}  # allow unknown-node: there are two", ["same-label", "bad-allow"]),
        (f"      box: {{label: 'The receipt', hint: 'a # {REASON}'}}", ["same-label"]),
        (f"{SAME}  # we {REASON}", ["same-label"]),
        (f"{SAME}  # allow same-label because there are two", ["same-label", "bad-allow"]),
        (f"{SAME}  # allow: same-label there are two", ["same-label", "bad-allow"]),
        (f"{SAME}  # Allow same-label, one-choice: two", ["same-label", "bad-allow"]),
        (f"{SAME}  # allow the person to leave it out", ["same-label"]),
    ],
)  # fmt: skip
def test_a_comment_allows_what_stands_on_its_line_or_the_next(
    changed: Change, lines: str, codes: list[str]
) -> None:
    assert codes_of(changed("demo.yaml", BOX, lines)) == codes


@pytest.mark.parametrize(
    "lines",
    [
        "{# allow unset-name: by hand #}\nBought {{ bought }}, written on",
        "Bought {{ bought }}, {# allow unset-name: by hand #}written on",
        "Bought {{ bought }}, {#- allow unset-name: by hand -#} written on",
    ],
)
def test_a_letter_allows_in_a_comment_of_its_own(changed: Change, lines: str) -> None:
    folder = changed("letters/ask.md", "Written on", lines)
    assert codes_of(folder) == []
    assert sound(folder).manifest.start == "demo"


def test_the_head_of_a_letter_is_yaml(changed: Change) -> None:
    changed("demo.yaml", "    letter: ask\n", "")
    head = "letter: ask  # allow unused-letter: it is sent by hand"
    assert codes_of(changed("letters/ask.md", "letter: ask", head)) == []


def test_a_comment_without_a_reason_stops_the_wizard(changed: Change) -> None:
    with pytest.raises(FaultyLibraryError, match="allow-reason"):
        sound(changed("demo.yaml", BOX, f"{SAME}  # allow same-label"))


def test_while_there_are_errors_nothing_is_called_unused(changed: Change) -> None:
    changed("demo.yaml", BOX, f"{BOX}  # {REASON}")
    assert codes_of(changed("demo.yaml", "to: story}", "to: stroy}")) == ["unknown-node"]
