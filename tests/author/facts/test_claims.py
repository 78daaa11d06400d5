"""The balance of facts.yaml: cited, drawn from somewhere, fresh."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, TODAY, Change, codes_of
from wizard.author.facts.claims import stale, unbalanced, uncited
from wizard.author.flow.ways import ways
from wizard.author.proof import examine
from wizard.author.tree.loading import load
from wizard.commands.proved import sound

SPARE = """facts:
  spare:
    text: A spare plug is in the box.
    about: ozon
    status: confirmed
    sources: [manual p. 4]
    checked: 2026-11-22
"""
ISLAND = "nodes:\n  island: {kind: outcome, status: open, text: Alone, facts: [spare]}\n"


def told(folder: Path) -> list[tuple[str, str]]:
    """The codes and the hints of what nothing cites."""
    loaded = load(folder)
    return [(fault.code, fault.hint) for fault in uncited(loaded, ways(loaded))]


@pytest.fixture
def spare(changed: Change) -> Path:
    """A library with a fact that nothing cites."""
    return changed("facts.yaml", "facts:\n", SPARE)


def test_a_fact_that_nothing_cites_is_told_with_what_to_do(spare: Path) -> None:
    (found,) = told(spare)
    assert found == ("uncited-fact", "name it under `facts` where it is said")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("demo.yaml", "facts: [plug]", "facts: [plug, spare]"),
        ("demo.yaml", 'no: {label: "No", to: plug_in}',
         'no: {label: "No", to: plug_in, facts: [spare]}'),
        ("letters/ask.md", "facts: [repair]", "facts: [repair, spare]"),
    ],
)  # fmt: skip
def test_a_fact_is_cited_by_a_screen_a_choice_or_a_letter(
    spare: Path, changed: Change, file: str, old: str, new: str
) -> None:
    assert told(changed(file, old, new)) == []


@pytest.mark.parametrize(("check", "cited"), [("always: true", True), ("always: false", False)])
def test_a_fact_is_cited_by_a_check_of_messages_that_some_letter_is_held_against(
    spare: Path, changed: Change, check: str, cited: bool
) -> None:
    advice = f"checks:\n  plug:\n    needs: {{words: [plug]}}\n    text: no plug\n    {check}\n"
    folder = changed("messages.yaml", "checks:\n", f"{advice}    facts: [spare]\n")
    assert (told(folder) == []) is cited
    changed("letters/ask.md", "checks: [date]", "checks: [date, plug]")
    assert told(folder) == []


def test_a_fact_that_only_an_unreachable_node_cites_is_uncited(
    spare: Path, changed: Change
) -> None:
    folder = changed("demo.yaml", "nodes:\n", ISLAND)
    assert told(folder) == [("uncited-fact", "only nodes that nobody can reach cite it")]
    assert told(changed("demo.yaml", "to: plug_in}", "to: island}")) == []


def test_a_node_is_reached_from_the_start_of_any_tree(spare: Path) -> None:
    other = (
        "tree: more\ntitle: More\n{start}nodes:\n  end: {{kind: outcome, status: open, text: E, "
    )
    (spare / "more.yaml").write_text(other.format(start="") + "facts: [spare]}\n", "utf-8")
    assert told(spare) == [("uncited-fact", "only nodes that nobody can reach cite it")]
    (spare / "more.yaml").write_text(other.format(start="start: end\n") + "facts: [spare]}\n")
    assert told(spare) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("demo.yaml", "    doubtful: [old_line]\n", "", "uncited-contact"),
        ("demo.yaml", "    contact: desk\n", "", "uncited-contact"),
        ("demo.yaml", "    reply_within: reply\n", "", "uncited-term"),
        ("demo.yaml", "    facts: [plug]\n", "", "uncited-fact"),
        ("facts.yaml", "[manual p. 3]", "[act s. 7]", None),
    ],
)
def test_what_is_cited_no_more_is_told(
    changed: Change, file: str, old: str, new: str, code: str | None
) -> None:
    assert [found for found, _ in told(changed(file, old, new))] == ([code] if code else [])


def test_a_contact_may_be_cited_by_the_letter_of_a_node_alone(changed: Change) -> None:
    folder = changed("demo.yaml", "    contact: shop\n", "")
    assert told(folder) == []
    name = 'contacts["shop"].value'
    assert told(changed("letters/ask.md", "contacts.shop.value", name)) == []
    assert told(changed("demo.yaml", "    letter: ask\n", ""))[0][0] == "uncited-contact"


@pytest.mark.parametrize(
    "entry",
    [
        "{term: reply, from: bought}",
        "[{when: {power: off}, is: none}, {term: reply, from: bought}]",
    ],
)
def test_a_term_may_be_cited_by_a_derived_value(changed: Change, entry: str) -> None:
    changed("demo.yaml", "    reply_within: reply\n", "")
    assert told(changed("demo.yaml", "nodes:\n", f"  until: {entry}\nnodes:\n")) == []


def test_a_library_with_errors_is_not_told_what_follows_from_them(changed: Change) -> None:
    changed("demo.yaml", "facts: [plug]", "facts: [plugs]")
    assert codes_of(changed("facts.yaml", "facts:\n", SPARE)) == ["unknown-fact"]


def test_a_library_that_claims_too_much_can_still_be_walked(spare: Path, changed: Change) -> None:
    changed("facts.yaml", "8 800 555-35-35", "8 800 555-35-3")
    assert "bad-phone" in codes_of(spare)
    assert sound(spare).manifest.library == "sample"


@pytest.mark.parametrize(
    ("day", "today", "old"),
    [
        ("2025-11-22", date(2026, 11, 22), False),
        ("2025-11-22", date(2026, 11, 23), True),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
    ],
)
@pytest.mark.parametrize("key", ["read", "checked"])
def test_a_date_is_stale_after_a_year(
    changed: Change, key: str, day: str, today: date, old: bool
) -> None:
    path = changed("facts.yaml", f"{key}: 2026-11-22", f"{key}: {day}")
    found = [fault.message for fault in stale(load(path), today) if day in fault.message]
    assert len(found) == old
    assert all(key in message for message in found)


@pytest.mark.parametrize(("day", "codes"), [("2026-11-22", []), ("2026-11-23", ["future-date"])])
def test_nobody_has_looked_on_a_day_that_is_to_come(
    changed: Change, day: str, codes: list[str]
) -> None:
    assert codes_of(changed("facts.yaml", "checked: 2026-11-22", f"checked: {day}")) == codes


def test_a_date_that_is_none_is_not_called_stale(changed: Change) -> None:
    assert codes_of(changed("facts.yaml", "read: 2026-11-22", "read: long ago")) == ["wrong-type"]


def test_no_age_is_told_without_a_day(copy: Path) -> None:
    assert examine(copy)[1] == []
    assert {fault.code for fault in examine(copy, TODAY.replace(year=2028))[1]} == {"stale-date"}


def rows(folder: Path, ledger: str, left_out: str = "") -> list[str]:
    """What is told of a ledger; the first fact of the library is drawn from R2 and R03."""
    path = folder / "facts.yaml"
    text = path.read_text("utf-8").replace("[manual p. 3]", "[manual p. 3 R2, act R03, act R3x]", 1)
    path.write_text(f"ledger: {ledger}\nleft_out: {{{left_out}}}\n{text}", "utf-8")
    return [fault.message for fault in unbalanced(load(folder))]


@pytest.mark.parametrize(
    ("ledger", "left_out", "said"),
    [
        ("{prefix: R, first: 2, last: 3}", "", []),
        ("{prefix: R, first: 1, last: 3}", "R1: Why", []),
        ("{prefix: R, first: 1, last: 12}", "R07: Why", ["R01, R04–R06, R08–R12"]),
        ("{prefix: R, first: 2, last: 3}", "R3: Why", ["«R3» is left out, and cited"]),
        ("{prefix: R, first: 2, last: 2}", "", ["no row «R3»"]),
        ("{prefix: R, first: 2, last: 3}", "R4: Why", ["no row «R4»"]),
        ("{prefix: R, first: 2, last: 3}", "Q1: Why", ["no row «Q1»"]),
        ("{prefix: R, first: 1, last: 900000000}", "", ["R000000001, R000000004–R900000000"]),
    ],
)
def test_every_row_of_the_ledger_is_cited_or_left_out(
    copy: Path, ledger: str, left_out: str, said: list[str]
) -> None:
    found = rows(copy, ledger, left_out)
    assert len(found) == len(said)
    assert all(words in message for words, message in zip(said, found, strict=True))


def test_the_shipped_library_has_a_ledger() -> None:
    facts = load(SHIPPED).library.facts
    assert facts.ledger is not None
    assert list(unbalanced(load(SHIPPED))) == []
