"""A letter taken apart: nothing of its words is lost, and each stands where it belongs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.paper.letters import CLAIM, FIRM, MESSAGE, RU, SUIT, message, read
from wizard.outcome import brackets
from wizard.paper import as_text, gaps
from wizard.paper.layout import Aside, Blank, Enclosures, Grid, Paragraph, Point, Points, Signature
from wizard.paper.reading import paper


def test_the_head_stands_in_groups_and_the_title_in_the_middle() -> None:
    found = read(CLAIM)
    assert [len(group) for group in found.head] == [2, 2]
    assert found.head[1][1] == ("Адрес: 660000, Красноярск, пр. Мира, 10",)
    assert (found.title, found.subtitle) == ("ПРЕТЕНЗИЯ", ("о просрочке",))


def test_what_a_person_typed_in_brackets_is_printed_as_it_was_typed() -> None:
    own = brackets.own(["Чехол [чёрный]"])
    text = "Вернуть за\n1. Чехол [чёрный]. Расчёт: чехол [чёрный] = 300 ₽.\n2. [впишите: что]."
    found = paper(replace(message(text), own=own), RU)
    points, grid = found.blocks[1:]
    assert isinstance(points, Points)
    assert isinstance(grid, Grid)
    assert points.points[0].words[0] == "Чехол [чёрный]."
    assert grid.rows[0][1] == ("чехол [чёрный]",)
    assert [what for _, what in gaps.to_do(found)] == ["впишите: что"]


def test_demands_are_points_and_their_calculation_is_a_table_below() -> None:
    calls = [block for block in read(CLAIM).blocks if isinstance(block, Paragraph)]
    assert [block.look for block in calls] == ["text", "lead", "call", "text"]
    points = [block for block in read(CLAIM).blocks if isinstance(block, Points)][-1]
    assert [point.mark for point in points.points] == ["1.", "2."]
    assert points.points[1].words == (
        "Выплатить неустойку\u00a0— 1\u00a0062,50\u00a0₽ (статья\u00a023.1).",
    )
    (grid,) = [block for block in read(CLAIM).blocks if isinstance(block, Grid)]
    how = "12\u00a0500\u00a0₽ × 0,5\u00a0% × 17 дн. (06.11.2026–22.11.2026)"
    assert grid.rows == ((("2",), (how,), ("1\u00a0062,50\u00a0₽",)),)


def test_enclosures_are_numbered_and_those_in_doubt_have_a_box() -> None:
    (enclosures,) = [block for block in read(CLAIM).blocks if isinstance(block, Enclosures)]
    assert enclosures.heading == ("Приложения (копии):", Aside("оставьте, если прилагаете"))
    assert [point.mark for point in enclosures.points] == ["1.", "2.", "3."]
    assert [as_text.words(point.words) for point in enclosures.points] == [
        "[ ] документ об оплате;",
        "почтовый чек об отправке претензии продавцу (к экземпляру для владельца агрегатора);",
        f"{'_' * 28} (другие документы).",
    ]
    assert read(CLAIM).enclosures == enclosures.points


def test_an_enclosure_that_is_a_gap_as_a_whole_has_one_box() -> None:
    found = read("Приложения:\n— [приложите, если есть: отчёт];\n— чек.\n\n22.11.2026   ____ / А /")
    assert [as_text.words(point.words) for point in found.enclosures] == ["[ ] отчёт;", "чек."]
    assert gaps.to_do(found) == [("Приложения", "приложите, если есть")]


@pytest.mark.parametrize("end", ["", " из банка"])
def test_one_space_stands_behind_a_box_and_what_it_means_is_told_once(end: str) -> None:
    item = f"— [приложите, если есть: отчёт] за [впишите: день]{end}"
    found = read(f"Приложения:\n{item};\n{item}.\n\n22.11.2026   ____ / А /")
    written = f"[ ] отчёт за {'_' * 12} (день){end}"
    assert [as_text.words(one.words) for one in found.enclosures] == [f"{written};", f"{written}."]
    (enclosures, _) = found.blocks
    assert isinstance(enclosures, Enclosures)
    assert enclosures.heading == ("Приложения:", Aside("приложите, если есть"))


def test_an_enclosure_whose_line_is_a_gap_is_one_of_the_list() -> None:
    lines = "— чек;\n[оставьте, если прилагаете: — отчёт;]\n— [впишите: другие]."
    found = read(f"Приложения:\n{lines}\n\n22.11.2026   ____ / А /")
    assert [as_text.words(point.words) for point in found.enclosures] == [
        *("чек;", "[ ] отчёт;", f"{'_' * 28} (другие)."),
    ]
    assert gaps.to_do(found)[0] == ("Приложения", "оставьте, если прилагаете")


def test_one_demand_stands_below_the_word_that_makes_it() -> None:
    found = read("ТРЕБУЮ:\nВернуть 500 ₽.\n\nПрошу ответить.").blocks
    assert [block.look for block in found if isinstance(block, Paragraph)] == [
        *("call", "text", "text"),
    ]


def test_the_word_that_makes_demands_is_a_call_with_an_empty_line_below_it_too() -> None:
    call, points = read("ТРЕБУЮ:\n\n1. Вернуть 500 ₽.").blocks
    assert call == Paragraph(("ТРЕБУЮ:",), "call")
    assert isinstance(points, Points)


def test_a_line_without_a_mark_ends_the_list_above_it() -> None:
    points, line = read("1. Вернуть деньги.\nСрок — 10 дней.").blocks
    assert points == Points((Point("1.", ("Вернуть деньги.",)),))
    assert line == Paragraph(("Срок\u00a0— 10\u00a0дней.",))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ((), ()),
        (("1. Деньги.",), ("3. Ответ.",)),
        (("— Деньги.",), ()),
    ],
)
def test_a_calculation_belongs_to_the_demand_right_above_it(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    demand = "2. Проценты. Расчёт:\n— 5 ₽ × 2 = 10 ₽;\n— всего — 10 ₽."
    points, grid = read("\n".join([*above, demand, *below])).blocks
    marked = (text.split(" ", maxsplit=1) for text in [*above, "2. Проценты.", *below])
    assert points == Points(tuple(Point(mark, (text,)) for mark, text in marked))
    assert isinstance(grid, Grid)
    assert [row[0] for row in grid.rows] == [("2",), ()]


def test_what_is_no_character_is_left_out() -> None:
    assert read("а\ufffeб\uffffв\ufffdг").blocks == (Paragraph(("абв\ufffdг",)),)


@pytest.mark.parametrize(
    "line", ["Заявитель: Носова Анна [проверьте имя]", "[впишите: кому][впишите: куда]"]
)
def test_nothing_but_a_blank_behind_it_adds_to_a_name(line: str) -> None:
    signature = read(CLAIM.replace("Заявитель: Носова Анна", line)).signature
    assert signature is not None
    assert signature.name == ("Носова Анна",)


def test_one_enclosure_may_stand_behind_the_word_and_several_are_never_guessed() -> None:
    one = "Приложение: исполнительный лист (подлинник)."
    signed = "\n\n22.11.2026      подпись ______ / А /"
    (enclosures, _) = read(one + signed).blocks
    assert enclosures == Enclosures(
        ("Приложение:",), (Point("1.", ("исполнительный лист (подлинник)", ".")),)
    )
    assert isinstance(
        read(f"Приложения: чек, по которому видно, что.{signed}").blocks[0], Paragraph
    )


def test_where_one_of_several_is_enclosed_each_has_its_box() -> None:
    items = "— чек;\n— [оставьте одно: выписка / доверенность];\n— опись."
    found = read(f"Приложения [оставьте то, что прилагаете]:\n{items}\n\n22.11.2026   ____ / А /")
    assert [as_text.words(point.words) for point in found.enclosures] == [
        "[ ] чек;",
        "[ ] выписка / [ ] доверенность;",
        "[ ] опись.",
    ]
    assert gaps.to_do(found) == [
        ("Приложения", "оставьте то, что прилагаете"),
        ("выписка / доверенность", "оставьте одно"),
    ]


def test_a_blank_behind_the_name_in_the_head_stands_where_it_is_signed_too() -> None:
    letter = CLAIM.replace("Садовая, 10", "Садовая, 10 [проверьте адрес]").replace(
        "Заявитель: Носова Анна", "Заявитель: Носова Анна [впишите: отчество, если есть]"
    )
    signature = read(letter).signature
    assert signature is not None
    blank = Blank("отчество, если есть", "впишите: отчество, если есть", "short")
    assert signature.name == ("Носова Анна", " ", blank)
    told = [near for near, what in gaps.to_do(read(letter)) if "отчество" in what]
    assert told == ["Заявитель: Носова Анна"], "it is told once"


def test_it_is_signed_where_a_line_is_drawn_for_that() -> None:
    assert read(CLAIM).signature == Signature("22.11.2026", ("подпись",), ("Носова Анна",))
    signature = read(FIRM).signature
    assert signature is not None
    assert signature.words == ("ООО «Связь»: ", Blank("должность", "впишите: должность", "long"))
    assert read(MESSAGE).signature is None


def test_a_message_has_its_name_for_a_title_and_its_lines_stay_apart() -> None:
    found = read(MESSAGE)
    assert (found.head, found.title) == ((), "Письмо")
    place = found.blocks[1]
    assert isinstance(place, Paragraph)
    assert [run for run in place.words if isinstance(run, str)] == ["Где: ", ".\nКогда: ", "."]


def test_sums_stay_whole_in_what_a_person_typed_too() -> None:
    block = read("Прошу вернуть 12 500 ₽ за 3 дня.").blocks[0]
    assert block == Paragraph(("Прошу вернуть 12\u00a0500\u00a0₽ за 3\u00a0дня.",))


def test_each_respondent_has_its_own_demands() -> None:
    looks = [b.look for b in read(SUIT).blocks if isinstance(b, Paragraph)]
    assert looks == ["text", "call", "lead"]


def test_a_line_below_the_signature_leaves_the_letter_signed() -> None:
    found = read(f"{CLAIM}\n\nТелефон есть в личном кабинете.")
    assert found.signature == read(CLAIM).signature
    assert (found.head, found.enclosures) == (read(CLAIM).head, read(CLAIM).enclosures)
    assert found.blocks[-1] == Paragraph(("Телефон есть в личном кабинете.",))
    assert read(CLAIM.replace("22.11.2026        ", "22.11.2026")).signature is not None


def test_a_paper_without_a_line_to_sign_on_is_told() -> None:
    found = read(CLAIM.replace("____________ / Носова Анна /", "Носова Анна"))
    assert found.signature is None
    assert "для подписи" in gaps.to_do(found)[0][1]
    assert read(MESSAGE).note == ()


@pytest.mark.parametrize(("text", "told"), [("ПРЕТЕНЗИЯ", 0), ("ПРЕТЕНЗИЯ\nо сроке", 1)])
def test_a_title_alone_is_no_paper_that_somebody_forgot_to_sign(text: str, told: int) -> None:
    assert len(read(text).note) == told


def test_a_line_right_below_the_signature_is_printed() -> None:
    assert read(f"{CLAIM}\nТелефон есть.").blocks[-1] == Paragraph(("Телефон есть.",))
