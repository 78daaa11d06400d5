"""Words: which language, whose typography, which labels are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Change, codes_of, faults
from wizard.author.words.height import at_most, exactly, height
from wizard.author.words.style_checks import has_words
from wizard.library.model import Action, Choice, Input, Question, Route

RUSSIAN = """\
tree: demo
title: Прибор
start: one
nodes:
  one:
    kind: question
    text: {text}
    choices:
      yes: {{label: "Да", to: end}}
      no: {{label: {label}, to: end}}
  end: {{kind: outcome, status: open, text: Конец}}
"""


def russian(folder: Path, text: str = "Горит?", label: str = "Нет") -> Path:
    """A library in Russian alone."""
    (folder / "library.yaml").write_text(
        "library: x\ntitle: Прибор\nstart: demo\nlanguages: [ru]\nabout: Помощь\n", "utf-8"
    )
    (folder / "demo.yaml").write_text(RUSSIAN.format(text=text, label=label), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Горит ли лампочка?", []),
        ("Is it on?", ["foreign-text"]),
        ("Google Play", []),  # a name
        ("help@example.org www.example.org/a/b/c example.org", []),
        ("Is it on, {{ power }}, горит?", ["unknown-name"]),
        ("«Горит» — значит горит…", []),
        ('Горит "ярко"?', ["straight-quotes"]),
        ("'Горит \"ярко\"? - да...'", ["hyphen-dash", "straight-quotes", "three-dots"]),
        ("кто-то из-за 5-10 дней", []),
        ("'- начать с тире'", []),
        ("Ждите 10 дней и 500 ₽", []),  # the spaces are tied where they are shown
        ("Впишу потом", ["unfinished-text"]),
        ("Впишите номер", []),
    ],
)
def test_a_russian_text(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert sorted(codes_of(russian(tmp_path, text))) == codes


def test_an_english_text_keeps_its_own_typography(changed: Change) -> None:
    said = "- Take the receipt."
    assert codes_of(changed("demo.yaml", said, '- Take the "receipt" - or not...')) == []


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ("Нет", []),
        ("Да", ["same-label"]),
        ("да.", ["same-label"]),
        ('"  ДА  "', ["same-label"]),
        ('"Да, но"', []),
    ],
)
def test_labels_that_sound_the_same(tmp_path: Path, label: str, codes: list[str]) -> None:
    assert codes_of(russian(tmp_path, label=label)) == codes


@given(st.text("я-\t\n\u00a0 ", max_size=400), st.integers(5, 76))
def test_a_text_never_takes_more_lines_than_it_is_thought_to(text: str, width: int) -> None:
    assert exactly(text, width) <= at_most(text, width)


def test_the_height_of_a_screen_is_that_of_its_lines() -> None:
    choices = {"a": Choice("A", "x"), "b": Choice("B" * 100, "x")}
    assert height(Question(text="Q", choices=choices)) == 2 + 1 + 2
    assert height(Action(text="A", choices=choices, steps=["S", "S " * 60])) == 2 + 1 + 2 + 1 + 3
    assert height(Question(text="Q", details="D\nD\n\nD", choices=choices)) == 2 + 5 + 3
    assert height(Input(text="I", type="text", to="x", save_as="i")) == 2 + 4
    assert height(Route(to=[])) == 0


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u00ad", "\ufeff"])
def test_a_sign_that_nobody_sees_is_told_by_its_number(changed: Change, sign: str) -> None:
    for file, text in (("demo.yaml", "Is it plugged in?"), ("letters/ask.md", "you asked how")):
        (fault,) = faults(changed(file, text, f"{text[:4]}{sign}{text[4:]}"))
        assert fault.code == "unseen-sign"
        assert f"U+{ord(sign):04X}" in fault.message
        changed(file, f"{text[:4]}{sign}{text[4:]}", text)


@pytest.mark.parametrize("blank", ['"   "', "'\t'", '"\\u00a0"'])
def test_a_text_of_spaces_alone_has_no_value(changed: Change, blank: str) -> None:
    assert codes_of(changed("demo.yaml", "text: Is it plugged in?", f"text: {blank}")) == [
        "empty-value"
    ]


def test_a_word_of_many_letters_is_gone_through_once() -> None:
    # Whoever begins anew at each letter of it never comes to an end.
    assert has_words("x" * 300_000, "en")
    assert not has_words("x" * 300_000 + ".", "en")
    assert not has_words("{{ reason }} ozon.ru/a a1 7", "en")
    assert has_words("{{reason}}и ещё", "ru")
