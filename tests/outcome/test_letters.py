"""A letter, filled in: what is ticked as a list and as words, and what goes on in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import msgspec
import pytest

from tests.conftest import SAMPLE, TODAY, library
from tests.rows import each_row
from wizard.law.rules import Value
from wizard.library.facts import Facts
from wizard.library.library import Library
from wizard.outcome.letters import Attempt, Letters, ended, plain, uncapitalized, without
from wizard.walk.values import Derivations, Derived, Values

TICKED: dict[str, Value] = {"kit": ("receipt", "box")}
TRIED = Attempt(
    date="1", channel="Chat", result="No", stage="help", letter="ask", sent="4", answer="No"
)


def written(body: str, values: dict[str, Value], attempts: list[Attempt] | None = None) -> str:
    return letters(body).write("ask", known(values), attempts or [], TODAY).text


def letters(body: str) -> Letters:
    """Those of the sample, with one that reads so."""
    whole = library(SAMPLE)
    letter = msgspec.structs.replace(whole.letters["ask"], body=body)
    changed: Library = msgspec.structs.replace(whole, letters={"ask": letter})
    return Letters(changed)


def known(values: Mapping[str, Value]) -> Values:
    return Values(values, Derivations(), Facts(), TODAY)


@each_row(
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


@each_row(
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


GAP = "[fill in: {}]"


@each_row(
    ("body", "values", "text"),
    [
        ("{{ today }}", {}, "22 Nov 2026"),
        ("{{ contacts.desk.value }}", {}, "8\u00a0800\u00a0555-35-35"),
        ("{{ power }} {{ said.power }}", {"power": "on"}, "on It is on"),
        ("{{ bought }}", {"bought": TODAY}, "22 Nov 2026"),
        ("{{ years }}", {"years": 3}, "3"),
        ("{% if 'box' in kit %}a{% endif %}{{ kit | length }}", TICKED, "a2"),
        ("{{ price }}", {"price": Decimal("12500.50")}, "12,500.50\u00a0₽"),
        ("{% if price %}a{% else %}b{% endif %}{{ price }}", {"price": Decimal(0)}, "b"),
        ("{% if years %}a{% else %}b{% endif %}", {"years": 0}, "a"),
        ("a {{ owner }}", {}, f"a {GAP.format('name')}"),
        ("{{ serial }}", {}, GAP.format("what is the serial number")),
        ("{{ said.owner }}", {}, GAP.format("name")),
        ("{{ owner.x.y }}", {}, GAP.format("name")),
        ("{% if owner %}a{% else %}b{% endif %}", {}, "b"),
        ("{{ attempts | length }}", {}, "0"),
        ("{{ 'A wrong PIN' | uncapitalize }}", {}, "a wrong PIN"),
        ("{% if owner | words | length < 3 %}a{% else %}b{% endif %}", {"owner": "Ann  Lee"}, "a"),
        ("{% if owner | words | length < 3 %}a{% else %}b{% endif %}", {"owner": "A. B. Lee"}, "b"),
        ("{% for w in owner | words %}{{ w }};{% endfor %}", {"owner": " Ann\nLee "}, "Ann;Lee;"),
        ("a\n  {% if years %}\nb\n  {% endif %}\nc", {"years": 1}, "a\nb\nc"),
        ("{{ owner }}", {"owner": "<Ann & {{ x }}>"}, "<Ann & {{ x }}>"),
        ("{{ range is defined }} {{ lipsum is defined }}", {}, "False False"),
    ],
)
def test_a_letter_says_what_is_known_and_leaves_a_gap_for_the_rest(
    body: str, values: dict[str, Value], text: str
) -> None:
    assert written(body, values) == text


@pytest.mark.parametrize(("due", "text"), [(22, "none"), (21, "5\u00a0₽")])
def test_a_sum_that_was_counted_and_comes_to_nothing_is_nothing(due: int, text: str) -> None:
    way = Derived(None, "late_delivery_penalty", None, None, {"price": "price", "due": "bought"})
    asked: dict[str, Value] = {"price": Decimal(1000), "bought": TODAY.replace(day=due)}
    values = Values(asked, Derivations({"penalty": [way]}), Facts(), TODAY)
    letter = letters("{{ penalty or 'none' }}").write("ask", values, [], TODAY)
    assert letter.text == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  a  \n\n b \n\n", "a\n\n b"),
        ("a\tb", "a   b"),
        ("a\n\tb", "a\n    b"),
        ("a\x1b[2Jb\u202e", "a[2Jb"),
        ("", ""),
    ],
)
def test_a_message_holds_nothing_that_acts_and_no_blanks_at_line_ends(
    typed: str, text: str
) -> None:
    assert plain(typed) == text


def test_a_letter_is_of_its_day_and_named_as_its_author_named_it() -> None:
    message = Letters(library(SAMPLE)).write("ask", known({"owner": "Ann"}), [], TODAY)
    assert (message.letter, message.title, message.day) == ("ask", "A request for repair", TODAY)
    assert not message.outdated


def test_a_letter_is_in_the_language_that_a_library_names_first() -> None:
    whole = library(SAMPLE)
    manifest = msgspec.structs.replace(whole.manifest, languages=["en", "ru"])
    both: Library = msgspec.structs.replace(whole, manifest=manifest)
    assert Letters(both).language.code == "en"


def test_a_letter_that_was_prepared_is_written_without_compiling_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters = Letters(library(SAMPLE))
    letters.prepare("ask")
    monkeypatch.setattr(Letters, "_sandbox", None)
    assert letters.write("ask", known({"owner": "Ann"}), [], TODAY).text.startswith("Dear Ann,")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Прошу вернуть деньги", "вернуть деньги"),
        ("прошу: вернуть", "вернуть"),
        ("ПРОШУ: Прошу вас вернуть", "вернуть"),
        ("Я требую — вернуть", "вернуть"),
        ("Прошунтировать", "Прошунтировать"),
        ("ПРОШУ", "ПРОШУ"),
        ("вернуть, как я прошу", "вернуть, как я прошу"),
    ],
)
def test_words_that_a_paper_says_already_are_not_said_twice(typed: str, asked: str) -> None:
    assert without(typed, "я прошу требую вас") == asked
    assert written("{{ owner | without('я прошу требую вас') }}", {"owner": typed}) == asked


@pytest.mark.parametrize(
    ("typed", "once"),
    [
        ("Не включается!.", "Не включается!"),
        ("вернуть?. В возврате", "вернуть? В возврате"),
        ("вернуть….", "вернуть…"),
        ("Иванова.. Да", "Иванова. Да"),
        ("Да?.. Нет!.. Ну...", "Да?.. Нет!.. Ну..."),
    ],
)
def test_no_sentence_ends_twice(typed: str, once: str) -> None:
    assert ended(typed) == once
    assert written("{{ owner }}", {"owner": typed}) == once
