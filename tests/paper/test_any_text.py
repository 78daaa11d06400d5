"""Whatever a person makes of a letter, it is printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.paper.letters import RU, bundle
from tests.paper.test_as_html import Outline
from wizard.outcome.letters import plain
from wizard.paper.as_html import html
from wizard.paper.as_text import markdown, text

LINES = [
    *("", "ПРЕТЕНЗИЯ", "ИСКОВОЕ ЗАЯВЛЕНИЕ", "ТРЕБУЮ:", "Прошу:", "1. Дай 5 ₽.", "2.1. Дай — 5 ₽."),
    *("— чек;", "— [впишите];", "— [проверьте]", "[оставьте, если да: и это]", "[]", "[[а]", "]"),
    *("Приложения:", "Приложения [оставьте то, что прилагаете]:", "Приложение: лист, чек"),
    *(
        "1. Дай. Расчёт: 1 ₽ × 2 = 2 ₽.",
        "2. Дай. Расчёт:",
        "— 1 = 2;",
        "Расчёт:",
        "Копия — суду: А",
    ),
    *("Ответчик 1: продавец — А", "Третье лицо: Б", "Цена иска: [впишите]", "В суд", "Продавцу: В"),
    *(
        "22.11.2026      подпись ____ / А /",
        "____",
        "22.11.2026   ____",
        "— расчёт взыскиваемых сумм.",
    ),
]
letters = st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=24)


@given(letters)
def test_any_lines_are_a_paper(lines: list[str]) -> None:
    made = bundle(plain("\n".join(lines)))
    Outline(html(made, RU))
    assert text(made, RU).endswith("\n")
    assert markdown(made, RU).endswith("\n")
