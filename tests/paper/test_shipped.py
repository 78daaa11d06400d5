"""What holds of the papers of every letter that the scenarios come to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise, takewhile

import pytest

from tests.outcome.test_shipped_messages import SCENARIOS, met
from tests.paper.letters import RU
from wizard.outcome.letters import Message
from wizard.paper import as_text, gaps
from wizard.paper.addressees import addressees
from wizard.paper.envelope import alone, full
from wizard.paper.layout import Blank, Bundle, Grid, Paper, TickBox
from wizard.paper.reading import paper
from wizard.paper.reckoning import reckoning
from wizard.paper.signs import signs

GAP = re.compile(r"\[[^\[\]]*\]")
WORD = re.compile(r"\w+")
SUM = re.compile(r"(\d[\d\s]*(?:,\d\d)?)\s₽")
LESS = re.compile(rf"(?<!× )(?<!\+ ){SUM.pattern}(?: − {SUM.pattern})+ = {SUM.pattern}")


@cache
def shipped() -> dict[str, list[Message]]:
    """Every letter that the scenarios come to, by its kind."""
    found: dict[str, dict[str, Message]] = {}
    for path in SCENARIOS:
        for _, here in met(path):
            found.setdefault(here.message.letter, {})[here.message.text] = here.message
    return {name: [*texts.values()] for name, texts in found.items()}


def counted(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


@pytest.mark.slow
def test_no_word_of_any_shipped_letter_is_lost() -> None:
    lost: Counter[str] = Counter()
    for one, found in papers():
        printed = as_text.text(alone(found, RU, ""), RU)
        lost += counted(GAP.sub(" ", one.text)) - counted(printed)
    assert {word for word in lost if word.strip("_")} <= {"Расчёт"}, "it stands above the table"


@pytest.mark.slow
def test_what_is_taken_off_a_sum_in_any_shipped_letter_leaves_what_stands_there() -> None:
    texts = {message.text for messages in shipped().values() for message in messages}
    found = {taken[0]: taken for text in texts for taken in LESS.finditer(text)}
    wrong = []
    for taken in found.values():
        whole, *parts, left = (
            Decimal(re.sub(r"\s", "", one).replace(",", ".")) for one in SUM.findall(taken[0])
        )
        if whole - sum(parts) != left:
            wrong.append(taken[0])
    assert wrong == []
    assert len(found) >= 10


@pytest.mark.slow
def test_what_a_person_may_keep_of_a_shipped_letter_stands_on_its_paper() -> None:
    kept = re.compile(r"\[оставьте[^\[\]:]*: ([^\[\]]*)\]")
    lost: Counter[str] = Counter()
    for one, found in papers():
        drawn = (run for piece in found.pieces() for run in piece if isinstance(run, str))
        lost += counted(" ".join(kept.findall(one.text))) - counted(" ".join(drawn))
    assert [word for word in lost if word.strip("_")] == []


@pytest.mark.slow
def test_each_enclosure_of_a_shipped_letter_goes_into_the_list() -> None:
    enclosed = re.compile(r"^Приложени[ея][^\n]*:\n((?:.+\n?)+)", re.MULTILINE)
    told = [(found, enclosed.search(one.text)) for one, found in papers()]
    lists = [
        (len(paper.enclosures), list_[1].strip().count("\n") + 1) for paper, list_ in told if list_
    ]
    assert lists
    assert [pair for pair in lists if pair[0] != pair[1]] == []


@pytest.mark.slow
def test_what_a_shipped_letter_encloses_is_a_list() -> None:
    """Else it stands in no inventory, and none of it can be left out."""
    flat = re.compile(r"^Приложени[ея][^\n:]*: .*,", re.MULTILINE)
    assert not [one.letter for one, found in papers() if found.signature and flat.search(one.text)]


@pytest.mark.slow
def test_what_is_posted_names_the_address_to_which_it_goes() -> None:
    known = signs("ru")
    bare = {
        one.letter
        for one, found in papers()
        if found.signature
        for whom in addressees(found, known)
        if not any("адрес" in run.hint for run in whom.where if isinstance(run, Blank))
        and not re.search(r"\d{6}", as_text.words(whom.where))
    }
    assert bare == set()


@pytest.mark.slow
def test_every_shipped_letter_that_is_signed_says_to_whom_it_is() -> None:
    assert all(bool(found.head) is (found.signature is not None) for _, found in papers())


@pytest.mark.slow
def test_every_shipped_suit_that_encloses_a_calculation_has_it() -> None:
    enclosed = re.compile("^— расчёт .*подписанный истцом", re.MULTILINE)
    enclosing = [(one, found) for one, found in suits() if enclosed.search(one.text)]
    assert enclosing
    bare = [one for one, found in enclosing if reckoning(found, signs("ru"), RU) is None]
    assert [one.text for one in bare] == []


@pytest.mark.slow
def test_the_calculation_of_a_shipped_suit_has_its_demands_alone_and_comes_to_its_price() -> None:
    """Of goods told by number too; what the price leaves out or a hand writes is in no sum."""
    several = 0
    for one, printed in suits():
        found = reckoning(printed, signs("ru"), RU)
        if found is None:
            continue
        (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
        rows = [[as_text.words(cell).replace("\u00a0", " ") for cell in row] for row in grid.rows]
        asked = one.text.replace("\u00a0", " ").partition("ПРОШУ:")[2]
        demands = re.findall(r"^(\d[\d.]*)\. (?:\[[^:\]]*: )?(.{9})", asked, re.MULTILINE)
        drawn = [(mark, told.removeprefix("[ ] ")[:9]) for mark, told, _ in rows if mark]
        assert len(drawn) == len({*drawn}) == len({*drawn} & {*demands}), one.text
        *counts, (_, last, price) = rows
        if not last.startswith("Цена иска") or "_" in price:
            continue
        several += "Товары:" in one.text
        rest = kopecks(price) - sum(sums(counts))
        assert ("стоимость товара" in last) is bool(re.search(r"\. Обязать", asked)), one.text
        assert rest > 0 if "стоимость товара" in last else rest == pytest.approx(0), one.text
    assert several


def sums(rows: list[list[str]]) -> Iterator[float]:
    """What each demand that the price has in it comes to: of one in several lines, the last."""
    for at, (mark, told, sum_) in enumerate(rows):
        begun = mark and not re.search("почтовые расходы|моральн|в цену иска|^Если суд ", told)
        if begun:
            lines = [sum_, *(row[2] for row in takewhile(lambda row: not row[0], rows[at + 1 :]))]
            yield kopecks(lines[-1])


def kopecks(sum_: str) -> float:
    *_, most = sum_.removesuffix(" ₽").split(", но не больше ")
    return float(most.replace(" ", "").replace(",", "."))


@cache
def papers() -> list[tuple[Message, Paper]]:
    """Each of them, as a paper."""
    return [(one, paper(one, RU)) for messages in shipped().values() for one in messages]


def suits() -> list[tuple[Message, Paper]]:
    return [each for each in papers() if each[0].letter in ("lawsuit", "lawsuit_penalty")]


@cache
def sets() -> list[tuple[Message, Bundle]]:
    """All that is printed of each that is posted."""
    made = [(one, full(found, RU, RU, "")) for one, found in papers()]
    return [(one, bundle) for one, bundle in made if len(bundle.sheets) > 1]


def said(bundle: Bundle) -> list[str]:
    """The lines of the page for the person."""
    return [as_text.words(piece) for piece in bundle.sheets[0].paper.pieces()]


def inventories(bundle: Bundle) -> Iterator[tuple[str, list[str]]]:
    """Of each envelope for whom it is and what is in it."""
    for sheet in bundle.sheets:
        if sheet.paper.title == RU("paper_inventory"):
            (grid,) = [block for block in sheet.paper.blocks if isinstance(block, Grid)]
            whom = sheet.marks[0].partition(" · ")[0]
            yield whom, [as_text.words(row[1]).replace("\u00a0", " ") for row in grid.rows]


@pytest.mark.slow
def test_a_gap_is_found_by_whole_words_that_stand_in_the_letter() -> None:
    """Nothing that tells where a gap is begins within a bracket, or behind a «не»."""
    faults = []
    for one, found in papers():
        text = " ".join(one.text.replace("\u00a0", " ").split())
        for near, _ in gaps.to_do(found):
            begun = re.split("____| / ", near.lstrip("…").rstrip("…"))[0].replace("\u00a0", " ")
            places = [at.start() for at in re.finditer(re.escape(begun.strip()), text)]
            if begun.strip() and not any(begins_well(text[:at]) for at in places):
                faults.append((one.letter, near))
    assert faults == []


def begins_well(before: str) -> bool:
    """Whether what tells of a gap may begin behind these words."""
    inside = before.rpartition("[")[2] if before.rfind("[") > before.rfind("]") else ""
    whole = not inside or inside.endswith((": ", ": — "))
    return whole and not re.search(r"\b(?:не|ни|без) $", before)


@pytest.mark.slow
def test_an_envelope_has_in_it_only_what_there_is_when_it_is_posted() -> None:
    for one, bundle in sets():
        listed = [*inventories(bundle)]
        proofs = [whom for whom, rows in listed if any(PROOF.search(row) for row in rows)]
        ordered = [line for line in said(bundle) if line.startswith("Порядок: ")]
        assert len(proofs) <= 1, one.text
        last = f"в конверт с пометкой «{proofs[0]}»" if proofs and len(listed) > 1 else ""
        assert not last or last in ordered[0], one.text
        assert not [row for _, rows in listed for row in rows if "[ ]" in row], "is not corrected"


PROOF = re.compile(r"документы об отправке копий|чек и опись письма с претензией")


@pytest.mark.slow
def test_whatever_has_a_box_is_told_on_the_page_for_the_person() -> None:
    for one, bundle in sets():
        boxed = any(
            isinstance(run, TickBox)
            for sheet in bundle.sheets
            for piece in sheet.paper.pieces()
            for run in piece
        )
        assert boxed <= any("квадрат" in line.lower() for line in said(bundle)), one.text


@pytest.mark.slow
def test_whom_a_paper_is_for_is_named_wherever_its_head_names_them() -> None:
    unnamed = {
        one.letter
        for one, bundle in sets()
        if any(RU("paper_addressee") in mark for mark in bundle.sheets[1].marks)
    }
    assert unnamed == set()
    assert not [
        whom for _, bundle in sets() for whom, _ in inventories(bundle) if whom.startswith("В ")
    ]


@pytest.mark.slow
def test_a_name_has_the_same_blank_below_as_above() -> None:
    for one, found in papers():
        signature = found.signature
        if signature is not None and re.search(r"^(?:Заявитель|Истец): .*отчество", one.text, re.M):
            assert len(signature.name) == 3, one.text


@pytest.mark.slow
def test_what_a_blank_leaves_out_is_for_whoever_fills_it_in() -> None:
    """Behind a semicolon stands what to do in some case, and nothing that is to be written."""
    left = {
        rest
        for messages in shipped().values()
        for one in messages
        for rest in re.findall(r"\[впишите: [^\[\]]*?; ([^\[\]]*)\]", one.text)
    }
    assert left
    assert [rest for rest in left if not re.match("если|или|другой|обычно", rest)] == []


@pytest.mark.slow
def test_a_number_of_many_digits_has_a_blank_that_holds_them() -> None:
    """An account has twenty: on thirty millimetres no hand writes them legibly."""
    many = re.compile(r"(?:\b(?:[Сс]чёт|БИК|ИНН|ОГРН(?:ИП)?)\b[^.;,_]{0,20})$")
    narrow = {
        (one.letter, before)
        for one, found in papers()
        for piece in found.pieces()
        for before, blank in pairwise(piece)
        if isinstance(before, str) and isinstance(blank, Blank) and blank.size == "short"
        if many.search(before) and "телефон" not in before.lower()
    }
    ruled = {
        (one.letter, kept)
        for one, _ in papers()
        for kept in re.findall(r"(?:счёт — |реквизитам )(_+)", one.text)
        if len(kept) < 40
    }
    assert narrow | ruled == set()
