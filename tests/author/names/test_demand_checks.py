"""What is wrong with a list of demands, each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, codes_of, faults
from wizard.library.library import DEMANDS

REPLACE = "        article: act_8\n        claim: Replace the device of {{ owner }}\n"
MEND = "    of:\n      shop:\n        article: act_7\n        claim: Repair the device\n"
GAP = "gaps: [serial]\n    of:"


def test_the_sample_with_demands_has_no_problems(demanding: Path) -> None:
    assert faults(demanding) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("    contact: shop", "    contact: shops", "unknown-contact", "shops"),
        ("    contact: shop", "    contact: desk", "unsure-contact", "desk"),
        ("    named: serial", "    named: serials", "unknown-name", "serials"),
        ("    named: serial\n", "", "bad-demand", "maker"),
        ("    named: serial", "    named: serial\n    contact: shop", "bad-demand", "maker"),
        ("cites: [act_8]", "cites: [act_8, act_9]", "unknown-article", "act_9"),
        ("fact: repair}", "fact: repairs}", "unknown-fact", "repairs"),
        ("{answered: power}", "{answered: powers}", "unknown-name", "powers"),
        ("{years: {at_least: 3}}", "{years: {above: 3}}", "bad-guard", "above"),
        ("of {{ owner }}", "of {{ owners }}", "unknown-name", "{{ owners }}"),
        ("else_of: mend", "else_of: swap", "unknown-demand", "swap"),
        ("    else_of: mend", "    else_of: mend\n    sum: years", "not-a-sum", "years"),
        ("    else_of: mend", "    else_of: mend\n    gaps: [yers]", "unknown-name", "yers"),
        ("        claim: Replace the device of {{ owner }}\n", "", "bad-demand", "maker"),
        (f"    of:\n      maker:\n{REPLACE}", "    of: {}\n", "empty-value", "of"),
        ("      maker:\n        article", "      makers:\n        article", "unknown-respondent",
         "makers"),
        ("article: act_8", "article: act_7", "bad-demand", "act_7"),
        ("    named: serial", "    named: serial\n    same_as: {maker: {power: on}}",
         "unknown-respondent", "maker"),
        ("    named: serial", "    named: serial\n    same_as: {shop: {power: dim}}",
         "unknown-answer", "dim"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(
    demanding: Path, old: str, new: str, code: str, at: str
) -> None:
    (fault,) = faults(changer(demanding)(DEMANDS, old, new))
    line = (demanding / DEMANDS).read_text("utf-8").splitlines()[fault.line - 1]
    assert (fault.code, line[fault.column - 1 : fault.end_column - 1]) == (code, at)


@pytest.mark.parametrize("code", ["price: total\n", "price: power\n"])
def test_the_price_of_the_suit_is_a_name_of_its_own(demanding: Path, code: str) -> None:
    folder = changer(demanding)(DEMANDS, "respondents:\n", f"{code}respondents:\n")
    assert codes_of(folder) == (["name-clash"] if "power" in code else [])


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        # A name that not everybody gave: of those of whom it is demanded alone.
        ("Repair the device\n", "Repair {{ serial }}\n", ["unset-name"]),
        ("Replace the device of {{ owner }}", "Replace {{ serial }}", []),
        (MEND, MEND.replace("the device", "{{ serial }}").replace("of:", GAP), []),
        (MEND, MEND.replace("the device", "{{ serial }} of {{ bought }}").replace("of:", GAP),
         ["unset-name"]),
        # Where the letter goes through them under a guard, that guard counts.
        ("  mend:\n", "  mend:\n    when: {answered: owner}\n", []),
    ],
)  # fmt: skip
def test_what_a_demand_says_is_known_to_all_who_make_it(
    demanding: Path, old: str, new: str, codes: list[str]
) -> None:
    assert codes_of(changer(demanding)(DEMANDS, old, new)) == codes


def test_a_demand_is_looked_for_only_where_the_letter_tells_it(demanding: Path) -> None:
    change = changer(demanding)
    change(DEMANDS, "  mend:\n", "  mend:\n    when: {answered: bought}\n")
    assert codes_of(demanding) == ["no-demand"]
    change("letters/ask.md", "{% for respondent in", "{% if bought %}\n{% for respondent in")
    path = demanding / "letters" / "ask.md"
    path.write_text(path.read_text("utf-8") + "{% endif %}\n", "utf-8")
    assert codes_of(demanding) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("demo.yaml", "    save_as: power", "    save_as: [power]", "wrong-type"),
        (DEMANDS, "  swap:\n", "  swap:\n    colour: red\n", "unknown-key"),
        (DEMANDS, "  swap:\n    when:", "  swap:\n    whne:", "unknown-key"),
    ],
)
def test_of_what_cannot_be_read_whole_nothing_is_proved(
    demanding: Path, name: str, old: str, new: str, code: str
) -> None:
    change = changer(demanding)
    change(DEMANDS, "  mend:\n", "  mend:\n    when: {answered: bought}\n")
    assert codes_of(demanding) == ["no-demand"]
    change(name, old, new)
    assert codes_of(demanding) == [code]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ respondents }}", "letter-part"),
        ("{% for one in respondents %}{{ one }}{% endfor %}", "letter-part"),
        ("{% for one in respondents %}{{ one.nme }}{% endfor %}", "unknown-attribute"),
        ("{% for one in respondents %}{{ one.demands }}{% endfor %}", "letter-part"),
        ("{% for one in respondents %}{{ one.name }}{% endfor %}", None),
    ],
)
def test_a_letter_names_the_parts_that_there_are(
    demanding: Path, line: str, code: str | None
) -> None:
    folder = changer(demanding)("letters/ask.md", "Written on", f"{line}\nWritten on")
    assert codes_of(folder) == ([code] if code else [])


def test_what_a_demand_has_is_told_to_who_names_another_part(demanding: Path) -> None:
    (fault,) = faults(changer(demanding)("letters/ask.md", "demand.claim }}", "demand.wording }}"))
    assert (fault.code, fault.message) == ("unknown-attribute", "«demand» has no part «wording»")
    assert "a demand has article, because, claim, counted" in fault.hint


def test_respondents_are_no_name_of_an_answer(demanding: Path) -> None:
    folder = changer(demanding)("demo.yaml", "save_as: serial", "save_as: respondents")
    assert "reserved-name" in codes_of(folder)


def test_a_circle_through_the_price_is_found(demanding: Path) -> None:
    change = changer(demanding)
    change("demo.yaml", "compute:\n", "compute:\n  more: {rule: price_alone, price: total}\n")
    change(DEMANDS, "respondents:\n", "price: total\nrespondents:\n")
    change(DEMANDS, "    else_of: mend", "    sum: more")
    assert codes_of(demanding) == ["derived-circle"]


LOOP = "{% for respondent in respondents %}"
OF_MAKER = '{% for respondent in respondents if respondent.id == "maker" %}'
SUIT = "{% for demand in respondent.demands if demand.suit %}"
END = "{% endfor %}\n"
CLAIM = "{% for demand in respondent.demands if demand.claim %}"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        # «maker» is asked to replace alone, which nobody is whose device is older.
        ([(LOOP, OF_MAKER)], " of «maker» by a «claim»"),
        ([(LOOP, OF_MAKER), (CLAIM, "{% for demand in respondent.demands if demand.sum %}")],
         " of «maker»"),
        ([(LOOP, OF_MAKER.replace("maker", "shop"))], None),
        ([(CLAIM, SUIT)], None),
        ([(LOOP, OF_MAKER), (CLAIM, SUIT)], " of «maker» by a «suit»"),
        # What may be empty and says so is no paper without a demand.
        ([(LOOP, OF_MAKER), (f"{END}{END}", f"{END}{{% else %}}\nNobody.\n{END}")], None),
    ],
)  # fmt: skip
def test_a_paper_has_a_demand_of_whom_it_names_in_the_words_that_it_prints(
    demanding: Path, changes: list[tuple[str, str]], told: str | None
) -> None:
    letter = demanding / "letters" / "ask.md"
    text = letter.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    letter.write_text(text, "utf-8")
    where = "where «demo.call» offers its paper"
    expected = [] if told is None else [f"nothing may be demanded{told} {where}"]
    assert [fault.message for fault in faults(demanding)] == expected
