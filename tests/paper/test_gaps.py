"""What becomes of square brackets on paper."""

from __future__ import annotations

import pytest

from tests.paper.letters import CLAIM, MESSAGE, read
from tests.rows import each_row
from wizard.paper import gaps
from wizard.paper.layout import Aside, Blank, Paper, Run, TickBox
from wizard.paper.signs import signs

RU, EN = signs("ru"), signs("en")


@each_row(
    ("said", "caption", "size"),
    [
        ("впишите", "", "long"),
        ("впишите: день заказа", "день заказа", "short"),
        ("впишите: банк, счёт", "банк, счёт", "lines"),
        ("впишите: банк, БИК, счёт", "банк, БИК, счёт", "lines"),
        ("впишите: 20 цифр", "20 цифр", "long"),
        ("впишите: марка, модель, артикул", "марка, модель, артикул", "long"),
        ("впишите: день и место", "день и место", "long"),
        ("впишите одно из трёх", "одно из трёх", "long"),
        ("впишите одну сумму: сложите 20 ₽ и проценты", "одну сумму", "short"),
        ("впишите, чего не хватает: адрес, ИНН", "адрес, ИНН", "lines"),
        ("впишите, что верно: сдан — день; не сдан", "", "long"),
        ("впишите, чтобы договориться, когда передать", "", "long"),
        ("впишите: номер; если вопрос не о заказе, так и напишите", "номер", "short"),
        ("впишите: другие документы или вычеркните эту строку", "другие документы", "long"),
        ("проценты с 15.09.2026: ставка не проверена", "проценты с 15.09.2026", "long"),
        ("оставьте верное: не уплачивается — если мало; сумма — если больше", "", "line"),
        ("что угодно", "что угодно", "long"),
        (f"впишите: {'слово ' * 30}", "", "line"),
    ],
)
def test_what_is_to_be_written_is_a_blank(said: str, caption: str, size: str) -> None:
    assert gaps.words(f"[{said}]", RU) == (Blank(caption, said.strip(), size),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "size"),
    [(22, "short"), (23, "long"), (50, "long"), (51, "line"), (130, "line")],
)
def test_a_caption_is_printed_where_it_fits_below_its_blank(length: int, size: str) -> None:
    caption = "день ".ljust(length, "ж")
    (blank,) = gaps.words(f"[впишите: {caption}]", RU)
    assert blank == Blank(caption, f"впишите: {caption}", size)  # type: ignore[arg-type]
    assert gaps.words(f"[впишите: {'ж' * 131}]", RU) == (
        Blank("", f"впишите: {'ж' * 131}", "line"),
    )


@each_row(
    ("text", "runs"),
    [
        ("Деньги [проверьте по чеку]. И", ("Деньги", Aside("проверьте по чеку"), ". И")),
        (
            "№ [впишите: номер], деньги [проверьте]. И",
            (
                "№ ",
                Blank("номер", "впишите: номер", "short"),
                ", деньги",
                Aside("проверьте"),
                ". И",
            ),
        ),
        ("Деньги [проверьте] там", ("Деньги ", Aside("проверьте"), "там")),
        ("Всё [вычеркните абзац]", ("Всё", Aside("вычеркните абзац"))),
        ("[вычеркните] Всё", (Aside("вычеркните"), " Всё")),
        (
            "[оставьте, если тяжёлый: Вывезти.]",
            (TickBox(), Aside("оставьте, если тяжёлый"), " Вывезти."),
        ),
        (
            "[оставьте этот пункт, если вернули] Взыскать.",
            (Aside("оставьте этот пункт, если вернули"), TickBox(), " Взыскать."),
        ),
        (
            "Деньги [оставьте одно: возвращены, 1 июня / не возвращены].",
            (
                "Деньги ",
                Aside("оставьте одно"),
                *(TickBox(), " возвращены, 1 июня", " / "),
                *(TickBox(), " не возвращены", "."),
            ),
        ),
        ("без пропусков", ("без пропусков",)),
        ("[]", (Blank("", "", "long"),)),
    ],
)
def test_what_is_told_the_person_leaves_no_trace(text: str, runs: tuple[Run, ...]) -> None:
    assert gaps.words(text, RU) == runs


@each_row(
    ("text", "printed"),
    [
        ("[оставьте, если да: Раз. Два.]", " Раз. Два."),
        ("Ноль. [оставьте, если да: Раз. Два.] Три.", "Ноль.\n Раз. Два.\nТри."),
        ("[оставьте, если да: Раз.] [оставьте, если нет: Два.]", " Раз.\n Два."),
        ("[оставьте, если да: Раз.] [проверьте: день]", " Раз."),
        ("Итого: [оставьте, если да: Раз.]", "Итого:  Раз."),
        ("Ноль. [оставьте одно: Раз. / Два.] Три.", "Ноль.\n Раз.\n Два.\nТри."),
        ("Ноль: [оставьте одно: раз / два]. Три.", "Ноль:  раз /  два.\nТри."),
        ("Ноль. [оставьте одно: Раз / Два] и три. Ещё.", "Ноль.  Раз /  Два и три. Ещё."),
        ("Ноль: [оставьте одно: раз / два]. [проверьте: день]", "Ноль:  раз /  два."),
    ],
)
def test_a_passage_that_is_kept_or_not_stands_on_lines_of_its_own(text: str, printed: str) -> None:
    """It may be several sentences: whoever strikes it out sees how far it goes."""
    assert "".join(run for run in gaps.words(text, RU) if isinstance(run, str)) == printed


def test_english_letters_have_gaps_too() -> None:
    assert gaps.words("on [fill in: date of fault]", EN) == (
        "on ",
        Blank("date of fault", "fill in: date of fault", "short"),
    )


def test_what_is_to_be_done_is_told_with_the_words_around_it() -> None:
    assert gaps.to_do(read(CLAIM)) == [
        ("Продавцу", "впишите: имя или название продавца, его адрес и ОГРН"),
        ("…внесена на счёт владельца агрегатора", "проверьте по выписке"),
        ("Вывезти товар прошу вашими силами", "оставьте, если товар тяжёлый"),
        ("Приложения (копии)", "оставьте, если прилагаете"),
        ("", "впишите: другие документы или вычеркните эту строку"),
    ]
    assert gaps.to_do(read(MESSAGE)) == [("Где", "впишите: адрес"), ("Когда", "впишите: день")]


def test_the_same_gap_in_the_same_place_is_told_once() -> None:
    runs = gaps.words("Адрес: [впишите].", RU)
    assert gaps.to_do(Paper("", ((runs, runs),), "", (), ())) == [("Адрес", "впишите")]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        (
            "[впишите] Вернуть мне все эти мои личные деньги: завтра же, тут",
            "Вернуть мне все эти мои личные деньги",
        ),
        (
            "[впишите] Вернуть мне все эти мои личные деньги… завтра же, тут",
            "Вернуть мне все эти мои личные деньги…",
        ),
        (
            "Так было давно — никто и ничего о том не знает уже [впишите]",
            "…никто и ничего о том не знает уже",
        ),
    ],
)
def test_a_name_that_is_cut_has_one_ellipsis_and_no_mark_beside_it(text: str, near: str) -> None:
    assert gaps.to_do(Paper("", ((gaps.words(text, RU),),), "", (), ())) == [(near, "впишите")]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("впишите: адрес", []),
        ("впишите, если отказали: день", []),
        (
            "оставьте, если деньги потребованы при возврате: Требование о деньгах.",
            ["Требование о деньгах."],
        ),
        ("оставьте этот пункт, если отказали", [""]),
        ("оставьте одно: отказано / ответа нет", ["отказано", "ответа нет"]),
        ("проверьте, верно ли", []),
    ],
)
def test_what_may_stand_in_place_of_a_gap(said: str, kept: list[str]) -> None:
    assert gaps.texts(said, RU) == kept
