"""A page for the browser: whole, from nowhere else, and with nothing in it that acts."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.paper.letters import CLAIM, MESSAGE, RU, SUIT, bundle
from wizard.i18n import language
from wizard.paper.as_html import html

VOID = {"meta", "br", "col"}


class Outline(HTMLParser):
    """The elements of a page, each closed where it was opened, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("text", [CLAIM, SUIT, MESSAGE])
def test_it_is_well_formed_and_takes_nothing_from_outside(text: str) -> None:
    page = html(bundle(text), RU)
    outline = Outline(page)
    assert outline.seen.count("h1") == outline.seen.count("article")
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img", page)
    assert "default-src 'none'" in page


def test_each_copy_is_a_sheet_whose_pages_are_counted_by_themselves() -> None:
    page = html(bundle(CLAIM), RU)
    assert Outline(page).seen.count("article") == 1 + 3 + 4
    assert [page.count(f"page: p{at}") for at in range(9)] == [1] * 8 + [0]
    assert "counter-increment: p7" in page
    assert 'content: "стр. "' in html(bundle(CLAIM), language("en")), "the papers are Russian"


def test_what_is_told_the_person_is_on_the_screen_alone() -> None:
    page = html(bundle(CLAIM), RU)
    assert '<mark class="aside"> проверьте по выписке </mark>' in page
    style = page[page.index("@media print") :]
    assert re.search(r"\.aside [^}]*display: none", style)


def test_a_blank_has_its_caption_below_and_its_hint_behind() -> None:
    page = html(bundle(MESSAGE), RU)
    assert (
        '<span class="blank short" title="впишите: день"><i></i><small>день</small></span>' in page
    )


def test_where_much_is_written_there_are_two_rules() -> None:
    page = html(bundle(MESSAGE), RU)
    assert '<span class="blank lines" title="впишите: адрес"><i></i><i></i><small>' in page


def test_no_line_ends_within_a_number_or_behind_a_box() -> None:
    page = html(bundle(f"{MESSAGE}\n\n[оставьте, если да: По закону № 289-ФЗ.]"), RU)
    assert '<span class="whole">289-ФЗ</span>' in page
    assert '<span class="whole"><span class="box"></span>' in page


def test_it_is_signed_on_the_page_of_the_last_lines() -> None:
    page = html(bundle(CLAIM), RU)
    assert re.search(r"\.signed [^}]*break-before: avoid", page)
    assert "ul:has(+ .signed) li:nth-last-child(-n + 2) { break-after: avoid; }" in page


def test_what_was_typed_is_no_markup() -> None:
    page = html(bundle(f"{MESSAGE}\n\n<script>alert(1)</script> & [<b>x</b>]"), RU)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page
    assert "script" not in Outline(page).seen
    assert page.count("<b>x") == 0


@pytest.mark.slow
def test_a_browser_prints_each_copy_with_pages_of_its_own(tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    reader = shutil.which("pdftotext")
    if browser is None or reader is None:
        pytest.skip("there is no browser here, or nothing to read what it prints")
    (tmp_path / "claim.html").write_text(html(bundle(CLAIM), RU), "utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={tmp_path / 'p.pdf'}"]
    address = (tmp_path / "claim.html").as_uri()
    subprocess.run([*command, address], check=True, capture_output=True, timeout=120)
    read = [reader, "-raw", str(tmp_path / "p.pdf"), "-"]
    done = subprocess.run(read, check=True, capture_output=True)
    printed = done.stdout.decode().replace("\u00a0", " ")
    assert printed.count("ПРЕТЕНЗИЯ") == 3
    assert printed.count("стр. 1") == 1 + 3 + 4
    claim = printed.partition("Экземпляр 1 из 3")[2]
    assert "1 062,50 ₽" in claim
    assert "проверьте по выписке" not in claim
    assert "Ctrl+P" not in printed
