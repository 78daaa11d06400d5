"""Escaping: what a person typed comes out of a Markdown reader as they typed it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.rows import each_row
from wizard.controls import printable
from wizard.outcome.markdown_escaping import block, code, heading, inline, link

READER = MarkdownIt("gfm-like", {"linkify": False})
MARKS = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&;=^$@:/'\"0123456789abcя \n\t", max_size=30)
TYPED = st.one_of(st.text(max_size=40), MARKS).filter(lambda text: "://" not in text)
HOSTILE = [
    "&amp; &lt;b&gt; &#42;",
    "- a",
    "1. a",
    "1986) a",
    "+",
    "===",
    "---",
    "# a",
    "> a",
    "| a | b |",
    "***",
    "`a``b`",
    "<script>alert(1)</script>",
    "![a](b)",
    "[a]: b",
    "a\\",
    "~~a~~",
    "~~~",
    "\u202eabc",
    "a@b.c",
    "www.example.org",
]


def text_of(tokens: list[Token]) -> str:
    """What a reader sees."""
    parts = []
    for token in tokens:
        if token.children:
            parts.append(text_of(token.children))
        elif token.type in ("text", "code_inline", "html_inline", "html_block", "fence"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def kinds(text: str) -> list[str]:
    return [token.type for token in READER.parse(text)]


def folded(text: str) -> str:
    return " ".join(printable(text).split())


@each_row("typed", HOSTILE)
def test_marks_of_markdown_are_read_as_themselves(typed: str) -> None:
    line = inline(typed)
    assert kinds(line) == ["paragraph_open", "inline", "paragraph_close"]
    assert text_of(READER.parse(line)) == folded(typed)


@given(typed=TYPED)
@example("a\u2028b")
@example("&nbsp")
def test_a_line_is_one_paragraph_with_the_same_words(typed: str) -> None:
    line = inline(typed)
    assert "\n" not in line
    assert text_of(READER.parse(line)) == folded(typed)
    assert set(kinds(line)) <= {"paragraph_open", "inline", "paragraph_close"}


@given(typed=TYPED)
def test_a_cell_breaks_no_table(typed: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {inline(typed)} | last |"
    tokens = READER.parse(table)
    cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
    assert [text_of([cell]).strip() for cell in cells] == [folded(typed), "last"]


@given(typed=TYPED)
def test_a_list_item_opens_no_other_list(typed: str) -> None:
    tokens = READER.parse(f"- {inline(typed)}\n- last")
    assert [token.type for token in tokens].count("list_item_open") == 2
    assert text_of(tokens) == f"{folded(typed)}last"


@given(typed=TYPED)
def test_several_lines_stay_lines_and_paragraphs(typed: str) -> None:
    lines = [" ".join(line.split(" ")).strip() for line in printable(typed).strip().split("\n")]
    tokens = READER.parse("\n".join(block(typed)))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    read = [line for token in tokens if token.children for line in text_of([token]).split("\n")]
    assert [line.strip() for line in read] == [line for line in lines if line]


def test_a_line_within_a_paragraph_is_ended_for_every_reader() -> None:
    assert block("а\nб\n\n1986) в\nг") == ["а  ", "б", "", "1986\\) в  ", "г"]


@pytest.mark.parametrize(
    ("text", "fence"), [("а", "```"), ("`а`", "```"), ("``а", "```"), ("```а", "````")]
)
def test_a_fence_is_longer_than_what_it_holds(text: str, fence: str) -> None:
    assert code(text) == [f"{fence}text", text, fence]


@given(typed=st.text(max_size=60) | MARKS)
def test_a_code_block_is_copied_as_it_stands(typed: str) -> None:
    text = printable(typed)
    (token,) = READER.parse("\n".join(code(text)))
    wanted = [line.rstrip() for line in text.expandtabs(4).strip("\n").split("\n")]
    assert token.type == "fence"
    assert token.content.split("\n")[:-1] == [line.replace("\0", "\ufffd") for line in wanted]


@given(typed=TYPED)
def test_a_heading_is_one_heading_without_a_stop_at_its_end(typed: str) -> None:
    tokens = READER.parse(f"# {heading(typed)}\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert text_of(tokens) == folded(typed).rstrip(".,;:! ")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("см. https://www.ozon.ru/a_b*c?d=1&e=2.", "https://www.ozon.ru/a_b*c?d=1&e=2"),
        ("(http://example.org/x)", "http://example.org/x"),
        ("https://example.org/a|b", "https://example.org/a"),
    ],
)
def test_an_address_becomes_a_link_without_the_stop_after_it(typed: str, address: str) -> None:
    children = READER.parse(inline(typed))[1].children or []
    assert [str(token.attrs["href"]) for token in children if token.type == "link_open"] == [
        address
    ]
    assert text_of(children) == typed


@each_row("mark", ["- a", "1. a", "# a", "> a", "---", "```"])
@each_row("sign", ["\u200b", "\x1b", "\ufeff", "\u202e"])
def test_a_mark_cannot_hide_behind_what_is_taken_out(sign: str, mark: str) -> None:
    assert inline(f"{sign}{mark}") == inline(mark)
    assert block(f"{sign}{mark}") == block(mark)
    fence, *_ = code(f"`{sign}``\n{mark}")
    assert fence == "````text"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://ozon.ru/a_b", "<https://ozon.ru/a_b>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://a> <script>", "https://a\\> \\<script\\>"),
    ],
)
def test_only_an_address_of_a_page_is_a_link(url: str, said: str) -> None:
    assert link(url) == said


def test_addresses_can_be_pressed_and_nothing_else_becomes_a_link() -> None:
    said = inline("пишите на help@ozon.ru, см. https://vk.com/ozon.")
    assert said == "пишите на <help@ozon.ru>, см. <https://vk.com/ozon>."
    assert inline("a@b и @ozon") == "a@b и @ozon"


@pytest.mark.parametrize("address", ["o'neil@x.ru", "a%b@c.ru", "anna+ozon@x.ru", "a=b!c@x.ru"])
def test_an_address_is_a_link_to_itself_and_not_to_somebody_elses(address: str) -> None:
    """The end of it is another person's address."""
    assert inline(f"почта {address}.") == f"почта <{address}>."


@pytest.mark.parametrize("text", ["a|b@x.ru", "a`b@x.ru", "'a@x.ru", "ан@x.ru"])
def test_what_cannot_be_a_link_as_a_whole_is_none_in_a_part(text: str) -> None:
    assert "<" not in inline(text)
