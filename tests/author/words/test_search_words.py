"""Words by which nobody is found, and those that two entries say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, faults
from wizard.author.tree.loading import load
from wizard.author.tree.translation import read, spoken
from wizard.author.words.search_words import SearchWords

PLUG, POWER = "    text: Plug it in\n", "    text: Is the light of the socket on?\n"


def entries(copy: Path, first: str, second: str) -> list[str]:
    change = changer(copy)
    change("demo.yaml", PLUG, f"{PLUG}    entry: {first}\n")
    return [
        fault.code for fault in faults(change("demo.yaml", POWER, f"{POWER}    entry: {second}\n"))
    ]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("{title: Smoke, words: [it burns]}", "{title: Dark, words: [no light]}", []),
        ("{title: Smoke, words: [it burns]}", "{title: Dark, words: [Burns!]}", ["same-words"]),
        ("{title: Smoke, words: [it burns]}", "{title: smoke., words: [dark]}", ["same-words"]),
        ("{title: Smoke, words: [light no]}", "{title: Dark, words: [no light]}", ["same-words"]),
        ("{title: Smoke, words: [light no]}", "{title: Dark, words: [no lights]}", []),
        ("{title: Smoke, words: [it burns, burnt]}", "{title: Dark, words: [light]}", []),
        ("{title: Smoke, words: [how do I]}", "{title: Dark, words: ['1234']}",
         ["no-words", "no-words"]),
        ("{title: Smoke, words: []}", "{title: Dark, words: [light]}", ["empty-value"]),
        ("{title: Smoke, words: [light, light]}", "{title: Dark, words: [off]}", ["same-entry"]),
        ("{title: Smoke, word: [light]}", "{title: Dark, words: [off]}", ["unknown-key"]),
        ("{words: [light]}", "{title: Dark, words: [off]}", ["missing-key"]),
        ("{title: Smoke}", "{title: Dark, words: [off]}", ["missing-key"]),
        ("{title: Smoke, words: light}", "{title: Dark, words: [off]}", ["wrong-type"]),
    ],
)  # fmt: skip
def test_entries_are_found_and_told_from_each_other(
    copy: Path, first: str, second: str, codes: list[str]
) -> None:
    assert entries(copy, first, second) == codes


def test_the_same_words_at_one_node_are_no_matter(copy: Path) -> None:
    loaded = load(
        changer(copy)("demo.yaml", PLUG, f"{PLUG}    entry: {{title: Dark, words: [darks]}}\n")
    )
    tree = loaded.library.trees["demo"]
    assert list(SearchWords().faults(tree, loaded.place("demo.yaml"))) == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [("дымит", []), ("дымит, горит, пахнет гарью", []), ("а", ["no-words"]),
     ("", ["not-translated"])],
)  # fmt: skip
def test_each_language_has_words_of_its_own(translated: Path, words: str, codes: list[str]) -> None:
    change = changer(translated)
    change("demo.yaml", PLUG, f"{PLUG}    entry: {{title: Smoke, words: [it burns, smokes]}}\n")
    entry = f"    entry: {{title: Дым, words: [{words}]}}\n" if words else ""
    change("locale/ru/demo.yaml", "  plug_in:\n", f"  plug_in:\n{entry}")
    assert [fault.code for fault in faults(translated)] == codes


def test_the_words_of_a_language_take_the_place_of_those_of_the_first(translated: Path) -> None:
    change = changer(translated)
    change("demo.yaml", PLUG, f"{PLUG}    entry: {{title: Smoke, words: [it burns, smokes]}}\n")
    for words in (["дымит"], ["дымит", "горит", "пахнет гарью"]):
        folder = change(
            "locale/ru/demo.yaml",
            "  plug_in:\n",
            f"  plug_in:\n    entry: {{title: Дым, words: [{', '.join(words)}]}}\n",
        )
        first = load(folder).library
        entry = spoken(first, read(folder, "ru", first)).node("demo.plug_in").entry
        assert entry is not None
        assert (entry.title, entry.words) == ("Дым", words)
        change(
            "locale/ru/demo.yaml", f"    entry: {{title: Дым, words: [{', '.join(words)}]}}\n", ""
        )
