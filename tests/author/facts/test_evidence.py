"""What a status takes: each way to have less, by changing one thing of a library with enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, changer, codes_of
from wizard.author.facts.evidence import thin
from wizard.author.proof import examine
from wizard.author.tree.loading import load

ACT = "  act:\n    kind: law\n    title: The act on devices\n    read: 2026-11-22\n"
MANUAL = "    url: https://device.example/manual\n    for: anyone\n    read: 2026-11-22\n"
ADVICE = "    about: advice\n    status: unconfirmed\n    sources: [manual p. 9]\n"
POSTER = "  poster:\n    kind: press\n    title: The poster\n    read: 2026-11-22\n"
LEAFLET = "  leaflet:\n    kind: press\n    title: The leaflet\n    read: 2026-11-22\n"
OF_LAW, OF_SHOP = ["repair", "reply"], ["plug", "shop"]


def told(folder: Path) -> list[str]:
    """The claims of which more is said than is borne, or the codes of other faults."""
    found = list(thin(load(folder)))
    assert {fault.code for fault in found} <= {"thin-evidence"}
    return sorted(fault.message.split("«")[1].split("»")[0] for fault in found)


@pytest.mark.parametrize(
    ("act", "lacking"),
    [
        (ACT, []),
        (ACT.replace("kind: law", "kind: court"), []),
        (ACT.replace("    read: 2026-11-22\n", ""), OF_LAW),
        (ACT.replace("kind: law", "kind: press"), OF_LAW),
        (ACT.replace("kind: law", "kind: official"), OF_LAW),
        (f"{ACT}    copy_of: manual\n", OF_LAW),
        (f"{ACT}    copy_of: manual\n    edition: 2026-02-01\n", []),
    ],
)
def test_a_claim_of_law_takes_the_words_of_a_law_or_a_court(
    changed: Change, act: str, lacking: list[str]
) -> None:
    assert told(changed("facts.yaml", ACT, act)) == lacking


@pytest.mark.parametrize(
    ("manual", "audience", "lacking"),
    [
        (MANUAL, "anyone", []),
        (MANUAL.replace("    read: 2026-11-22\n", ""), "anyone", OF_SHOP),
        (MANUAL.replace("for: anyone", "for: others"), "buyer", OF_SHOP),
        (MANUAL.replace("    for: anyone\n", ""), "buyer", OF_SHOP),
        (MANUAL.replace("for: anyone", "for: buyer"), "buyer", []),
        (MANUAL.replace("for: anyone", "for: buyer"), "seller", OF_SHOP),
        (MANUAL.replace("for: anyone", "for: buyer"), "anyone", OF_SHOP),
    ],
)
def test_a_claim_of_the_shop_takes_a_page_of_its_own_for_those_who_are_told(
    changed: Change, manual: str, audience: str, lacking: list[str]
) -> None:
    changed("demo.yaml", "tree: demo\n", f"tree: demo\naudience: {audience}\n")
    assert told(changed("facts.yaml", MANUAL, manual)) == lacking


def test_a_page_of_anybody_else_bears_nothing_of_the_shop(changed: Change) -> None:
    assert told(changed("facts.yaml", "kind: official", "kind: press")) == OF_SHOP


def test_who_may_be_anybody_is_told_by_a_page_for_each_side(changed: Change) -> None:
    for_seller = LEAFLET.replace("kind: press", "kind: official\n    for: seller")
    changed("facts.yaml", MANUAL, MANUAL.replace("for: anyone", "for: buyer"))
    changed("facts.yaml", "facts:\n", f"{for_seller}facts:\n")
    folder = changed("facts.yaml", "[manual p. 3]", "[manual p. 3, leaflet]")
    assert told(folder) == ["shop"]
    assert told(changed("facts.yaml", "[manual p. 2]", "[manual p. 2, leaflet]")) == []


@pytest.mark.parametrize(
    ("leaflet", "sources", "lacking"),
    [
        (LEAFLET, "manual p. 9, leaflet", []),
        (LEAFLET, "leaflet", ["desk"]),
        (LEAFLET, "leaflet p. 1, leaflet p. 2", ["desk"]),
        (LEAFLET.replace("    read: 2026-11-22\n", ""), "manual p. 9, leaflet", ["desk"]),
        (f"{LEAFLET}    copy_of: manual\n", "manual p. 9, leaflet", ["desk"]),
        (f"{LEAFLET}    copy_of: act\n", "manual p. 9, leaflet", []),
        (f"{LEAFLET}{POSTER}", "leaflet, poster", []),
        (f"{LEAFLET}    copy_of: act\n{POSTER}    copy_of: act\n", "leaflet, poster", ["desk"]),
    ],
)
def test_advice_takes_two_who_do_not_repeat_each_other(
    changed: Change, leaflet: str, sources: str, lacking: list[str]
) -> None:
    changed("facts.yaml", "facts:\n", f"{leaflet}facts:\n")
    new = ADVICE.replace("unconfirmed", "confirmed").replace("manual p. 9", sources)
    assert told(changed("facts.yaml", ADVICE, new)) == lacking


@pytest.mark.parametrize("status", ["unconfirmed", "disputed", "outdated", "wrong", "blocked"])
def test_what_is_not_called_confirmed_takes_nothing(changed: Change, status: str) -> None:
    changed("facts.yaml", "status: confirmed\n    sources: [act s. 7]",
            f"status: {status}\n    sources: [act s. 7]")  # fmt: skip
    unread = ACT.replace("    read: 2026-11-22\n", "")
    assert told(changed("facts.yaml", ACT, unread)) == ["reply"]


@pytest.mark.parametrize(
    ("act", "about", "lacking"),
    [
        (ACT, "law", []),
        (ACT, "ozon", ["repair"]),
        (ACT.replace("kind: law", "kind: court"), "law", ["repair"]),
        (ACT.replace("    read: 2026-11-22\n", ""), "law", OF_LAW),
    ],
)
def test_a_former_edition_is_one_of_a_law_whose_words_were_read(
    changed: Change, act: str, about: str, lacking: list[str]
) -> None:
    changed("facts.yaml", "about: law\n    status: confirmed\n    sources: [act s. 7]",
            f"about: {about}\n    status: former_edition\n    sources: [act s. 7]")  # fmt: skip
    assert told(changed("facts.yaml", ACT, act)) == lacking


def test_a_copy_names_the_source_that_is_none(changed: Change) -> None:
    copy = f"{LEAFLET}    copy_of: act\n"
    changed("facts.yaml", "facts:\n", f"{copy}facts:\n")
    folder = changed("facts.yaml", "[act s. 7]", "[act s. 7, leaflet]")
    assert codes_of(folder) == []
    changed("facts.yaml", "facts:\n", f"{POSTER}    copy_of: leaflet\nfacts:\n")
    folder = changed("facts.yaml", "[act s. 9]", "[act s. 9, poster]")
    assert codes_of(folder) == ["copy-of-copy"]


def test_a_copy_of_nothing_is_no_copy(changed: Change) -> None:
    folder = changed("facts.yaml", MANUAL, f"{MANUAL}    copy_of: manul\n")
    (fault,) = [fault for fault in examine(folder)[1] if fault.code == "unknown-source"]
    assert fault.hint == "did you mean «manual»?"


def test_nothing_of_the_shop_is_said_to_nobody(changed: Change) -> None:
    """A claim that no tree says is told as such, and still takes an official page."""
    spare = (
        "facts:\n  spare: {text: A spare plug is there., about: ozon, status: confirmed,"
        " sources: [leaflet], checked: 2026-11-22}\n"
    )
    folder = changed("facts.yaml", "facts:\n", f"{LEAFLET}{spare}")
    assert told(folder) == ["spare"]


def test_a_field_of_a_form_is_told_to_whoever_its_tree_is_for(formed: Path) -> None:
    change = changer(formed)
    change("demo.yaml", "tree: demo\n", "tree: demo\naudience: buyer\n")
    change("demo.yaml", "details: For the answer,", "details: For the answer, facts: [spare],")
    official = LEAFLET.replace("kind: press", "kind: official\n    for: buyer")
    spare = (
        "facts:\n  spare: {text: A spare plug is there., about: ozon, status: confirmed,"
        " sources: [leaflet], checked: 2026-11-22}\n"
    )
    assert told(change("facts.yaml", "facts:\n", f"{official}{spare}")) == []
