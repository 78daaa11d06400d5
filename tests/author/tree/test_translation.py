"""Overlays: what they may say, and the library that comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLE, TRANSLATION, Change, library
from wizard.author.tree.overlay import TOP, Below, Overlay
from wizard.author.tree.source import Where
from wizard.author.tree.translation import Translation, languages, parts, read, spoken, texts
from wizard.library.library import Library
from wizard.library.model import Question

ALL = [(file, where) for file, part in parts(library(SAMPLE)).items() for where, _ in texts(part)]

IN_PLACE = [(file, where) for file, where in ALL if file != "places.yaml"]
"""Places in sources are said wherever they are named."""


def said(source: Library) -> dict[tuple[str, Where], str]:
    return {
        (file, where): text for file, part in parts(source).items() for where, text in texts(part)
    }


def of(words: dict[str, dict[Where, str]]) -> Translation:
    return Translation("ru", {}, words, [], {}, {})


def overlay(copy: Path, text: str, file: str = "demo.yaml") -> list[tuple[str, int, int]]:
    """The problems of an overlay: code, line, column."""
    folder = copy / "locale" / "ru"
    folder.mkdir(parents=True)
    (folder / file).write_text(text, "utf-8")
    found = read(copy, "ru", library(SAMPLE)).problems
    return [(problem.code, problem.line, problem.column) for problem in found]


def test_every_text_of_the_sample_has_a_place_in_its_translation() -> None:
    translation = read(TRANSLATION, "ru", library(SAMPLE))
    assert translation.problems == []
    told = {(file, where) for file, words in translation.words.items() for where in words}
    assert {one for one in set(ALL) - told if one[0] != "places.yaml"} == {
        # Numbers and addresses, which are what they are in any language, as are places by number.
        ("facts.yaml", ("contacts", "desk", "value")),
        ("facts.yaml", ("contacts", "old_line", "value")),
        ("facts.yaml", ("contacts", "shop", "value")),
    }


def test_the_words_are_others_and_everything_else_is_the_same() -> None:
    first = library(SAMPLE)
    other = spoken(first, read(TRANSLATION, "ru", first))
    node, asked = other.trees["demo"].nodes["plugged"], first.trees["demo"].nodes["plugged"]
    assert isinstance(node, Question)
    assert isinstance(asked, Question)
    assert node.text == "Оно включено в розетку?"
    assert node.choices["yes"].label == "Да"
    assert node.choices["yes"].to == asked.choices["yes"].to
    assert other.manifest.stages["help"].short == "Служба"
    assert other.facts.terms["reply"].text == "Ответить должны за десять дней."
    assert other.facts.terms["reply"].length == "10 days"
    assert other.letters["ask"].head.title == "Письмо в службу"
    assert other.letters["ask"].body == first.letters["ask"].body
    assert other.checks["thanks"].text == "нет благодарности"
    assert other.checks["thanks"].needs == first.checks["thanks"].needs
    assert other.fingerprint == first.fingerprint


@given(st.dictionaries(st.sampled_from(IN_PLACE), st.text(min_size=1), max_size=8))
def test_exactly_what_an_overlay_says_is_said_in_other_words(
    chosen: dict[tuple[str, Where], str],
) -> None:
    words: dict[str, dict[Where, str]] = {}
    for (file, where), text in chosen.items():
        words.setdefault(file, {})[where] = text
    first = library(SAMPLE)
    assert said(spoken(first, of(words))) == said(first) | chosen


def test_a_place_in_a_source_is_said_wherever_it_is_named(copy: Path) -> None:
    assert overlay(copy, 'places:\n  "p. 3": с. 3\n  "p. 33": с. 33\n', "places.yaml") == [
        ("stray-words", 3, 3)
    ]
    first = library(SAMPLE)
    facts = spoken(first, read(copy, "ru", first)).facts
    assert facts.facts["plug"].sources == ["manual с. 3"]
    assert facts.facts["repair"].sources == first.facts.facts["repair"].sources


def keys(place: Below) -> Iterator[str]:
    for key, below in place.items():
        yield key
        yield from keys(below)


def test_nothing_is_said_in_the_places_of_ids_and_guards() -> None:
    assert {"to", "kind", "save_as", "tree", "id"}.isdisjoint(keys(TOP))
    assert not [where for _, where in ALL if where[-1] in ("value", "url") and where[0] == "nodes"]


def test_the_shape_of_an_overlay_and_the_places_of_words_are_one() -> None:
    every = {
        "tree": "demo",
        "title": "T",
        "nodes": {"call": {"steps": ["A"], "choices": {"later": {"label": "L", "hint": "H"}}}},
        "sources": {"act": {"title": "T"}},
    }
    assert msgspec.to_builtins(msgspec.convert(every, Overlay)) == every
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"nodes": {"call": {"to": "good"}}}, Overlay)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tree: demo\n", []),
        ("tree: demos\n", [("tree-name", 1, 7)]),
        ("nodes:\n  cal: {text: Ох}\n", [("stray-words", 2, 3)]),
        ("nodes:\n  call: {details: Да, titel: Ох}\n", [("stray-words", 2, 23)]),
        ("nodes:\n  call: {to: good}\n", [("stray-words", 2, 10)]),
        ("nodes:\n  call: {kind: action}\n", [("stray-words", 2, 10)]),
        ("nodes:\n  plugged: {title: Ох}\n", [("stray-words", 2, 13)]),
        ("nodes:\n  plugged: {choices: {maybe: {label: Ох}}}\n", [("stray-words", 2, 23)]),
        ("nodes:\n  call: {steps: [Раз, Два, Три]}\n", [("stray-words", 2, 28)]),
        ("nodes:\n  call: {steps: Раз}\n", [("wrong-type", 2, 17)]),
        ("nodes:\n  call: {text: [Раз]}\n", [("wrong-type", 2, 16)]),
        ("nodes:\n  call: Раз\n", [("wrong-type", 2, 9)]),
        ("nodes:\n  call: {text: }\n", [("empty-value", 2, 10)]),
        ("nodes:\n  call:\n", [("empty-value", 2, 3)]),
        ('nodes:\n  call: {text: ""}\n', [("empty-value", 2, 10)]),
        ('nodes:\n  call: {steps: ["", Б]}\n', [("empty-value", 2, 18)]),
        ("nodes:\n  call: {text: Раз, text: Два}\n", [("duplicate-key", 2, 21)]),
    ],
)
def test_what_fits_nowhere_is_told_where_it_stands(
    copy: Path, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert overlay(copy, text) == expected


def test_a_file_for_a_tree_that_is_not_there_is_told(copy: Path) -> None:
    assert overlay(copy, "tree: dmo\n", "dmo.yaml") == [("stray-words", 1, 1)]


def test_a_folder_is_a_language(translated: Path) -> None:
    assert languages(translated) == ["ru"]
    assert languages(SAMPLE) == []


GUARDED = """\
steps:
      - Have the receipt at hand.
      - {id: light, text: Tell them that the light is on., when: {power: on}, facts: [repair]}
      - {id: name, text: Tell them your name.}
"""
STEPS = "steps:\n      - Have the receipt at hand.\n      - Tell them that the light is on.\n"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("[Чек, {id: light, text: Свет}, {id: name, text: Имя}]", []),
        ("[Чек, {id: name, text: Имя}, {id: light, text: Свет}]", []),  # by its id, not its place
        ("[Чек, {id: name, text: Имя}]", []),
        ("[Чек, {id: lihgt, text: Свет}]", [("stray-words", 2, 23)]),
        ("[Чек, Свет]", [("stray-words", 2, 23)]),
        ("[{id: name, text: Имя}]", []),
        ("[Чек, {id: light, text: Свет, when: {power: on}}]", [("stray-words", 2, 47)]),
        ("[Чек, {id: light, text: [Свет]}]", [("wrong-type", 2, 41)]),
    ],
)
def test_a_text_with_a_name_is_translated_by_it(
    changed: Change, steps: str, expected: list[tuple[str, int, int]]
) -> None:
    folder = changed("demo.yaml", STEPS, GUARDED)
    (folder / "locale" / "ru").mkdir(parents=True)
    (folder / "locale" / "ru" / "demo.yaml").write_text(f"nodes:\n  call: {{steps: {steps}}}\n")
    first = library(folder)
    translation = read(folder, "ru", first)
    found = [(fault.code, fault.line, fault.column) for fault in translation.problems]
    assert found == expected
    if not expected:
        texts_of = {text.id: text for text in first.node("demo.call").variants}
        other = {text.id: text for text in spoken(first, translation).node("demo.call").variants}
        assert other["name"].text == "Имя"
        assert other["light"].when == texts_of["light"].when
        assert other["light"].facts == ["repair"]


def test_details_in_a_list_are_translated_as_a_list(changed: Change) -> None:
    said = "details: The light is on, and the device is dead."
    folder = changed("demo.yaml", said, "details: [It is on., {id: dead, text: It is dead.}]")
    (folder / "locale" / "ru").mkdir(parents=True)
    file = folder / "locale" / "ru" / "demo.yaml"
    file.write_text("nodes:\n  call: {details: [Горит., {id: dead, text: Мёртв.}]}\n", "utf-8")
    first = library(folder)
    said_so = spoken(first, read(folder, "ru", first)).node("demo.call").paragraphs
    assert [text if isinstance(text, str) else text.text for text in said_so] == [
        "Горит.",
        "Мёртв.",
    ]
    file.write_text("nodes:\n  call: {details: Горит.}\n", "utf-8")
    assert [fault.code for fault in read(folder, "ru", first).problems] == ["wrong-type"]
