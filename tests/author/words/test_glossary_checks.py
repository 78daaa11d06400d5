"""The glossary: what the table of codes does not show by its one example each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, codes_of, faults

PSU = ("demo.yaml", "text: Is it plugged in?", "text: Is it plugged in, with the PSU on?")


def test_nobody_has_to_explain_anything(changed: Change, copy: Path) -> None:
    changed(*PSU)
    assert codes_of(copy) == ["unexplained-word"]
    (copy / "glossary.yaml").unlink()
    assert codes_of(copy) == []


def test_an_abbreviation_is_explained_or_familiar(changed: Change, copy: Path) -> None:
    changed(*PSU)
    changed("glossary.yaml", "[OK]", "[OK, PSU]")
    assert codes_of(copy) == []
    changed("glossary.yaml", "[OK, PSU]", "[OK]")
    changed("glossary.yaml", "definitions:", "definitions:\n  psu: {words: [PSU], means: A box.}")
    assert codes_of(copy) == []


def test_an_abbreviation_is_told_of_once(changed: Change, copy: Path) -> None:
    changed(*PSU)
    changed("demo.yaml", "title: Name", "title: Name of the PSU")
    assert codes_of(copy) == ["unexplained-word"]


def test_what_a_word_means_has_no_values(changed: Change, copy: Path) -> None:
    changed("glossary.yaml", "the device.", "{{ device }}.")
    assert codes_of(copy) == ["bad-definition"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("the device.", "{% device %}."), ("[OK]", '["{# OK"]'), ("device.", "device }}.")],
)
def test_nothing_of_a_template_is_left_in_it(
    changed: Change, copy: Path, old: str, new: str
) -> None:
    changed("glossary.yaml", old, new)
    assert codes_of(copy) == ["bad-placeholder"]


def test_a_word_of_a_letter_alone_is_used(changed: Change, copy: Path) -> None:
    changed(
        "glossary.yaml", "[guarantee]", "[guarantee]\n    means: x\n  day:\n    words: [Written]"
    )
    assert codes_of(copy) == []


def test_another_language_explains_its_own_words(changed: Change, translated: Path) -> None:
    russian = "locale/ru/glossary.yaml"
    changed(russian, "[гаранти*]", "[залог*]")
    assert [(fault.code, Path(fault.path).name) for fault in faults(translated)] == [
        ("unused-definition", "glossary.yaml")
    ]
    changed(russian, "[залог*]", "[гаранти*]")
    changed("locale/ru/demo.yaml", "На сколько лет гарантия?", "На сколько лет гарантия ОТК?")
    assert codes_of(translated) == ["unexplained-word"]
