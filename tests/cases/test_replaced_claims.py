"""A claim that was sent stays sent, with what it demanded and what was paid back for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from tests.conftest import SHIPPED, answer_all, desk_of
from wizard.cases import printing
from wizard.cases.case import Case
from wizard.cases.session import Session
from wizard.outcome.earlier_claims import left
from wizard.outcome.left_behind import left_behind
from wizard.outcome.taken_back import leads_back
from wizard.walk.claims import Purpose

BEGUN, SENT, LATER, LAST = (
    *(date(2026, 10, 20), date(2026, 11, 5)),
    *(date(2026, 11, 20), date(2026, 12, 10)),
)
WHO = ("shop", "ИП Петров", "Иванова Мария", "Тула, Мира, 1", None)
DEFECT = (
    *("nobody", "buyer", "defect", "broken", "absent", "claim", *WHO, None),
    *("Пылесос", "не включается", "12500", "no", "2026-10-10", None, None, None, "no"),
)
LATE = (
    *("nobody", "buyer", "delivery", "overdue", "2026-10-15", "silence", None, "12345678-0001"),
    *("claim", "shop", "prepaid", *WHO[1:], "Пылесос", "12500", "no"),
)
SERVED = ("handed", "2026-11-05", None, None)
PART = ("part", "3000", "2026-11-12")
BEFORE = "Прежней претензией, доставленной 05.11.2026, заявлено требование:"


def case(answers: Iterable[object], today: date = BEGUN) -> Case:
    return went_on(desk_of(SHIPPED, today).new(), answers)


def went_on(case: Case, answers: Iterable[object]) -> Case:
    return answer_all(case, answers)


def on(case: Case, day: date) -> Case:
    case.desk.today = day
    case.turn()
    return case


def changed(case: Case, node: str, given: object) -> Case:
    places = [place for place, step in enumerate(case.walk.steps) if step.node == node]
    case.change(places[-1], given)
    return case


def paper(case: Case) -> str:
    assert case.page.message is not None
    return case.page.message.text.replace("\u00a0", " ")


def to_court(case: Case) -> str:
    went_on(case, ["refused", "skip"])
    while not case.walk.node.acts:
        case.answer(None)
    return paper(case)


def claimed(demand: str, *told: object) -> Case:
    """A claim about a defect was served, and something was told of it since."""
    return went_on(on(went_on(on(case(DEFECT), SENT), [demand, [], *SERVED]), LATER), told)


def replaced(another: str, *told: object) -> Case:
    """One for money, of which a part came, was replaced, and something was told since."""
    made = changed(claimed("money_back", *PART), "claim.demand_defect", another)
    return went_on(made, told)


def prepaid(demand: str, *told: object) -> Case:
    """The same about an order that did not come."""
    served = SERVED[:2] + SERVED[3:] if demand == "deliver" else SERVED
    return went_on(on(went_on(on(case(LATE), SENT), [demand, [], *served]), LATER), told)


def test_what_was_written_for_one_claim_is_no_text_of_another() -> None:
    made = went_on(on(case(DEFECT), SENT), ["money_back", []])
    own = paper(made).replace("Пылесос", "Пылесос мой")
    made.edit(own)
    message = made.page.message
    assert message is not None
    printing.note(made, message)
    on(went_on(made, SERVED), LATER)
    changed(made, "claim.demand_defect", "price_cut")
    went_on(made, ["500", []])
    assert made.walk.at == "claim.claim_defect"
    assert "Пылесос мой" not in paper(made)
    assert "500" in paper(made)
    assert made.on_paper is None


@pytest.mark.parametrize(
    ("demand", "another", "claim", "was"),
    [
        ("repair", "money_back", "claim.claim_defect", "repaired"),
        ("exchange", "repair", "claim.claim_repair", "exchanged"),
        ("money_back", "exchange", "claim.claim_repair", "money_back"),
    ],
)
def test_another_demand_takes_another_claim(
    demand: str, another: str, claim: str, was: str
) -> None:
    made = changed(claimed(demand), "claim.demand_defect", another)
    assert made.walk.at == claim
    assert "claim_date" not in made.walk.values
    (one,) = left(made.walk)
    assert made.walk.walker.claims.purpose("", one.demanded) == Purpose(frozenset({was}))
    assert BEFORE in paper(made)
    made.answer("handed")
    assert made.walk.steps[-1].on == LATER, "it is another one"
    assert made.page.prefill is None, "the day of the other one is not offered"
    again = made.desk.open(made.path)
    assert (left(again.walk), again.document()) == (left(made.walk), made.document())


@pytest.mark.parametrize(
    ("demand", "another", "said"),
    [("refund", "deliver", "вернуть предоплату"), ("deliver", "refund", "передать оплаченный")],
)
def test_so_it_does_where_the_step_of_both_is_the_same(
    demand: str, another: str, said: str
) -> None:
    made = changed(prepaid(demand), "claim.demand", another)
    assert made.walk.at == "claim.claim"
    assert f"{BEFORE}\n— {said}" in paper(made)


def test_a_correction_leaves_it_as_it_was() -> None:
    made = changed(claimed("exchange"), "claim.goods#price", "13000")
    assert (made.walk.at, made.walk.sent) == ("claim.answer_exchange", ())


def test_what_was_paid_back_is_not_demanded_again() -> None:
    made = replaced("exchange")
    assert made.walk.values["goods_worth"] == Decimal(9500)
    assert "По ней возвращено 3 000 ₽, 12.11.2026." in paper(made)
    went_on(made, ["handed", "2026-11-20", None, None])
    suit = to_court(on(made, LAST))
    assert "взыскать с продавца его стоимость, 9 500 ₽" in suit
    assert "— выписка банка о возврате 3 000 ₽;" in suit
    assert "— прежняя претензия, опись и чек почты, документы о её вручении;" in suit


def test_a_discount_is_what_is_left_of_it() -> None:
    told: tuple[object, ...] = ("4000", [], "handed", "2026-11-20", None, None)
    suit = to_court(on(replaced("price_cut", *told), LAST))
    assert "Взыскать с продавца разницу в цене — 1 000 ₽" in suit
    assert "Расчёт: 4 000 ₽ − 3 000 ₽ = 1 000 ₽." in suit
    assert "Расчёт: 12 500 ₽ × 1 % × 10 дн. (01.12.2026–10.12.2026) = 1 250 ₽." in suit


def test_of_what_did_not_come_the_rest_alone_is_demanded_of_the_seller_too() -> None:
    made = changed(prepaid("refund", *PART), "claim.demand", "deliver")
    went_on(made, SERVED[:1])
    changed(made, "claim.demand", "refund")
    assert "Вернуть предоплату — 9 500 ₽ — в течение 10 дней" in paper(made)


def test_a_demand_of_no_more_than_came_back_leaves_a_place_for_another() -> None:
    made = replaced("price_cut", "3000", [])
    assert "[впишите: чего требуете; столько, сколько названо, уже вернули" in paper(made)


def test_who_comes_back_to_the_first_demand_is_owed_the_rest_alone() -> None:
    made = replaced("exchange")
    went_on(on(made, LAST), ["handed", "2026-11-20", None, None])
    changed(made, "claim.demand_defect", "money_back")
    assert "Вернуть уплаченную сумму — 9 500 ₽" in paper(made)
    assert paper(made).count("Прежней претензией") == 2
    made.answer("handed")
    assert made.walk.steps[-1].on == LAST
    assert made.walk.values["still_owed"] == Decimal(9500)


def test_taken_back_step_by_step_it_stays_sent_too() -> None:
    made = went_on(case(DEFECT, LATER), ["money_back", [], *SERVED, *PART])
    while made.walk.at != "claim.demand_defect":
        made.back()
    went_on(made, ["exchange", []])
    assert BEFORE in paper(made)
    assert made.walk.values["paid_before"] == Decimal(3000)
    assert next(iter(printing.letters(made))) == "claim_defect"


def test_a_slip_of_the_same_day_is_no_claim() -> None:
    made = went_on(case(DEFECT), ["money_back", [], "handed"])
    over(Session(made), "claim.claim_defect", sent=False)
    while made.walk.at != "claim.demand_defect":
        made.back()
    went_on(made, ["exchange", []])
    assert (made.walk.sent, made.lost) == ((), ())
    assert BEFORE not in paper(made)


def over(session: Session, claim: str, *, sent: bool) -> Case:
    """Step by step back over a claim, which was sent or never was."""
    while session.case.walk.steps[-1].node != claim:
        session.back()
    assert session.deed is not None and session.told == "sent"
    assert session.back_over() if sent else session.take_back()
    return session.case


def days(case: Case) -> list[date]:
    """Those on which something is owed, as the document tells them."""
    told = [due.day for due in left_behind(case.walk)]
    assert all(case.desk.language.show(day) in case.document() for day in told)
    again = case.desk.open(case.path)
    assert [due.day for due in left_behind(again.walk)] == told
    return told


@pytest.mark.parametrize(("sent", "owed"), [(True, [date(2026, 11, 16)]), (False, [])])
def test_it_was_sent_with_all_that_follows_or_it_was_a_slip_and_is_nowhere(
    owed: list[date], *, sent: bool
) -> None:
    made = over(Session(claimed("money_back", "waiting")), "claim.claim_defect", sent=sent)
    assert days(made) == owed
    while made.walk.at != "claim.demand_defect":
        made.back()
    went_on(made, ["exchange", []])
    assert days(made) == owed
    assert (BEFORE in paper(made), bool(made.walk.sent), bool(made.lost)) == (sent, sent, sent)
    assert ("Что сделано" in made.document()) is sent


def test_the_day_of_a_claim_that_was_gone_over_comes_back_with_it() -> None:
    made = over(Session(claimed("money_back", "waiting")), "claim.claim_defect", sent=True)
    made.answer("handed")
    assert (made.walk.steps[-1].on, days(made)) == (SENT, [date(2026, 11, 16)])
    session = Session(made)
    session.back()
    assert days(made) == [date(2026, 11, 16)]


@pytest.mark.parametrize(
    ("sent", "owed"), [(False, date(2026, 12, 21)), (True, date(2026, 11, 30))]
)
def test_what_the_first_one_is_owed_stands_until_another_one_is_sent(
    owed: date, *, sent: bool
) -> None:
    made = changed(claimed("repair"), "claim.demand_defect", "money_back")
    assert days(made) == [date(2026, 12, 21)]
    went_on(made, ["handed", "2026-11-20"])
    assert days(made) == [], "the day of another one is told"
    went_on(made, [None, None])
    made = over(Session(made), "claim.claim_defect", sent=sent)
    assert days(made) == [owed]


@pytest.mark.parametrize("sent", [True, False])
def test_who_changes_an_answer_says_whether_the_claim_behind_it_was_sent(*, sent: bool) -> None:
    made = claimed("money_back")
    session = Session(made)
    session.ask_again(
        next(at for at, step in enumerate(made.walk.steps) if step.answer == "money_back")
    )
    proposal = session.propose("exchange")
    assert proposal.slip is not None
    assert session.make(proposal if sent else proposal.slipped)
    assert (bool(made.walk.sent), bool(days(made)), bool(made.lost)) == (sent, sent, sent)
    went_on(made, [[]] if made.walk.at != "claim.claim_repair" else [])
    assert (BEFORE in paper(made)) is sent


def test_the_same_demand_once_more_is_the_same_claim() -> None:
    made = claimed("money_back", *PART)
    while made.walk.at != "claim.demand_defect":
        made.back()
    went_on(made, ["money_back", []])
    assert left(made.walk) == []
    assert "paid_before" not in made.walk.values
    made.answer("handed")
    assert made.walk.steps[-1].on == SENT
    assert made.page.prefill == "2026-11-05"


def test_the_document_and_the_complaint_tell_of_it() -> None:
    made = changed(claimed("repair"), "claim.demand_defect", "money_back")
    went_on(made, ["handed", "2026-11-20", None, None, "refused", "site"])
    assert BEFORE in paper(made)
    done = made.document().split("## Что сделано")[1].split("##")[0]
    (row,) = [line for line in done.splitlines() if "замене, ремонте" in line]
    assert row.startswith("| не позже 05.11.2026 |")
    assert "требование заменено" in row


def test_a_claim_to_deliver_is_enclosed_once() -> None:
    made = prepaid("deliver", "silence", "money", "refund", [])
    claim = paper(made)
    assert claim.count("— претензия, доставленная ") == 1
    assert "прежняя претензия" not in claim
    went_on(on(made, LAST), ["handed", "2026-11-20", None, None, "refused", "both", "site"])
    complaint = paper(made)
    assert complaint.count("— обе претензии, описи и чеки почты, документы об их вручении;") == 1
    assert "прежняя претензия" not in complaint


def test_a_claim_to_deliver_is_called_by_its_day_whichever_it_was() -> None:
    made = changed(prepaid("refund", "part", "3000", "2026-11-12"), "claim.demand", "deliver")
    went_on(on(went_on(made, ["handed", "2026-11-20", None]), LAST), ["silence", "money"])
    claim = paper(went_on(made, ["refund", []]))
    assert claim.index(BEFORE) < claim.index("Претензия о передаче товара в новый срок")
    assert "который назначен претензией, доставленной 20.11.2026." in claim
    assert "— претензия, доставленная 20.11.2026, и документы о её вручении;" in claim
    went_on(on(made, date(2026, 12, 25)), ["handed", "2026-12-10", None, None, "silence", "both"])
    told = paper(went_on(made, ["site"]))
    assert told.index(BEFORE) < told.index("Претензия о передаче товара в новый срок")
    for text in (claim, told):
        assert "ервая претенз" not in text
        assert "ервой претенз" not in text


def test_each_claim_of_one_step_has_its_own_day() -> None:
    made = on(prepaid("deliver", "silence", "money", "refund", []), LAST)
    made.answer("handed")
    attempts = made.desk.pages.history.attempts(made.walk, made.desk.language)
    days = [one.date for one in attempts if one.letter == "claim_late_delivery"]
    assert days == ["05.11.2026", "10.12.2026"]


TICKET = ("Наушники", "молчат", "21990", "no")


def test_a_complaint_tells_of_an_earlier_request_what_came_of_that_one() -> None:
    made = case(("nobody", "buyer", "defect", "stopped", "absent", "waiting"), date(2026, 10, 1))
    went_on(on(made, date(2026, 10, 5)), ["refused", None, "61616161-0001", "claim", *WHO])
    went_on(made, [*TICKET, "2026-03-01", "2026-12-01", "no", "repair", ["receipt"], "handed"])
    went_on(made, ["2026-10-05", None, None])
    went_on(on(made, date(2026, 10, 6)), ["accepted", "2026-10-06"])
    went_on(on(made, date(2026, 11, 12)), ["again", "2026-11-10", "money_back", "waiting"])
    went_on(on(made, date(2026, 11, 30)), ["silence", None, "claim", "shop", *TICKET])
    went_on(made, [["receipt"], "handed", "2026-11-30", None, None])
    went_on(on(made, date(2026, 12, 12)), ["silence", "site"])
    told = paper(made)
    assert "— 01.10.2026, обращение через «Помощь по заказу»: просьба не удовлетворена;" in told
    assert "— 12.11.2026, обращение через «Помощь по заказу»: на 12.12.2026 ответа нет." in told


def test_who_is_about_to_replace_it_is_told_of_the_next_one() -> None:
    made = claimed("repair")
    session = Session(made)
    index = next(at for at, step in enumerate(made.walk.steps) if step.answer == "repair")
    session.ask_again(index)
    assert made.desk.language("loss_claim") in session.propose("money_back").after


def test_a_repair_that_took_too_long_leaves_its_claim_as_it_was() -> None:
    made = on(went_on(claimed("repair"), ["accepted", "2026-11-06"]), date(2027, 1, 15))
    went_on(made, ["silence", "money_back", "claim", "shop"])
    went_on(made, ["Пылесос", "не включается", "12500", "no", []])
    assert made.walk.at == "claim.claim_defect"
    text = paper(made)
    assert BEFORE in text
    assert "прежнего требования —" not in text, "ten days did not run from the day of that claim"
    assert "неустойку за нарушение срока ремонта — 3 125 ₽" in text
    made.answer("handed")
    assert made.page.prefill is None


def test_on_the_way_a_claim_to_end_a_repair_tells_of_no_other_repair() -> None:
    made = on(went_on(claimed("repair"), ["accepted", "2026-11-06"]), date(2027, 1, 15))
    went_on(made, ["silence", "repair", "claim", "shop"])
    went_on(made, ["Пылесос", "не включается", "12500", "no", []])
    assert not [step for step in made.page.steps if "под акт" in step]
    made.answer("posted")
    assert made.page.details is not None
    assert made.page.details.startswith("Срок ремонта\u00a0— прежний, до 21.12.2026")
    assert "45 дней" not in made.page.details


@pytest.mark.parametrize("handed", ["2026-11-20", "2026-11-05", "2026-11-04"])
def test_a_repair_that_was_begun_ends_the_days_of_its_claim(handed: str) -> None:
    made = on(went_on(claimed("repair"), ["accepted", handed]), date(2027, 1, 15))
    due = made.walk.values["repair_due"]
    assert isinstance(due, date)
    days = date(2027, 1, 15) - due
    assert "penalty" not in made.walk.values, "what was demanded was done"
    assert made.walk.values["repair_penalty"] == 125 * days.days
    went_on(made, ["silence", "money_back"])
    assert not {"claim_date", "answer_due", "penalty"} & {*made.walk.values}
    told = min(date.fromisoformat(handed), date(2026, 11, 5))
    assert made.walk.values["flaw_told_on"] == told, "by the claim, or by handing in before it"
    dates = made.document().split("## Сроки и суммы")[1].split("## ")[0]
    assert "Вернуть деньги за товар" not in dates
    assert f"дней просрочки: {days.days}" in dates.replace("\u00a0", " ")
    went_on(made, ["claim", "shop", "Пылесос", "не включается", "12500", "no", []])
    went_on(on(made, date(2027, 1, 20)), ["handed"])
    assert made.page.prefill is None
    went_on(made, ["2027-01-20", None, None])
    assert made.walk.values["answer_due"] == date(2027, 2, 1)


def test_a_second_repair_has_days_of_its_own() -> None:
    made = on(went_on(claimed("repair"), ["accepted", "2026-11-06"]), date(2027, 1, 15))
    went_on(made, ["again", "2027-01-10", "repair", "claim", "shop"])
    went_on(made, ["Пылесос", "не включается", "12500", "no", []])
    assert made.walk.at == "claim.claim_repair"
    went_on(made, ["handed"])
    assert made.page.prefill is None
    went_on(made, ["2027-01-15", None, None, "accepted"])
    assert (made.walk.at, made.page.prefill) == ("repair.handed#handed_date", None)
    made.answer("2027-01-15")
    assert "repair_returned" not in made.walk.values
    assert made.walk.values["repair_due"] == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("returned", "today", "first", "second"),
    [
        ("2027-01-10", date(2027, 3, 1), 2500, 0),
        ("2027-01-10", date(2027, 3, 5), 2500, 500),
        ("2027-01-10", date(2027, 6, 1), 1000, 11500),
        ("2026-12-21", date(2027, 3, 5), 0, 500),
        (None, date(2027, 3, 5), 0, 500),
    ],
)
def test_a_repair_that_took_too_long_stays_owed_behind_another_one(
    returned: str | None, today: date, first: int, second: int
) -> None:
    """Together they come to no more than the price; of a day that nobody named no sum is made."""
    made = on(went_on(claimed("repair"), ["accepted", "2026-11-06"]), date(2027, 1, 15))
    went_on(made, ["again", returned, *([] if returned else ["late"]), "repair", "claim", "shop"])
    went_on(made, ["Пылесос", "не включается", "12500", "no", []])
    told = ["handed", "2027-01-15", None, None, "accepted", "2027-01-15"]
    values = on(went_on(made, told), today).walk.values
    assert (values.get("first_repair_penalty", 0), values.get("repair_penalty", 0)) == (
        first,
        second,
    )
    assert values["total"] == 12500 + first + second


def test_what_a_claim_demands_is_the_same_once_its_case_is_opened_again() -> None:
    goods = ("Чайник", "3000", "yes", "Утюг", "2000", "no")
    made = on(case((*LATE[:-3], *goods), SENT), SENT)
    on(went_on(made, ["refund", [], *SERVED]), LATER)
    went_on(made, PART)
    while "claim.goods#item" in [step.node for step in made.walk.steps]:
        over = made.walk.steps[-1].node == "claim.claim"
        made.adopt(made.walk.back_over() if over else leads_back(made.walk))
    went_on(made, (*goods[3:], "refund", []))
    # As much came back already, so nothing but the penalty is out; unless nobody knew of that.
    assert BEFORE in paper(made) and "вернуть предоплату — 2 000" not in paper(made).lower()
    again = made.desk.open(made.path)
    assert (paper(again), again.document()) == (paper(made), made.document())
    assert again.walk.walker.left == made.walk.walker.left
