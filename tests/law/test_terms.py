"""The terms of law as the shipped library has them: their last days, counted by hand.

21.11.2026 is a Saturday; 01.01.2027 to 10.01.2027 are days off, so what ends there ends on Monday,
11.01.2027.
"""

from __future__ import annotations

from datetime import date, timedelta

from tests.conftest import SHIPPED, library
from tests.rows import each_row
from wizard.law.days import end_of
from wizard.library.guard import parse
from wizard.walk.guards import holds

ENDS = [
    # Article 23.1: ten calendar days for the money of goods that were paid for and did not come.
    ("claim_23_1", "2026-11-09", "2026-11-19"),
    ("claim_23_1", "2026-11-11", "2026-11-23"),  # the tenth day is a Saturday
    ("claim_23_1", "2026-12-22", "2027-01-11"),  # the tenth day is the first of January
    # Article 22: ten calendar days for the money of goods with a defect.
    ("refund_22", "2026-11-09", "2026-11-19"),
    ("refund_22", "2026-11-12", "2026-11-23"),  # a Sunday
    # Article 26.1: seven days to refuse, three months if nobody told how; ten days to pay back.
    ("refusal_26_1", "2026-11-13", "2026-11-20"),
    ("refusal_26_1", "2026-11-15", "2026-11-23"),  # a Sunday
    ("refusal_26_1_no_info", "2026-08-20", "2026-11-20"),
    (
        "refusal_26_1_no_info",
        "2026-11-30",
        "2027-03-01",
    ),  # there is no 30 February; 28.02. is Sunday
    ("refund_26_1", "2026-11-09", "2026-11-19"),
    # Article 21: seven days to exchange, twenty with a check, a month if the goods are not there.
    ("exchange_21", "2026-11-12", "2026-11-19"),
    ("exchange_21_check", "2026-11-05", "2026-11-25"),
    ("exchange_21_absent", "2026-10-20", "2026-11-20"),
    ("exchange_21_absent", "2027-01-31", "2027-03-01"),
    # Article 20: a repair lasts 45 days at most.
    ("repair_20", "2026-09-20", "2026-11-05"),  # the 45th day is 04.11., a holiday
    ("repair_20", "2026-10-01", "2026-11-16"),  # a Sunday
    # Article 18: fifteen days for goods that are technically complex.
    ("defect_complex_18", "2026-11-03", "2026-11-18"),
    # Article 19: to the last day of the guarantee, which was named: no day off moves it.
    ("guarantee_19", "2026-12-05", "2026-12-05"),  # a Saturday
    # Article 12: ten calendar days for the owner of the aggregator.
    ("aggregator_12", "2026-11-09", "2026-11-19"),
    # 59-ФЗ, article 12: thirty days from registration.
    ("regulator_59", "2026-10-21", "2026-11-20"),
    ("regulator_59", "2026-12-10", "2027-01-11"),
    # ГК, articles 196 and 200: three years.
    ("limitation", "2026-11-05", "2029-11-05"),
    ("limitation", "2024-02-29", "2027-03-01"),  # 28.02.2027 is a Sunday
    # Article 19: two years to find a defect, ten against the manufacturer, who has twenty days.
    ("defect_19", "2024-11-25", "2026-11-25"),
    ("defect_19", "2024-11-21", "2026-11-23"),  # 21.11.2026 is a Saturday
    ("maker_life_19", "2016-11-25", "2026-11-25"),
    ("maker_19", "2026-11-20", "2026-12-10"),
    ("bank_answer", "2026-11-09", "2026-12-09"),
    # By the news: twenty working days for the commission at the Bank of Russia.
    ("commission_115", "2026-11-09", "2026-12-07"),
    ("commission_115", "2026-12-14", "2027-01-20"),  # 31.12. to 10.01. are days off
    # 59-ФЗ, article 12, here of Roskomnadzor.
    ("rkn_59", "2026-10-21", "2026-11-20"),
    # ГК, article 797: thirty days for the carrier, a year for a suit.
    ("parcel_797", "2026-11-05", "2026-12-07"),  # 05.12.2026 is a Saturday
    ("parcel_year", "2026-10-01", "2027-10-01"),
    # Article 181: a year to contest a deal; counted from the purchase, the earliest day there is.
    ("child_year", "2026-11-01", "2027-11-01"),
    ("child_year", "2026-11-20", "2027-11-22"),  # a Saturday
    # ГПК, article 321, and АПК, article 180: a month for an appeal.
    ("appeal_own_simplified", "2026-11-10", "2026-11-25"),
    ("appeal_own_simplified", "2026-12-17", "2027-01-11"),  # 01.01. begins the holidays
    # Hours are moved by no day off: the earliest day, while the procedure is not known.
    ("appeal_own_unsure", "2026-11-10", "2026-11-25"),
    ("appeal_own_unsure", "2026-11-06", "2026-11-21"),  # a Saturday
    ("appeal_own", "2026-11-10", "2026-12-10"),
    ("appeal_own", "2027-01-31", "2027-03-01"),  # there is no 31 February; 28.02. is Sunday
    ("appeal_other", "2026-11-05", "2026-12-07"),  # 05.12.2026 is a Saturday
    ("appeal_other_simplified", "2026-11-05", "2026-11-26"),  # working days
    ("appeal_other_simplified", "2026-12-17", "2027-01-18"),  # 31.12. is a day off by transfer
    # АПК, article 180: it comes into force after a month.
    ("appeal_other_work", "2026-11-05", "2026-12-07"),  # 05.12.2026 is a Saturday
    # 229-ФЗ, article 36: two months for a bailiff.
    ("bailiffs_36", "2026-10-12", "2026-12-14"),  # 12.12.2026 is a Saturday
    # 229-ФЗ, articles 21 and 22: three years for a writ, and three more after it came back.
    ("writ_21", "2026-11-16", "2029-11-16"),
    ("writ_21", "2026-11-18", "2029-11-19"),  # 18.11.2029 is a Sunday
    ("writ_22", "2026-11-20", "2029-11-20"),
    ("writ_22", "2028-02-29", "2031-02-28"),  # there is no 29 February in 2031
    # АПК, article 4(5): thirty calendar days after the claim.
    ("apk_claim", "2026-10-21", "2026-11-20"),
    ("apk_claim", "2026-10-22", "2026-11-23"),
    # 289-ФЗ, known from a retelling: fifteen days for the operator of a platform.
    ("platform_complaint_289", "2026-11-04", "2026-11-19"),
    # 135-ФЗ, article 44: a month for the antimonopoly service.
    ("fas_reply", "2026-10-23", "2026-11-23"),
]


@each_row(("term", "start", "end"), ENDS)
def test_a_term_of_law_ends_on_the_day_counted_by_hand(term: str, start: str, end: str) -> None:
    found = library(SHIPPED).facts.terms[term]
    assert end_of(found, date.fromisoformat(start)) == date.fromisoformat(end)


def test_every_term_of_a_law_is_counted_here() -> None:
    binding = {name for name, term in library(SHIPPED).facts.terms.items() if term.binding == "law"}
    assert binding == {term for term, _, _ in ENDS}


@each_row(("term", "start", "end"), ENDS)
def test_a_term_is_over_the_day_after_its_last_and_not_on_it(
    term: str, start: str, end: str
) -> None:
    last = end_of(library(SHIPPED).facts.terms[term], date.fromisoformat(start))
    over = parse({"last": {"older_than": "0 days"}})
    one = timedelta(days=1)
    assert [holds(over, {"last": last}, day) for day in (last - one, last, last + one)] == [
        False,
        False,
        True,
    ]
