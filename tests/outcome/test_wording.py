"""Spaces at which no line may break: authors write plain ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE, library
from wizard.i18n import language
from wizard.outcome.wording import Wording, tied


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ждите 10 дней", "Ждите 10~дней"),
        ("Ждите 10 рабочих дней.", "Ждите 10~рабочих дней."),
        ("до 1 000 000 ₽ и 0,5 %", "до 1~000~000~₽ и 0,5~%"),
        ("заказ № 5, ст. 23.1, п. 4", "заказ №~5, ст.~23.1, п.~4"),
        ("Долго — значит долго", "Долго~— значит долго"),
        ("до {{ days }} дней", "до {{ days }}~дней"),
        ("Wait for 10 days", "Wait for 10~days"),
        ("позвоните 102 или придите", "позвоните 102 или придите"),
        ("— с тире в начале", "— с тире в начале"),
    ],
)
def test_a_number_stays_with_its_unit_and_a_dash_with_the_word_before_it(
    written: str, shown: str
) -> None:
    assert tied(written).replace("\u00a0", "~") == shown


def test_what_a_person_typed_is_left_as_it_is() -> None:
    wording = Wording(library(SAMPLE), language("ru"))
    assert wording.fill("{{ owner }}: 10 дней", {"owner": "за 10 дней"}) == (
        "за 10 дней: 10\u00a0дней"
    )


def test_what_a_rule_counts_is_called_by_that_rule(rated: Path) -> None:
    wording = Wording(library(rated), language("ru"))
    gap = wording.fill("{{ kept }}", {})
    assert gap == "[впишите: проценты за пользование деньгами, итог расчёта]"
    assert wording.fill("{{ age }}", {}) == "[впишите: age]", "for days there are no words"
