"""A letter in the person's own words that the case has outgrown: it says so wherever it is read."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Run, desk_of
from wizard.cases import handing_over, printing
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.i18n import language
from wizard.outcome.letters import Message
from wizard.paper import endings

OWN = "Dear all,\n\nPLEA\n\n1. Pay 100 ₽. Calculation: 50 ₽ × 2 = 100 ₽.\n\n22.11.2026  signed ____"
SAY = language("ru")
NOTE = SAY("own_outdated")
ON = [*FOR_SAMPLE, "--today", "2026-11-22"]


@pytest.fixture
def case(desk: Desk) -> Case:
    """A case whose letter was edited before an answer that stands in it changed."""
    found = walked(desk, *TO_CALL)
    found.edit(OWN)
    found.change(3, "Bob")
    return found


def letter(case: Case) -> Message:
    found = printing.meant(case)
    assert found is not None
    return found


def test_it_is_the_first_to_be_looked_at_before_it_is_printed(case: Case) -> None:
    assert printing.to_do(case, letter(case))[0] == NOTE
    assert printing.to_do_shortly(case, letter(case))[0] == NOTE
    case.edit(OWN)
    assert printing.to_do(case, letter(case)) == []


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".docx"])
def test_a_file_to_look_through_or_to_edit_says_it(case: Case, tmp_path: Path, ending: str) -> None:
    if ending == ".docx":
        pytest.importorskip("docx")
    bundle = printing.alone(case, letter(case))
    data = endings.write(bundle, tmp_path / f"letter{ending}", SAY)
    if ending == ".docx":
        data = zipfile.ZipFile(BytesIO(data)).read("word/comments.xml")
    told = "исходный с тех пор изменился"
    assert told in data.decode()
    case.edit(OWN)
    fresh = endings.write(printing.alone(case, letter(case)), tmp_path / f"letter{ending}", SAY)
    assert told.encode() not in fresh


def test_the_calculation_is_that_of_the_text_and_of_no_answer(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    case.edit(OWN)
    before = printing.text(printing.alone(case, letter(case)), case)
    assert "50 ₽ × 2 | 100 ₽" in before.replace("\u00a0", " ")
    case.change(3, "Bob")
    noted, after = printing.text(printing.alone(case, letter(case)), case).split("\n\n", 1)
    assert (NOTE in noted, after) == (True, before)


def test_the_document_says_it_and_gives_the_text_no_day(case: Case) -> None:
    title = letter(case).title
    assert f"### {title}, {SAY('edited')}\n\n> ⚠ Текст ваш" in case.document()
    tomorrow = desk_of(SAMPLE, TODAY + timedelta(days=1)).open(case.path)
    assert f"### {title}, {tomorrow.desk.language.date(tomorrow.desk.today)}" not in (
        tomorrow.document()
    )
    case.edit(OWN)
    assert "⚠ Текст ваш" not in case.document()


def test_what_is_handed_over_says_it(case: Case) -> None:
    made = zipfile.ZipFile(BytesIO(handing_over.whole(case).data))
    assert "исходный с тех пор" in made.read("papers/1-ask.html").decode()
    assert "исходный с тех пор" in made.read("document.html").decode()
    assert f"{letter(case).title}, {SAY('edited')} ⚠" in made.read("index.html").decode()


def test_the_command_says_it(run: Run, case: Case, tmp_path: Path) -> None:
    case.release()
    code, out, err = run("letter", case.id, *ON)
    assert (code, err) == (0, f"⚠ ask: {NOTE}\n")
    assert out == f"ask  {letter(case).title}, {SAY('edited')}\n"
    assert NOTE in run("letter", case.id, "ask", *ON)[1]
    assert f"- {NOTE}\n" in run("letter", case.id, "-o", str(tmp_path / "x.txt"), *ON)[1]
