"""A letter, filled in: what is ticked as a list and as words, and what goes on in a sentence."""

from __future__ import annotations

import msgspec
import pytest

from tests.conftest import SAMPLE, TODAY, library
from wizard.law.rules import Value
from wizard.library.library import Library
from wizard.outcome.letters import Attempt, Letters, uncapitalized

TICKED: dict[str, Value] = {"kit": ("receipt", "box")}
TRIED = Attempt(date="1", channel="Chat", result="No", stage="help", letter="ask", sent="4")


def written(body: str, values: dict[str, Value], attempts: list[Attempt] | None = None) -> str:
    whole = library(SAMPLE)
    letter = msgspec.structs.replace(whole.letters["ask"], body=body)
    changed: Library = msgspec.structs.replace(whole, letters={"ask": letter})
    return Letters(changed).write("ask", values, attempts or [], TODAY).text


@pytest.mark.parametrize(
    ("body", "values", "text"),
    [
        ("{{ said.kit }}", TICKED, "The receipt, The box"),
        ("{{ said.kit | lower }}", TICKED, "the receipt, the box"),
        ("{{ said.kit ~ '.' }}", TICKED, "The receipt, The box."),
        ("{{ said.kit | join('; ') }}", TICKED, "The receipt; The box"),
        ("{{ said.kit | length }} {{ said.kit | first }}", TICKED, "2 The receipt"),
        ("{% for k in said.kit %}\n- {{ k }}\n{% endfor %}", TICKED, "- The receipt\n- The box"),
        ("{% if said.kit %}a{% else %}b{% endif %}{{ said.kit }}", {"kit": ()}, "b"),
        ("{{ said.bought }}", {"bought": TODAY}, "22 Nov 2026"),
    ],
)
def test_what_is_ticked_is_words_and_a_list(body: str, values: dict[str, Value], text: str) -> None:
    assert written(body, values) == text


def test_attempts_that_were_picked_can_be_counted() -> None:
    body = "{% set asked = attempts | selectattr('stage', 'eq', 'help') %}{{ asked | length }}"
    assert written(body, {}, [TRIED, TRIED]) == "2"
    assert written(f"{body}{{% if not asked %}}!{{% endif %}}", {}) == "0!"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A wrong PIN", "a wrong PIN"),
        ("Вернуть деньги за ТВ", "вернуть деньги за ТВ"),
        ("SMS is lost", "SMS is lost"),
        ("QR-код не читается", "QR-код не читается"),
        ("5 дней", "5 дней"),
        ("A4 is torn", "A4 is torn"),
        ("I am waiting", "I am waiting"),
        ("It works", "it works"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_with_a_small_letter(text: str, made: str) -> None:
    assert uncapitalized(text) == made
