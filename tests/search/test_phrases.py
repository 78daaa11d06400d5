"""What is said of the places of a library."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tests.conftest import SAMPLE, changer, library
from wizard.library.model import Candidate
from wizard.search.phrases import HINTED, NAMED, SAID, Beginning, leads_to, phrase, texts


def test_a_phrase_is_its_stems_and_those_that_are_denied() -> None:
    made = phrase("Посылка не пришла", SAID)
    assert made.words == {"посылка", "не", "пришла"}
    assert made.stems == ("посылк", "не", "пришл")
    assert made.denied == {"пришл"}
    assert made.weight == SAID


def test_a_choice_leads_where_it_says_or_where_no_guard_holds() -> None:
    choices = library(SAMPLE).node("demo.plugged").choices
    assert leads_to("demo", choices["yes"]) == "demo.power"
    guarded = replace(choices["yes"], to=[Candidate("call"), Candidate("owner")])
    assert leads_to("demo", guarded) == "demo.owner"


def test_labels_and_hints_of_choices_lead_to_their_places(copy: Path) -> None:
    change = changer(copy)
    old = "  plugged:\n    kind: question\n"
    change("demo.yaml", old, f"{old}    entry: {{title: It is dead, words: [no light]}}\n")
    said = list(texts(library(copy)))
    start = Beginning("demo.plugged")
    assert [(text, weight) for place, text, weight in said if place == start][:3] == [
        ("A device does not switch on", NAMED),
        ("It is dead", SAID),
        ("no light", SAID),
    ]
    assert {weight for _, _, weight in said} <= {SAID, NAMED, HINTED}
