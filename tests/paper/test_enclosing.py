"""What is kept as evidence among the enclosures of a paper."""

from __future__ import annotations

from wizard.i18n import language
from wizard.outcome import covering
from wizard.paper.enclosing import enclosing
from wizard.paper.layout import (
    Enclosures,
    Paper,
    Paragraph,
    Point,
    Signature,
    TickBox,
    plain,
)
from wizard.walk.steps import Enclosed

say = language("ru")
CHEQUE = Enclosed(1, "за чайник", "Чек или выписка")
SIGNED = Signature("22.11.2026", ("Анна",), ("Анна",))
LISTED = Enclosures(("Приложения:",), (Point("1.", ("чек;",)), Point("2.", (TickBox(), " фото."))))


def lines(block: object) -> list[str]:
    """What a block lists."""
    assert isinstance(block, Enclosures)
    return [f"{one.mark} {covering.shown(plain(one.words))}" for one in block.points]


def paper(*blocks: Paragraph | Enclosures | Signature) -> Paper:
    return Paper("Claim", (), "CLAIM", (), blocks)


def test_without_evidence_a_paper_stays_as_it_is() -> None:
    bare = paper(Paragraph(("text",)), SIGNED)
    assert enclosing(bare, [], say) is bare


def test_it_stands_behind_what_the_letter_encloses_and_is_numbered_on() -> None:
    made = enclosing(paper(LISTED, SIGNED), [CHEQUE, Enclosed(4, "снимок", "")], say)
    assert lines(made.blocks[0]) == [
        "1. чек;",
        "2.  фото;",
        "3. доказательство № 1: за чайник;",
        "4. доказательство № 4: снимок.",
    ]
    assert made.blocks[1] == SIGNED
    first = made.blocks[0]
    assert isinstance(first, Enclosures)
    assert TickBox() in first.points[1].words
    assert len(made.enclosures) == 4


def test_what_stands_around_the_list_stays_around_it() -> None:
    above, below = Paragraph(("above",)), Paragraph(("below",))
    made = enclosing(paper(above, LISTED, below, SIGNED), [CHEQUE], say)
    assert [made.blocks[at] for at in (0, 2, 3)] == [above, below, SIGNED]
    assert len(made.blocks) == 4


def test_without_a_list_it_has_one_above_the_signature() -> None:
    made = enclosing(paper(Paragraph(("text",)), SIGNED), [CHEQUE], say)
    assert lines(made.blocks[1]) == ["1. доказательство № 1: за чайник."]
    listed = made.blocks[1]
    assert isinstance(listed, Enclosures)
    assert plain(listed.heading) == say("paper_evidence")
    assert made.blocks[2] == SIGNED


def test_in_what_nobody_signs_it_stands_at_the_end() -> None:
    made = enclosing(paper(Paragraph(("text",))), [CHEQUE], say)
    assert isinstance(made.blocks[-1], Enclosures)


def test_what_ends_with_a_gap_is_ended_behind_it() -> None:
    gap = Enclosures(("Приложения:",), (Point("1.", (TickBox(), ".")),))
    made = enclosing(paper(gap), [CHEQUE, Enclosed(2, "снимок", "")], say)
    first = made.blocks[0]
    assert isinstance(first, Enclosures)
    assert first.points[0].words == (TickBox(), ";")
    assert len(first.points) == 3


def test_an_enclosure_that_the_letter_names_has_the_numbers_of_it() -> None:
    named = Enclosures(
        ("Приложения:",), (Point("1.", (TickBox(), " чек или выписка;")), Point("2.", ("фото.",)))
    )
    again = Enclosed(3, "за пылесос", "Чек или выписка")
    made = enclosing(paper(named), [CHEQUE, again, Enclosed(4, "снимок", "")], say)
    assert lines(made.blocks[0]) == [
        "1.  чек или выписка (доказательство № 1, № 3);",
        "2. фото;",
        "3. доказательство № 4: снимок.",
    ]
