"""Spaces at which no line may break: authors write plain ones."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, library
from tests.rows import each_row
from wizard.i18n import language
from wizard.outcome.wording import Wording, tied
from wizard.walk.walker import Walker


@each_row(
    ("written", "shown"),
    [
        ("Ждите 10 дней", "Ждите 10~дней"),
        ("Ждите 10 рабочих дней.", "Ждите 10~рабочих дней."),
        ("до 1 000 000 ₽ и 0,5 %", "до 1~000~000~₽ и 0,5~%"),
        ("заказ № 5, ст. 23.1, п. 4", "заказ №~5, ст.~23.1, п.~4"),
        ("ИНН 7704, ОГРН 1027, ОГРНИП {{ number }}", "ИНН~7704, ОГРН~1027, ОГРНИП~{{ number }}"),
        ("часть 7 статьи 29, подпункт 4 пункта 2", "часть~7 статьи~29, подпункт~4 пункта~2"),
        ("по части 5, с частью 1", "по части~5, с частью~1"),
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


def test_the_title_of_a_shipped_letter_breaks_at_no_number() -> None:
    for letter in library(SHIPPED).letters.values():
        title = letter.head.title
        assert title == tied(title), "a title is shown as its author wrote it"


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


STATE = """\
  {name}:
    kind: question
    text: How is it?
    save_as: state
    choices:
      well: {{label: {label}, to: serial}}
      ill: {{label: Not well, to: serial}}

"""


def test_a_choice_is_called_as_where_it_was_chosen(changed: Change) -> None:
    """Two questions may give one name the same id, and call it otherwise."""
    said = {"before": "It is well", "after": "By now it is well"}
    nodes = "".join(STATE.format(name=name, label=label) for name, label in said.items())
    made = library(changed("demo.yaml", "  serial:\n", f"{nodes}  serial:\n"))
    wording = Wording(made, language("en"))
    for at, label in said.items():
        walk = Walker(made, f"demo.{at}").begin(TODAY).answer("well")
        assert wording.fill("{{ state }}", walk.values) == label
        assert walk.asked["state"] == "well"


def test_what_is_ticked_is_called_as_the_person_saw_it() -> None:
    wording = Wording(library(SAMPLE), language("en"))
    assert wording.labels("kit", ("receipt", "gone")) == ["The receipt", "gone"]
    assert wording.labels("absent", ("receipt",)) == ["receipt"]
