"""A paper in letters alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from tests.paper.letters import CLAIM, MESSAGE, RU, SUIT, bundle, read
from wizard.paper import layout
from wizard.paper.as_text import copies, markdown, text, words
from wizard.paper.envelope import alone
from wizard.paper.layout import Aside, Blank, TickBox

WHOLE = """\
Письмо

Здравствуйте.

Где: ____________________________________________________________ (адрес).
Когда: ____________ (день).

Прошу:

1. Ответить.
2. Сообщить номер обращения.
"""


def test_a_message_is_its_words_with_rules_for_gaps() -> None:
    assert text(bundle(MESSAGE), RU) == WHOLE


EVERY_PART = layout.Bundle(
    "",
    "ru",
    (
        layout.Sheet(
            layout.Paper(
                "",
                ((("Кому",), ("Куда",)),),
                "ПРЕТЕНЗИЯ",
                ("о сроке",),
                (
                    layout.Paragraph(("Что было",), "heading"),
                    layout.Points((layout.Point("—", ("раз\nещё",)), layout.Point("—", ("два",)))),
                    layout.Points(
                        (layout.Point("1.1.", ("три\nещё",)), layout.Point("1.2.", ("четыре",)))
                    ),
                    layout.Grid("Расчёт", ("Пункт", "Сумма"), (50, 50), ((("1",), ("5 ₽",)),)),
                    layout.Grid("", ("День",), (100,), ((("2",),),)),
                    layout.Signature("22.11.2026", ("подпись",), ("Анна",)),
                    layout.Signature("22.11.2026", ("подпись",), ()),
                ),
            )
        ),
    ),
    "",
)


def test_every_part_of_a_paper_stands_in_its_letters() -> None:
    signed = f"22.11.2026    подпись {'_' * 20}"
    assert (
        text(EVERY_PART, RU)
        == f"""\
Кому
Куда

ПРЕТЕНЗИЯ
о сроке

Что было

— раз
  ещё
— два

1.1. три
     ещё

1.2. четыре

Расчёт
Пункт | Сумма
1 | 5 ₽

День
2

{signed} / Анна /

{signed}
"""
    )


def test_every_part_of_a_paper_is_its_own_in_markdown() -> None:
    signed = f"22.11.2026    подпись {'_' * 20}".replace("_", "\\_")
    within = "  "
    """What ends a line within a paragraph."""
    assert (
        markdown(EVERY_PART, RU)
        == f"""\
Кому\\
Куда

# ПРЕТЕНЗИЯ

о сроке

## Что было

- раз{within}
  ещё
- два

1.1. три{within}
     ещё

1.2. четыре

## Расчёт

| Пункт | Сумма |
| --- | --- |
| 1 | 5 ₽ |

| День |
| --- |
| 2 |

{signed} / Анна /

{signed}
"""
    )


@pytest.mark.parametrize(("size", "rules"), [("short", 12), ("long", 28), ("line", 40)])
def test_a_blank_is_as_long_as_what_is_written_in(
    size: Literal["short", "long", "line"], rules: int
) -> None:
    assert words((Blank("", "", size),)) == "_" * rules


def test_a_run_is_what_stands_on_paper() -> None:
    runs = ("a ", Blank("b", "", "short"), TickBox(), Aside("told"))
    assert words(runs) == f"a {'_' * 12} (b)[ ]"


def test_each_sheet_is_there_once_and_says_how_often_it_is_printed() -> None:
    written = text(bundle(CLAIM), RU)
    assert written.count("\nПРЕТЕНЗИЯ\n") == 1
    assert "(Напечатать 3: Экземпляр 1 из 3 · Продавцу; Экземпляр 2" in written
    guide, claim, *_ = bundle(CLAIM).sheets
    assert copies(guide, RU) == "Для вас, не отправляйте"
    assert copies(claim, RU).startswith("Напечатать 3")
    assert copies(alone(read(CLAIM), RU, "").sheets[0], RU) == ""


def test_a_table_has_a_line_a_row_and_cells_to_write_in_are_empty() -> None:
    written = text(bundle(CLAIM), RU).replace("\u00a0", " ")
    assert "2 | 12 500 ₽ × 0,5 % × 17 дн. (06.11.2026–22.11.2026) | 1 062,50 ₽" in written
    assert "\n1 | Претензия, 22.11.2026 | 1 | \n" in written


def test_markdown_is_sound_and_escapes_what_was_typed(tmp_path: Path) -> None:
    for number, letter in enumerate([CLAIM, SUIT, f"{MESSAGE}\n\n# h *b* <i>"]):
        written = markdown(bundle(letter), RU)
        (tmp_path / f"{number}.md").write_text(written, "utf-8")
    assert "\\# h \\*b\\* \\<i\\>" in written
    # Several sheets each have a title, and one of them is there again.
    command = [
        sys.executable,
        "-m",
        "pymarkdown",
        "-d",
        "MD013,MD024,MD025,MD041",
        "scan",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


def test_marks_of_two_numbers_are_paragraphs_in_markdown() -> None:
    written = markdown(bundle(SUIT), RU)
    assert "\n\n1.2. Взыскать" in written
    assert "| Пункт | Как посчитано | Сумма |\n| --- | --- | --- |" in written
