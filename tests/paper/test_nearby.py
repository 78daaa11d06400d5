"""The words by which a gap is found."""

from __future__ import annotations

import pytest

from wizard.paper import gaps
from wizard.paper.layout import Aside, Blank
from wizard.paper.nearby import near
from wizard.paper.signs import signs


def found(text: str) -> list[str]:
    piece = gaps.words(text, signs("ru"))
    told = [at for at, run in enumerate(piece) if isinstance(run, Blank | Aside)]
    return [near(piece, at) for at in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Продавцу: [впишите: имя]", ["Продавцу"]),
        ("Заказ оплачен. Товар: Чайник [впишите: марка]", ["Товар: Чайник"]),
        ("Адрес: ул. Ленина, [впишите: дом]", ["Адрес: ул. Ленина"]),
        ("[впишите: день], повторное письмо: на 22.11.2026 ответа нет", ["повторное письмо"]),
        ("[впишите: реквизиты]", [""]),
        ("В [впишите: отдел]", [""]),
        ("Всё. [впишите: день]", ["Всё"]),
        (
            "Прошу вернуть всё, что мне положено по закону, [впишите: сумма]",
            ["…вернуть всё, что мне положено по закону"],
        ),
        (
            "Из этого видно, что не отправляли никому из участников, ни разу [впишите: день]",
            ["…никому из участников, ни разу"],
        ),
        (
            "[оставьте, если да: Очень длинные слова про то, что на это ответа нет]",
            ["Очень длинные слова про то…"],
        ),
    ],
)
def test_a_gap_is_found_by_its_sentence(text: str, told: list[str]) -> None:
    assert found(text) == told


LONG = "пункт на весь этот месяц закрыт / часы его работы не указаны нигде"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ozon [оставьте одно: отказал / не ответил в срок]. [оставьте, если есть: Ответ тут.]",
            ["Ozon", "Ответ тут"],
        ),
        ("[оставьте одно: Суду / Судье] [впишите: номер]", ["Суду / Судье", "Суду / Судье"]),
        ("Он тут [оставьте одно: был / не был] [впишите: день]", ["Он тут", "Он тут был / не был"]),
        (f"Нельзя: [оставьте одно: {LONG}] [впишите: день]", ["Нельзя", "Нельзя…"]),
        ("[оставьте, если есть, и впишите день: Гарантия — до ____________.]", ["Гарантия"]),
        ("[оставьте этот пункт, если вернули] Взыскать [впишите: сумма]", ["Взыскать", "Взыскать"]),
    ],
)
def test_what_is_kept_or_not_is_told_as_a_whole(text: str, told: list[str]) -> None:
    assert found(text) == told
