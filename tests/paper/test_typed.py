"""What a person typed is never a part of a paper: its structure is the same whatever it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import cycle, product

import pytest

from tests.conftest import TODAY
from tests.outcome.test_letters import known, letters
from tests.outcome.test_shipped_messages import SCENARIOS, desk, met
from tests.paper.letters import CLAIM, RU, SUIT
from wizard.i18n import Language, language
from wizard.law.rules import Value
from wizard.library.table import Cell, Table
from wizard.outcome import covering
from wizard.outcome.letters import Letters, Message
from wizard.paper import as_text
from wizard.paper.addressees import addressees
from wizard.paper.enclosing import enclosing
from wizard.paper.envelope import full
from wizard.paper.reading import paper
from wizard.paper.reckoning import reckoning
from wizard.paper.signs import signs
from wizard.walk.answers import Chosen
from wizard.walk.steps import Enclosed
from wizard.walk.walk import Walk

EN = language("en")
COVERED = re.compile(r"(?:\\U000f[0-9a-f]{4})+")
"""One thing that was typed, as `repr` has it."""
LINES = {
    "ru": [
        "Приложение Ozon показывает: чек, опись",
        "Приложения:",
        "Приложения",
        "Прилагаю копии: чек",
        "ПРЕТЕНЗИЯ",
        "ИСКОВОЕ ЗАЯВЛЕНИЕ",
        "ТРЕБУЮ:",
        "Прошу:",
        "1. Вернуть — 1 500 ₽.",
        "2.1. Вернуть: 5 ₽",
        "— чек;",
        "Чайник — 1 500 ₽",
        "Чайник. Расчёт: 2 ₽ × 2 = 4 ₽. Вот",
        "Копия — суду: Иванов",
        "Ответчик 2: продавец — «Б»",
        "Третье лицо: Иванов",
        "Истец: Иванов",
        "Цена иска: 5 ₽",
        "В суд",
        "[впишите: день]",
        "[оставьте, если да: — чек;]",
        "[оставьте одно: да / нет]",
        "22.11.2026    подпись ____________ / Иванов /",
        "____",
        "расчёт взыскиваемых сумм",
        "чек об отправке претензии (к экземпляру для продавца)",
        "Обязать продавца",
    ],
    "en": [
        "Enclosures: a receipt, a list",
        "Enclosed:",
        "Enclosures",
        "CLAIM FORM",
        "DEMAND:",
        "1. Pay — 1 500 ₽.",
        "— a receipt;",
        "A kettle — 1 500 ₽",
        "A kettle. Calculation: 2 × 2 = 4. So",
        "Copy to the court: A",
        "Defendant 2: B",
        "Claimant: B",
        "Value: 5 ₽",
        "To court",
        "[fill in: day]",
        "[keep, if so: — a receipt;]",
        "[keep one: yes / no]",
        "22.11.2026    signed ____________ / B /",
        "calculation of the claim",
        "proof of posting (with the copy for the seller)",
        "Order the seller",
    ],
}


def harmless(line: str) -> str:
    """As many words that mean nothing, each as long."""
    return re.sub(r"\S", "ы", line)


def shape(text: str, say: Language) -> str:
    """All of a paper and of what goes with it, with one sign for each thing that was typed."""
    found, known = paper(Message("letter", "Letter", text, TODAY), say), signs(say.code)
    told = [found, addressees(found, known), reckoning(found, known, say)]
    return COVERED.sub("□", repr(told).replace("\\xa0", " "))


def differs(text: str, other: str) -> bool:
    """Whether the structure does; a sentence that ends what was typed ends once."""
    return text.replace("□.", "□") != other.replace("□.", "□")


def typing(walk: Walk, lines: Iterator[str]) -> Walk:
    """The same walk of somebody who typed such lines wherever something is typed."""
    nodes = walk.walker.library.nodes.values()
    long = {node.save_as for node in nodes if node.field and node.field.takes.multiline}

    def cell(value: Cell) -> Cell:
        return next(lines) if isinstance(value, str) else value

    def said(name: str, value: Value) -> Value:
        if isinstance(value, Table):
            return Table(tuple(tuple((key, cell(one)) for key, one in row) for row in value.cells))
        if not isinstance(value, str) or isinstance(value, Chosen):
            return value
        line = next(lines)
        return f"Так\n\n{line}\n{line}" if name in long else line

    return replace(walk, asked={name: said(name, value) for name, value in walk.asked.items()})


def shipped() -> dict[str, Walk]:
    """By letter the walk to it on which most was typed."""
    found: dict[str, Walk] = {}
    for walk in (walk for path in SCENARIOS for walk, _ in met(path)):
        letter = str(walk.node.letter)
        if letter not in found or len(walk.asked) > len(found[letter].asked):
            found[letter] = walk
    return found


def printed(walk: Walk) -> str:
    here = desk().pages.messages.at_hand(walk)
    assert here is not None
    return shape(desk().pages.messages.covered(walk, here.message), RU)


@pytest.mark.slow
def test_what_is_typed_is_no_part_of_the_paper_of_a_shipped_letter() -> None:
    wrong = []
    for letter, walk in shipped().items():
        for first in range(0, len(LINES["ru"]), 7):
            lines = [*LINES["ru"][first:], *LINES["ru"][:first]]
            made = printed(typing(walk, cycle(lines)))
            if differs(made, printed(typing(walk, cycle(map(harmless, lines))))):
                wrong.append((letter, lines[0]))
    assert wrong == []


def template(letter: str, *values: str) -> str:
    """A letter with the names of what is typed in places of it."""
    for at, value in enumerate(values):
        assert value in letter
        letter = letter.replace(value, f"{{{{ typed_{at} }}}}")
    return letter


TEMPLATES = {
    "ru": [
        template(CLAIM, "Носова Анна", "пр. Мира, 10", "№ 1-2", "отказали", "документ об оплате"),
        template(SUIT, "Орлова Ольга", "«Робот», Тула", "Волк", "Товар не передан.", "предоплату"),
    ],
    "en": [
        template(
            "To the seller: Shop LLC, Leeds\nFrom: Ann\n\nCLAIM FORM\nfor money\n\nIt broke.\n\n"
            "DEMAND:\n1. Pay for a kettle — 5 ₽. Calculation: kettle × 2 = 10.\n\n"
            "Enclosures:\n— a receipt;\n— calculation of the claim.\n\n"
            "22.11.2026      signed ____________ / Ann /",
            *("Shop LLC, Leeds", "Ann", "It broke.", "kettle", "a receipt"),
        )
    ],
}


@cache
def writer(body: str) -> Letters:
    return letters(body)


def filled(body: str, values: Mapping[str, Value]) -> str:
    """A letter with such values, and harmless ones, as it is taken apart."""
    whole = known({**{f"typed_{at}": "слово" for at in range(5)}, **values})
    text = writer(body).write("ask", whole, [], TODAY).text
    return covering.within(text, writer(body).marking.write("ask", whole, [], TODAY).text)


@pytest.mark.parametrize(("code", "line"), [(code, one) for code in LINES for one in LINES[code]])
def test_each_value_may_read_as_any_line_of_a_letter(code: str, line: str) -> None:
    say = language(code)
    for body, at, form in product(TEMPLATES[code], range(5), ("{}", "So\n\n{}\n{}\n")):
        said = ({f"typed_{at}": form.format(one, one)} for one in (line, harmless(line)))
        assert not differs(*(shape(filled(body, values), say) for values in said))


def test_what_is_typed_is_printed_as_it_was_typed() -> None:
    line = "Приложения:\n\n— чек [мой]: 5 ₽;\n\nИ всё"
    message = Message("letter", "Письмо", filled(TEMPLATES["ru"][0], {"typed_3": line}), TODAY)
    printed = as_text.text(full(paper(message, RU), RU, RU, ""), RU)
    assert (
        "— Помощь по заказу: Приложения:\n  \n  — чек [мой]: 5\u00a0₽;\n  \n  И всё.\n" in printed
    )
    assert not re.search("[\U000f0000-\U000fffff]", printed)


def test_the_description_of_evidence_says_nothing_of_where_it_goes() -> None:
    found = paper(Message("letter", "Письмо", CLAIM, TODAY), RU)
    told = enclosing(found, [Enclosed(1, "чек (к экземпляру для продавца)")], RU)
    inventories = as_text.text(full(told, RU, RU, ""), RU).split("ОПИСЬ ВЛОЖЕНИЯ")[1:]
    assert [one.count("(к экземпляру для продавца)") for one in inventories] == [1, 1]
