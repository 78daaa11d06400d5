"""What is in an envelope."""

from __future__ import annotations

from tests.paper.letters import CLAIM, FIRM, RU, SUIT, read
from wizard.paper import as_text
from wizard.paper.addressees import addressees
from wizard.paper.inventory import inventory, last
from wizard.paper.layout import Grid, Paragraph, plain
from wizard.paper.signs import signs

KNOWN = signs("ru")
SURE = SUIT.replace(" [оставьте то, что прилагаете]", "")


def rows(text: str, at: int) -> list[tuple[str, str]]:
    """The items and numbers of the inventory to one addressee."""
    found = read(text)
    to = addressees(found, KNOWN)
    blocks = inventory(found, to, to[at], KNOWN, RU).blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    shown = [[as_text.words(cell).replace("\u00a0", " ") for cell in row] for row in grid.rows]
    return [(row[1], row[2].strip("_")) for row in shown]


def test_it_lists_what_this_addressee_gets_at_any_rate_and_has_room_for_the_rest() -> None:
    assert rows(CLAIM, 0) == [
        ("Претензия, 22.11.2026", "1"),
        (f"{'_' * 28} (другие документы) (в копии)", ""),
        ("", ""),
        ("", ""),
        ("", ""),
        ("Итого", ""),
    ]


def test_its_lines_are_numbered_and_its_columns_are_as_wide_as_the_page() -> None:
    found = read(CLAIM)
    to = addressees(found, KNOWN)
    grid = inventory(found, to, to[0], KNOWN, RU).blocks[1]
    assert isinstance(grid, Grid)
    assert [plain(row[0]) for row in grid.rows] == ["1", "2", "3", "4", "5", ""]
    assert sum(grid.shares) == 100


def test_the_post_is_told_a_name_and_its_address_alone() -> None:
    for text, where in (
        (
            CLAIM.replace("его адрес и ОГРН]", "его адрес, ОГРН]"),
            "(имя или название продавца, его адрес)",
        ),
        (FIRM.replace("Москва\n", "Москва\nОГРН 1027739244741\n"), "ООО «Площадка», Москва"),
        (
            FIRM.replace(
                "ООО «Площадка», Москва\n", "[впишите: имя], Москва\nОГРН 1027739244741\n"
            ),
            "(имя), Москва",
        ),
    ):
        found = read(text)
        to = addressees(found, KNOWN)
        (line, *_) = inventory(found, to, to[0], KNOWN, RU).blocks
        assert isinstance(line, Paragraph)
        assert "ОГРН" not in as_text.words(line.words)
        assert as_text.words(line.words).endswith(where)


def test_what_shows_that_the_others_were_posted_is_in_the_last_envelope_alone() -> None:
    assert rows(CLAIM, 1)[1] == ("почтовый чек об отправке претензии продавцу (в копии)", "")
    court = ("документы об отправке копий иска", "")
    assert [court in rows(SURE, at) for at in range(4)] == [False, False, False, True]


def test_what_the_list_calls_copies_is_called_so_here_too_but_for_a_film() -> None:
    shown = CLAIM.replace("— документ об оплате [оставьте, если прилагаете];", "— чек;\n— видео;")
    assert rows(shown, 0)[1:3] == [("чек (в копии)", ""), ("видео", "")]
    originals = shown.replace("Приложения (копии):", "Приложения:")
    assert rows(originals, 0)[1:3] == [("чек", ""), ("видео", "")]


def test_parties_get_the_calculation_and_room_for_what_they_lack() -> None:
    counted = ("расчёт взыскиваемых сумм, подписанный истцом", "1")
    listed = SURE.replace("— расчёт", "— чек;\n— расчёт")
    assert rows(listed, 0)[1:] == [counted, ("", ""), ("", ""), ("", ""), ("Итого", "")]
    assert rows(listed, 3)[2:4] == [("чек", ""), counted]


def test_the_last_is_whoever_gets_what_shows_that_the_others_were_posted() -> None:
    for text, role in ((CLAIM, "Владельцу агрегатора"), (SUIT, "")):
        to = addressees(read(text), KNOWN)
        found = last(read(text), to, KNOWN)
        assert found is not None
        assert found.role == role
    bare = read(SUIT.replace("— документы об отправке копий иска;\n", ""))
    court = last(bare, addressees(bare, KNOWN), KNOWN)
    assert court is not None
    assert court.court, "who files a suit shows that the others have it"
    without = CLAIM.replace("— почтовый чек", "— кассовый чек").replace("об отправке", "без")
    assert last(read(without), addressees(read(without), KNOWN), KNOWN) is None
    posted = "Приложения:\n— почтовый чек об отправке претензии."
    for alone in (FIRM, FIRM.replace("\n\n22.11.2026", f"\n\n{posted}\n\n22.11.2026")):
        assert last(read(alone), addressees(read(alone), KNOWN), KNOWN) is None


def test_who_sends_it_is_named_as_below_the_paper() -> None:
    both = FIRM.replace("____________", "подпись ____________ / Белова Анна /")
    for text, name in (
        (CLAIM, "Носова Анна"),
        (FIRM, "ООО «Связь»"),
        (both, "ООО «Связь», Белова Анна"),
    ):
        found = read(text)
        to = addressees(found, KNOWN)
        blocks = inventory(found, to, to[0], KNOWN, RU).blocks
        lines = [as_text.words(one.words) for one in blocks if isinstance(one, Paragraph)]
        assert lines[1].endswith(f") {name}")
