"""What `check` says of a translation, and that a command shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, changer, codes_of, faults
from wizard.commands.proved import sound, spoken_in
from wizard.errors import FaultyLibraryError
from wizard.library.library import Library
from wizard.library.model import Route

DEMO = "locale/ru/demo.yaml"


def text(library: Library, name: str) -> str:
    node = library.trees["demo"].nodes[name]
    assert not isinstance(node, Route)
    return node.text


def test_a_whole_translation_is_clean(translated: Path) -> None:
    assert faults(translated) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        (DEMO, "text: Когда его купили?", "text: Когда {{ age }} купили?", "added-value", 21),
        (DEMO, " купленное {{ bought }}", " купленное", "lost-value", 3),
        (DEMO, "text: Вставьте вилку в розетку", "text: Plug it in", "foreign-text", 12),
        (DEMO, "text: Работает", 'text: Оно "работает"', "straight-quotes", 56),
        (DEMO, "off: {label: Не горит}", "off: {label: Горит}", "same-label", 19),
        (DEMO, "tree: demo", "# TODO: the rest\ntree: demo", "unfinished-text", 1),
        (DEMO, "title: Вилка", "title: Вилка # allow three-dots: так", "unused-allow", 11),
        (DEMO, "    details: Лампочка горит, а устройство нет.\n", "", "not-translated", 35),
        (DEMO, "      - Держите чек под рукой.\n", "", "not-translated", 35),
        ("locale/ru/letters.yaml", "ask: {", "aks: {", "stray-words", 2),
        ("locale/ru/facts.yaml", "  plug: ", "  plog: ", "stray-words", 5),
    ],
)
def test_one_fault_is_told_at_its_line(
    translated: Path, file: str, old: str, new: str, code: str, line: int
) -> None:
    found = faults(changer(translated)(file, old, new))
    if code == "stray-words":  # what was to be said is then not said
        found = [fault for fault in found if fault.code != "not-translated"]
    assert [(fault.code, fault.path, fault.line) for fault in found] == [
        (code, str(translated / file), line)
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("text: Когда его купили?", "txet: Когда его купили?", "stray-words", "«text»"),
        ("text: Когда его купили?", "text: [Когда]", "wrong-type", ""),
        ("text: Когда его купили?", 'text: ""', "empty-value", ""),
        ("text: Когда его купили?", "kind: input\n    to: kit\n    text: Когда?", "stray-words",
         "nothing but words: take it out, and 1 like it below"),
        ("      - Держите чек под рукой.\n", "      - Держите чек под рукой.\n      - А\n"
         "      - Б\n", "stray-words", "has 2 here"),
        ("купленное {{ bought }}", "купленное {{ bougth }}", "added-value", ""),
        ("купленное {{ bought }}", "купленное {{ bought | upper }}", "bad-placeholder", ""),
        ("text: Когда его купили?", "text: Звоните 8 (800) 000 00 00", "contact-by-hand", ""),
    ],
)  # fmt: skip
def test_one_slip_is_told_once(translated: Path, old: str, new: str, code: str, hint: str) -> None:
    [fault] = faults(changer(translated)(DEMO, old, new))
    assert fault.code == code
    assert hint in fault.hint


def test_words_are_looked_at_though_a_tree_has_a_fault(translated: Path) -> None:
    changer(translated)("demo.yaml", "to: story", "to: stroy")
    changer(translated)(DEMO, "text: Когда его купили?", "txet: Когда его купили?")
    assert {fault.code for fault in faults(translated)} >= {"unknown-node", "stray-words"}


def test_files_of_words_that_nobody_reads_are_told(translated: Path) -> None:
    letters = translated / "locale" / "ru" / "letters"
    letters.mkdir()
    (letters / "ask.md").write_text("Просьба", "utf-8")
    [fault] = faults(translated)
    assert (fault.code, fault.path) == ("stray-words", str(letters / "ask.md"))
    assert "letters/ask.md" in fault.message


def test_what_is_allowed_in_an_overlay_is_not_told(translated: Path) -> None:
    changer(translated)(
        DEMO, "text: Работает", "text: Now it works  # allow foreign-text: так говорят"
    )
    assert faults(translated) == []


def test_a_screen_that_a_translation_makes_too_long_is_told(translated: Path) -> None:
    more = "Очень длинные слова. " * 90
    changer(translated)(DEMO, "details: Лампочка горит, а устройство нет.", f"details: {more}")
    assert codes_of(translated) == ["long-screen"]


def test_a_file_without_words_is_told_in_the_manifest(translated: Path) -> None:
    (translated / "locale/ru/messages.yaml").unlink()
    (fault,) = faults(translated)
    assert (fault.code, fault.path) == ("not-translated", str(translated / "library.yaml"))
    assert "messages.yaml" in fault.message


def test_a_language_that_is_begun_can_be_walked(translated: Path) -> None:
    (translated / DEMO).write_text("tree: demo\nnodes:\n  plugged: {text: Включено?}\n", "utf-8")
    library = spoken_in(translated, sound(translated), "ru")
    assert [text(library, "plugged"), text(library, "plug_in")] == ["Включено?", "Plug it in"]


def test_a_language_that_nobody_wrote_is_the_first(copy: Path) -> None:
    library = sound(copy)
    assert spoken_in(copy, library, "ru") is library


def test_words_that_cannot_be_said_are_refused_as_a_library_is(translated: Path) -> None:
    changer(translated)(DEMO, "text: Когда его купили?", "text: Когда {{ age }} купили?")
    with pytest.raises(FaultyLibraryError, match="added-value"):
        spoken_in(translated, sound(translated), "ru")


def test_a_change_of_the_words_is_seen_though_the_library_is_kept(translated: Path) -> None:
    spoken_in(translated, sound(translated), "ru")
    changer(translated)(DEMO, "Когда его купили?", "Когда купили?")
    library = spoken_in(translated, sound(translated), "ru")
    assert text(library, "bought") == "Когда купили?"


def test_check_shows_the_line_of_an_overlay(run: Run, translated: Path) -> None:
    changer(translated)(DEMO, "text: Когда его купили?", "text: Когда {{ age }} купили?")
    code, out, err = run("check", "--trees", str(translated))
    assert (code, err) == (1, "")
    assert f"{translated / DEMO}:21:17: error[added-value]" in out
    assert "   21 |     text: Когда {{ age }} купили?\n      |                 ^^^^^^^^^" in out
