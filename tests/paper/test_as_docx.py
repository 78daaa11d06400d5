"""A paper for an office program: read again, it has the styles, the tables and the words."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import SEEN, TEXT
from tests.paper.letters import CLAIM, MESSAGE, RU, SUIT, bundle, read
from wizard.outcome.letters import plain
from wizard.paper.envelope import alone

docx = pytest.importorskip("docx", reason="the extra «docx» is not installed")
from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: E402 - they need the extra
from docx.shared import Pt  # noqa: E402 - they need the extra

from wizard.paper import as_docx, word_styles  # noqa: E402 - they need the extra


def opened(text: str) -> Any:
    return docx.Document(BytesIO(as_docx.docx(bundle(text), RU)))


def alone_opened(text: str) -> Any:
    return docx.Document(BytesIO(as_docx.docx(alone(read(text), RU, ""), RU)))


def test_it_has_real_styles_and_tables() -> None:
    document = alone_opened(CLAIM)
    styled = {p.text: p.style.name for p in document.paragraphs}
    assert styled["ПРЕТЕНЗИЯ"] == "Title"
    assert styled["о\u00a0просрочке"] == "Subtitle"
    assert styled["Приложения (копии):"] == "Heading 2"
    assert styled["От продавца ТРЕБУЮ:"] == "Body Text"
    calculation = document.tables[0]
    assert calculation.style.name == "Table Grid"
    assert not calculation.autofit
    assert [cell.text for cell in calculation.rows[0].cells] == ["Пункт", "Как посчитано", "Сумма"]
    assert calculation.rows[1].cells[2].text == "1\u00a0062,50\u00a0₽"
    for of in (calculation.columns, calculation.rows[1].cells):
        assert sum(one.width.mm for one in of) == pytest.approx(word_styles.WIDTH, abs=0.1)


def test_it_is_an_a4_page_with_numbers_that_begin_with_each_sheet() -> None:
    document = opened(SUIT)
    for section in document.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        margins = section.left_margin.mm + section.right_margin.mm
        assert round(section.page_width.mm - margins) == word_styles.WIDTH
        assert round(section.top_margin.mm) == round(section.bottom_margin.mm) == 20
        names = [part.tag.rpartition("}")[2] for part in section._sectPr]
        assert names.count("pgNumType") == 1
        assert names.index("pgNumType") == names.index("pgMar") + 1, "Word wants it there"
    assert len(document.sections) == 7
    assert len(alone_opened(SUIT).sections) == 1
    assert "PAGE" in document.sections[0].footer._element.xml


def test_its_font_has_cyrillic_and_its_language_is_that_of_the_paper() -> None:
    document = docx.Document()
    word_styles.style(document.styles, "en")
    title = document.styles["Title"].element
    assert title.xml.count("w:lang ") == 1
    assert 'w:cs="Times New Roman"' in title.xml
    assert "Theme=" not in title.rPr.xml
    assert "w:spacing" not in title.rPr.xml, "it is no wider than other words"
    assert "w:pBdr" not in title.xml
    assert "ru-RU" in opened(MESSAGE).styles["Title"].element.xml


def test_headings_are_bold_and_no_line_of_a_text_stands_alone_on_a_page() -> None:
    document = docx.Document()
    word_styles.style(document.styles, "ru")
    of = document.styles
    names = ("Title", "Heading 2", "Subtitle", "Body Text", "List", "Caption")
    assert [of[name].font.bold for name in names] == [True, True, False, None, False, False]
    assert not any(of[name].font.italic for name in names)
    assert of["Body Text"].paragraph_format.widow_control
    assert [of[name].paragraph_format.keep_with_next for name in names[:3]] == [True] * 3


def test_all_text_is_black_and_of_one_size_and_what_stands_beside_it_is_grey_and_smaller() -> None:
    document = alone_opened(MESSAGE)
    text = [document.styles[name] for name in ("Normal", "Subtitle", "Heading 2", "List")]
    assert {(one.font.size.pt, str(one.font.color.rgb)) for one in text} == {(12, "000000")}
    beside = document.styles["Caption"].font
    assert len({*beside.color.rgb}) == 1, "no colour"
    assert beside.color.rgb[0]
    (below,) = document.sections[0].footer.paragraphs
    assert {run.font.size for run in below.runs} == {beside.size}
    assert beside.size.pt == 9


def test_a_heading_of_a_paper_stands_as_far_from_what_is_above_it_as_from_what_is_below() -> None:
    document = docx.Document()
    word_styles.style(document.styles, "ru")
    formats = {one.name: one.paragraph_format for one in document.styles if one.type == 1}
    assert formats["Title"].space_before == formats["Subtitle"].space_after == Pt(12)
    assert formats["Body Text"].space_after == formats["Normal"].space_after == Pt(6)
    assert formats["List"].space_after < formats["Normal"].space_after, "points are one list"


def test_what_is_told_the_person_is_a_comment() -> None:
    document = alone_opened(CLAIM)
    assert [one.text for one in document.comments] == [
        "проверьте по выписке",
        "оставьте, если товар тяжёлый",
        "оставьте, если прилагаете",
    ]
    assert "проверьте" not in "".join(
        p.text for p in document.paragraphs if p.style.name == "Body Text"
    )


def test_the_same_paper_is_the_same_file_and_knows_of_what_it_is_made() -> None:
    assert opened(MESSAGE).core_properties.comments == "ozon-wizard case letter"
    assert opened(MESSAGE).core_properties.author == ""


def test_what_acts_on_a_terminal_is_no_fault_here() -> None:
    assert SEEN in "".join(p.text for p in opened(plain(f"{MESSAGE} {TEXT}")).paragraphs)


def test_it_is_signed_on_the_page_of_the_last_lines() -> None:
    paragraphs = [p for p in alone_opened(CLAIM).paragraphs if p.style.name != "Caption"]
    (at,) = [at for at, p in enumerate(paragraphs) if p.text.startswith("22.11.2026")]
    (begun,) = [at for at, p in enumerate(paragraphs) if p.text.startswith("Приложения")]
    kept = [p.paragraph_format.keep_with_next for p in paragraphs[begun - 1 : at + 1]]
    assert [kept[0], *kept[2:]] == [*[True] * (len(kept) - 2), None], "the words above it too"


def test_a_table_is_not_parted_from_the_signature_below_it() -> None:
    cells = opened(SUIT).tables[1].rows[-1].cells
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in cells)


def test_a_demands_word_stands_out_in_the_middle_and_other_text_does_not() -> None:
    call, text = alone_opened("ТРЕБУЮ:\n\nВернуть деньги.").paragraphs[-2:]
    assert (call.alignment, text.alignment) == (WD_ALIGN_PARAGRAPH.CENTER, None)
    assert (call.paragraph_format.first_line_indent, text.paragraph_format.first_line_indent) == (
        0,
        None,
    )
    assert [run.bold for one in (call, text) for run in one.runs] == [True, None]


def test_no_page_parts_a_point_of_a_list() -> None:
    text, *points = alone_opened("Прошу:\n\n1. Вернуть.\n2. Ответить.").paragraphs[-3:]
    kept = [one.paragraph_format.keep_together for one in (text, *points)]
    assert kept == [None, True, True]


@pytest.mark.parametrize(("name", "signed"), [("", ""), (" / Анна /", " / Анна /")])
def test_the_line_to_sign_on_is_whole_and_names_who_signs(name: str, signed: str) -> None:
    *_, first, second, third, last = alone_opened(
        f"Раз.\n\nДва.\n\nТри.\n\n22.11.2026    подпись ____{name}"
    ).paragraphs
    assert last.text == f"22.11.2026\tподпись {'_' * 20}{signed}"
    assert last.paragraph_format.keep_together
    kept = [one.paragraph_format.keep_with_next for one in (first, second, third)]
    assert kept == [False, True, True], "the last lines are on its page"


@pytest.mark.parametrize(("count", "kept"), [(12, True), (13, None)])
def test_a_list_that_is_long_may_be_parted_from_its_signature(count: int, kept: bool) -> None:
    listed = "".join(f"— лист {number};\n" for number in range(1, count))
    text = CLAIM.replace("— документ об оплате [оставьте, если прилагаете];\n", listed)
    text = text.replace("— [впишите: другие документы или вычеркните эту строку].\n", "")
    (first,) = [p for p in alone_opened(text).paragraphs if p.text.startswith("1.\tлист")]
    assert first.paragraph_format.keep_with_next is kept


def test_groups_of_the_head_stand_apart_and_their_lines_do_not() -> None:
    paragraphs = alone_opened(CLAIM).paragraphs
    (begun,) = [at for at, p in enumerate(paragraphs) if p.text.startswith("Продавцу: ")]
    after = [p.paragraph_format.space_after.pt for p in paragraphs[begun : begun + 4]]
    assert [bool(points) for points in after] == [False, True, False, True]


def test_the_caption_of_a_blank_is_below_two_rules_and_beside_one() -> None:
    (asked,) = [p.text for p in alone_opened(MESSAGE).paragraphs if p.text.startswith("Где: ")]
    where, when = asked.split("\nКогда: ")
    assert where == f"Где: {'_' * 40}\n{'_' * 40}\n(адрес)."
    assert when == f"{'_' * 12} (день)."


def test_what_leads_to_a_list_is_kept_with_it_and_other_text_is_not() -> None:
    kept = {p.text: p.paragraph_format.keep_with_next for p in alone_opened(CLAIM).paragraphs}
    assert kept["От продавца ТРЕБУЮ:"]
    assert kept["Что сделано до претензии:"]
    assert not kept["Заказ №\u00a01-2. Оплата внесена на счёт владельца агрегатора."]


def test_a_word_stands_with_its_box() -> None:
    (line,) = [p.text for p in alone_opened(CLAIM).paragraphs if "документ об оплате" in p.text]
    assert "☐\u00a0документ" in line


def test_a_comment_is_to_the_words_right_before_it() -> None:
    document = alone_opened(CLAIM.replace("№ 1-2", "№ [впишите: номер]"))
    (paid,) = [p for p in document.paragraphs if "Оплата внесена" in p.text]
    names = [part.tag.rpartition("}")[2] for part in paid._p]
    at = names.index("commentRangeStart")
    assert names.index("commentRangeEnd") == at + 2
    assert "Оплата внесена" in "".join(paid._p[at + 1].itertext())


def test_no_line_ends_within_a_number() -> None:
    (typed,) = [
        p for p in alone_opened(f"{MESSAGE}\n\nЗакон № 289-ФЗ.").paragraphs if "289" in p.text
    ]
    assert typed.text == "Закон №\u00a0289-ФЗ."
    assert typed._p.xml.count("<w:noBreakHyphen/>") == 1


def test_the_page_for_the_person_takes_little_room() -> None:
    own = opened(CLAIM).paragraphs[3]
    assert own.text.replace("\u00a0", " ") == RU("guide_own")
    assert own.runs[0].font.size.pt == 10
    assert own.paragraph_format.line_spacing == 1
    heading = opened(CLAIM).paragraphs[4]
    assert heading.style.name == "Heading 2"
    before = [one.paragraph_format.space_before for one in (own, heading)]
    assert before == [None, Pt(6)]


@pytest.mark.slow
def test_an_office_program_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    (tmp_path / "suit.docx").write_bytes(as_docx.docx(bundle(SUIT), RU))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "suit.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "ИСКОВОЕ ЗАЯВЛЕНИЕ" in (tmp_path / "suit.txt").read_text("utf-8-sig")


def test_what_is_no_character_does_not_stop_it() -> None:
    assert as_docx.docx(bundle(CLAIM.replace("ТРЕБУЮ:", "\uffff\ufffe ТРЕБУЮ:")), RU)
