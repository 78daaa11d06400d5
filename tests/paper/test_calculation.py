"""The calculation of a demand, as its words have it."""

from __future__ import annotations

import pytest

from tests.paper.letters import RU
from wizard.paper.calculation import Counted, counted, grid
from wizard.paper.layout import Blank
from wizard.paper.signs import signs

KNOWN = signs("ru")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вернуть деньги.", None),
        ("Дай. Расчёт: 2 ₽ × 3 дн. = 6 ₽.", Counted("Дай.", (("2 ₽ × 3 дн.", "6 ₽"),))),
        (
            "Дай. Расчёт: 2 ₽ = 6 ₽, но не больше 5 ₽. Деньги у вас.",
            Counted("Дай. Деньги у вас.", (("2 ₽", "6 ₽, но не больше 5 ₽"),)),
        ),
        (
            "Дай. Расчёт:\n— 1 ₽ × 2 = 2 ₽;\n— всего за 2 дн. — 2 ₽.",
            Counted("Дай.", (("1 ₽ × 2", "2 ₽"), ("всего за 2 дн.", "2 ₽"))),
        ),
        (
            "Дай. Расчёт: [проценты с 15.09.2026: ставка — узнайте].",
            Counted("Дай.", (("[проценты с 15.09.2026: ставка — узнайте]", ""),)),
        ),
        (
            "Дай. Расчёт:\n— итого — [впишите: 2 ₽ и прочее].",
            Counted("Дай.", (("итого", "[впишите: 2 ₽ и прочее]"),)),
        ),
        (
            "[оставьте, если да: Дай.] Расчёт: [оставьте, если да: 2 ₽ × 3 = ___ ₽.]",
            Counted("[оставьте, если да: Дай.]", (("[оставьте, если да: 2 ₽ × 3]", "___ ₽"),)),
        ),
    ],
)
def test_it_is_found_and_taken_apart(text: str, found: Counted | None) -> None:
    assert counted(text, KNOWN) == found


def test_the_table_names_the_demand_once_and_has_blanks_for_gaps() -> None:
    told = Counted("", (("2 ₽ × 3", "6 ₽"), ("[впишите: день]", "")))
    table = grid([("2.", told), ("—", Counted("", (("1", "1"),)))], KNOWN, RU)
    assert sum(table.shares) == 100
    assert table.rows == (
        (("2",), ("2 ₽ × 3",), ("6 ₽",)),
        ((), (Blank("день", "впишите: день", "short"),), ()),
        ((), ("1",), ("1",)),
    )
