"""A paper as PDF: its pages, its fonts, its words."""

from __future__ import annotations

import errno
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.hostile import SEEN, TEXT
from tests.paper.letters import CLAIM, MESSAGE, RU, SUIT, bundle, read
from wizard.outcome.letters import plain
from wizard.paper.envelope import alone

pytest.importorskip("typst", reason="the extra «pdf» is not installed")
from wizard.paper import as_pdf
from wizard.paper.as_pdf import _USUAL, missing, pdf


def words(data: bytes, place: Path) -> str:
    """The words that can be selected and found in a PDF."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not here")
    place.write_bytes(data)
    done = subprocess.run([program, "-raw", str(place), "-"], capture_output=True, check=True)
    return done.stdout.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("text", [CLAIM, SUIT, MESSAGE])
def test_it_is_the_same_file_whenever_it_is_made(text: str) -> None:
    first = pdf(bundle(text), RU)
    assert first.startswith(b"%PDF-")
    assert first == pdf(bundle(text), RU)


def test_a_later_run_knows_of_what_it_is_made() -> None:
    assert b"ozon-wizard case letter" in pdf(bundle(CLAIM), RU)


def test_each_copy_begins_with_its_first_page(tmp_path: Path) -> None:
    found = words(pdf(bundle(CLAIM), RU), tmp_path / "claim.pdf")
    assert found.count("ПРЕТЕНЗИЯ") == 3
    assert found.count("стр. 1") == 1 + 3 + 4
    assert re.search(r"Выплатить неустойку\s*— 1 062,50 ₽", found)
    assert "проверьте по выписке" not in found.partition("Экземпляр 1 из 3")[2]


def test_it_is_signed_on_the_page_of_the_last_lines(tmp_path: Path) -> None:
    for lines in range(20, 60):
        letter = CLAIM.replace("Что сделано", "\n\n".join([*["Слово."] * lines, "Что сделано"]))
        pages = words(pdf(alone(read(letter), RU, ""), RU), tmp_path / "long.pdf").split("\f")
        (signed,) = [page for page in pages if "подпись" in page]
        assert "другие документы" in signed, lines
        assert "почтовый чек" in signed, lines
        assert "Вывезти товар" in signed, "no sheet has on it a list and a signature alone"
        assert "Приложения" in signed, lines


def test_the_last_demand_stands_with_a_list_right_below_it(tmp_path: Path) -> None:
    text = re.sub(r" Расчёт: .*|\[оставьте, если товар тяжёлый.*\n\n", "", CLAIM)
    for lines in range(20, 50):
        letter = text.replace("Что сделано", "\n\n".join([*["Слово."] * lines, "Что сделано"]))
        pages = words(pdf(alone(read(letter), RU, ""), RU), tmp_path / "long.pdf").split("\f")
        (signed,) = [page for page in pages if "подпись" in page]
        assert "Выплатить неустойку" in signed, lines


@pytest.mark.parametrize("gaps", [20, 28])
def test_the_page_for_the_person_is_one_sheet(gaps: int, tmp_path: Path) -> None:
    lines = "\n\n".join(f"Строка {at} — [впишите: день]." for at in range(gaps))
    made = pdf(bundle(CLAIM.replace("Что сделано", f"{lines}\n\nЧто сделано")), RU)
    own = words(made, tmp_path / "own.pdf").partition("Экземпляр 1 из 3")[0]
    assert f"Строка {gaps - 1}" in own
    assert own.count("стр. ") == 1


def test_what_was_typed_is_no_markup(tmp_path: Path) -> None:
    typed = '#read("/etc/passwd") $x$ *b* \\ <label> @ref = h'
    found = words(pdf(bundle(f"{MESSAGE}\n\n{typed}"), RU), tmp_path / "typed.pdf")
    assert typed in found


def test_what_acts_on_a_terminal_is_no_fault_here(tmp_path: Path) -> None:
    made = pdf(bundle(plain(f"{MESSAGE} {TEXT}")), RU)
    assert SEEN in words(made, tmp_path / "acting.pdf")


def test_no_letter_of_a_long_word_is_off_the_page(tmp_path: Path) -> None:
    for letter in "ЖiШ":
        made = pdf(alone(read(f"{MESSAGE}\n\n{'Я' + letter * 198 + 'Я'}"), RU, ""), RU)
        box = next(iter(re.findall(rb"/MediaBox ?\[0 0 ([\d.]+)", made)))
        place = tmp_path / "word.pdf"
        place.write_bytes(made)
        cut = ["pdftotext", "-raw", "-x", "0", "-y", "0", "-W", str(int(float(box))), "-H", "900"]
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not here")
        seen = subprocess.run([*cut, str(place), "-"], capture_output=True, check=True).stdout
        assert seen.decode().count(letter) >= 198


@pytest.mark.parametrize(
    ("typed", "lacking"),
    [
        ("Shenzhen 深圳市", "圳市深"),
        ("спасибо 😀", "😀"),
        ("Қазақстан, ÀÉß, ΑΩ, ✓ → ≤ 5 ₽ № «„“» …", ""),
        ("", ""),
    ],
)
def test_a_paper_with_signs_that_no_font_has_is_none(typed: str, lacking: str) -> None:
    assert missing(typed) == lacking
    letter = bundle(f"{MESSAGE}\n\n{typed}")
    if not lacking:
        assert pdf(letter, RU)
        return
    with pytest.raises(OSError, match=lacking) as refused:
        pdf(letter, RU)
    assert refused.value.errno == errno.EILSEQ


def test_what_is_taken_to_be_in_the_fonts_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    every = "".join(sign for sign in map(chr, range(0x10000)) if _USUAL.fullmatch(sign))
    monkeypatch.setattr(as_pdf, "_USUAL", re.compile(r"\s+"))
    assert missing(every) == ""


def test_a_word_without_an_end_is_broken(tmp_path: Path) -> None:
    letter = CLAIM.replace("ТРЕБУЮ:", f"{'Ж' * 70_000}\n\nТРЕБУЮ:")
    assert letter != CLAIM
    assert "ЖЖЖ" in words(pdf(bundle(letter), RU), tmp_path / "long.pdf")
