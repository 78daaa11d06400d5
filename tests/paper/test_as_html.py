"""A page for the browser: whole, from nowhere else, and with nothing in it that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.paper.letters import CLAIM, MESSAGE, RU, SUIT, bundle
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


def test_what_is_told_the_person_is_on_the_screen_alone() -> None:
    page = html(bundle(CLAIM), RU)
    assert '<mark class="aside">проверьте по выписке</mark>' in page
    style = page[page.index("@media print") :]
    assert re.search(r"\.aside [^}]*display: none", style)


def test_a_blank_has_its_caption_below_and_its_hint_behind() -> None:
    page = html(bundle(MESSAGE), RU)
    assert (
        '<span class="blank short" title="впишите: день"><i></i><small>день</small></span>' in page
    )


def test_what_was_typed_is_no_markup() -> None:
    page = html(bundle(f"{MESSAGE}\n\n<script>alert(1)</script> & [<b>x</b>]"), RU)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page
    assert "script" not in Outline(page).seen
    assert page.count("<b>x") == 0
