"""What a paper finds of the demands: filled in, cited, counted, named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.conftest import TODAY, changer, library
from tests.rows import each_row
from wizard.i18n import language
from wizard.law.rules import Value
from wizard.library.facts import Facts
from wizard.outcome.figures import calculation, onward
from wizard.outcome.letters import Letters
from wizard.outcome.respondents import Papers
from wizard.outcome.wording import Wording
from wizard.walk.values import Derivations, Derived, Values


def papers(folder: Path) -> Papers:
    found = library(folder)
    return Papers(found, Wording(found, language("en")))


def known(**asked: Value) -> Values:
    return Values(asked, Derivations(), Facts(), TODAY)


def test_a_respondent_is_named_by_a_contact_or_by_an_answer(demanding: Path) -> None:
    found = papers(demanding)
    (shop,) = found.debtors(known(years=2))
    assert (shop.id, shop.title, shop.whom, shop.name) == (
        *("shop", "The shop", "the shop", "device.example"),
    )
    _, maker = found.debtors(known(years=3, serial="A 1", owner="Ann"))
    assert (maker.id, maker.name) == ("maker", "A 1")
    _, unnamed = found.debtors(known(years=3))
    assert (str(unnamed.name), bool(unnamed.name)) == (
        "[fill in: what is the serial number]",
        False,
    )


def test_who_is_not_named_is_a_gap_in_a_letter_that_says_nothing_else(demanding: Path) -> None:
    name = "To {{ one.name }}, {{ one.name or '[whom?]' }}"
    told = f"{{% for one in respondents %}}\n{name}\n{{% endfor %}}\n"
    changer(demanding)("letters/ask.md", "Written on", f"{told}Written on")
    text = Letters(library(demanding)).write("ask", known(years=3, owner="Ann"), [], TODAY).text
    assert "To [fill in: what is the serial number], [whom?]" in text


def test_a_demand_has_its_values_its_article_and_its_grounds(demanding: Path) -> None:
    shop, maker = papers(demanding).debtors(known(years=3, owner="Ann", power="on"))
    (mend,), (swap,) = shop.demands, maker.demands
    assert (mend.id, mend.claim, mend.article) == (
        *("mend", "Repair the device", "section 7 of the act"),
    )
    assert (mend.suit, mend.grounds) == (
        *("Order the shop to repair the device", ["The device is dead."]),
    )
    assert (swap.claim, swap.suit) == ("Replace the device of Ann", "")


def test_a_letter_tells_what_is_demanded_and_cites_what_bears_it(demanding: Path) -> None:
    letters = Letters(library(demanding))
    text = letters.write("ask", known(years=2, owner="Ann"), [], TODAY).text
    assert "- The shop: Repair the device (section 7 of the act)." in text
    assert letters.cited(["ask"], known(years=2)) == ["repair"]
    assert letters.cited(["ask"], known(years=3)) == ["repair", "plug"]
    assert letters.cited([], known(years=3)) == []


def test_where_something_is_left_out_no_more_than_one_line_is_empty(demanding: Path) -> None:
    letter = demanding / "letters" / "ask.md"
    letter.write_text(
        letter.read_text("utf-8") + "\n{% if bought %}{% endif %}\n\n\nEnd\n", "utf-8"
    )
    text = Letters(library(demanding)).write("ask", known(years=2), [], TODAY).text
    assert text.endswith("\n\nEnd")
    assert "\n\n\n" not in text


def test_of_two_respondents_who_are_one_the_name_is_that_of_the_other(demanding: Path) -> None:
    change = changer(demanding)
    change(
        "demands.yaml", "    named: serial", "    named: serial\n    same_as: {shop: {power: on}}"
    )
    *_, maker = papers(demanding).debtors(known(years=3, serial="A 1", power="on"))
    assert maker.name == "device.example"


def test_a_demand_for_money_tells_what_it_comes_to(demanding: Path) -> None:
    changer(demanding)("demo.yaml", "type: integer", "type: money")
    changer(demanding)("demands.yaml", "  mend:\n", "  mend:\n    sum: years\n")
    found = papers(demanding)
    way = Derived(None, "late_delivery_penalty", None, None, {name: name for name in LATE})

    def told(values: Values) -> tuple[str, ...]:
        ((demand, *_), *_) = (one.demands for one in found.debtors(values))
        return tuple(
            part.replace("\u00a0", " ")[:8] for part in (demand.sum, demand.counted, demand.onward)
        )

    late = Values(LATE, Derivations({"years": [way]}), Facts(), date(2026, 11, 6))
    assert told(late) == ("62.50 ₽", "12,500 ₽", "and from")
    assert told(known(years=Decimal(7))) == ("7 ₽", "", "")
    assert told(known()) == ("", "", "")


RU = language("ru")
LATE: dict[str, Value] = {"price": Decimal(12500), "due": date(2026, 11, 5)}


@each_row(
    ("rule", "asked", "today", "told", "on"),
    [
        # The first day of delay, and one more.
        ("late_delivery_penalty", LATE, date(2026, 11, 6),
         "12 500 ₽ × 0,5 % × 1 дн. (06.11.2026–06.11.2026) = 62,50 ₽",
         "и далее по 62,50 ₽ за каждый день с 07.11.2026 по день исполнения, а всего не больше "
         "12 500 ₽"),
        ("late_delivery_penalty", LATE, date(2026, 11, 22),
         "12 500 ₽ × 0,5 % × 17 дн. (06.11.2026–22.11.2026) = 1 062,50 ₽",
         "и далее по 62,50 ₽ за каждый день с 23.11.2026 по день исполнения, а всего не больше "
         "12 500 ₽"),
        # 200 days are the whole prepayment: nothing follows; 201 would be more than that.
        ("late_delivery_penalty", LATE, date(2027, 5, 24),
         "12 500 ₽ × 0,5 % × 200 дн. (06.11.2026–24.05.2027) = 12 500 ₽", ""),
        ("late_delivery_penalty", LATE, date(2027, 5, 25),
         "12 500 ₽ × 0,5 % × 201 дн. (06.11.2026–25.05.2027) = 12 562,50 ₽, но не больше "
         "12 500 ₽", ""),
        # A demand made before 01.02.2026 has no cap.
        ("late_demand_penalty", {**LATE, "demanded": date(2026, 1, 31)}, date(2026, 11, 7),
         "12 500 ₽ × 1 % × 2 дн. (06.11.2026–07.11.2026) = 250 ₽",
         "и далее по 125 ₽ за каждый день с 08.11.2026 по день исполнения"),
        ("late_demand_penalty", {**LATE, "demanded": date(2026, 2, 1)}, date(2026, 11, 7),
         "12 500 ₽ × 1 % × 2 дн. (06.11.2026–07.11.2026) = 250 ₽",
         "и далее по 125 ₽ за каждый день с 08.11.2026 по день исполнения, а всего не больше "
         "12 500 ₽"),
        # Once it was met, or another demand took its place, nothing runs any more.
        ("late_delivery_penalty_to", {**LATE, "until": date(2026, 11, 7)}, date(2026, 11, 22),
         "12 500 ₽ × 0,5 % × 2 дн. (06.11.2026–07.11.2026) = 125 ₽", ""),
        ("late_demand_penalty_ended", {**LATE, "demanded": date(2026, 2, 1)}, date(2026, 11, 7),
         "12 500 ₽ × 1 % × 2 дн. (06.11.2026–07.11.2026) = 250 ₽", ""),
    ],
)  # fmt: skip
def test_a_penalty_is_printed_as_it_was_counted_and_as_it_goes_on(
    rule: str, asked: dict[str, Value], today: date, told: str, on: str
) -> None:
    way = Derived(None, rule, None, None, {name: name for name in asked})
    values = Values(asked, Derivations({"sum": [way]}), Facts(), today)
    assert calculation(values, "sum", RU).replace("\u00a0", " ") == told
    assert onward(values, "sum", RU).replace("\u00a0", " ") == on


def test_the_day_before_the_first_of_delay_has_nothing_to_be_counted() -> None:
    way = Derived(None, "late_delivery_penalty", None, None, {name: name for name in LATE})
    values = Values(LATE, Derivations({"sum": [way]}), Facts(), date(2026, 11, 5))
    assert values["sum"] == 0


def test_what_no_rule_counts_has_no_calculation() -> None:
    values = known(price=Decimal(5))
    assert calculation(values, "price", RU) == ""
    assert onward(values, "absent", RU) == ""
