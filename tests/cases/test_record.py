"""A case file as text: what comes back is what was typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import NOW, TODAY
from wizard.cases import store
from wizard.cases.record import FORMAT, Record, digest, parse, render
from wizard.errors import UnreadableError
from wizard.walk.answers import Answer
from wizard.walk.walk import Step

HARD = [
    "---",
    "a\n---\nb",
    "---\n---\n",
    "\r",
    "a\r\nb",
    "a\x85b",
    "\u2028\u2029",
    "\ufeff",
    "\x00\x1b[2J\x7f",
    "\u202eabc\u202c",
    "👩‍👩‍👧 é ü ё",
    "key: [a, *b, &c, !!d, |, >, %e]",
    "# not a comment",
    "'\"`\\",
    " leading and trailing ",
    "\n\nlines\n\n",
    "null",
    "~",
    "yes",
    "1e3",
    "2026-11-22",
    "<<",
    "=",
    "| a | b |\n| --- | --- |",
    "\t",
    "a\u00a0b",
    "\U0010ffff",
    "\ue000",
    "\ufffe",
]
TYPED = st.one_of(
    st.sampled_from(HARD), st.text(max_size=30), st.lists(st.sampled_from(HARD)).map("".join)
)
ANSWERS = st.one_of(st.none(), TYPED, st.lists(TYPED, max_size=3))
RECORD = Record(
    format=FORMAT,
    id="2026-11-22-4f1c",
    tree="demo",
    library="0123456789abcdef",
    language="ru",
    created=TODAY,
    updated=NOW,
    steps=[Step("demo.plugged", "yes", TODAY)],
    kept={"demo.power": "on"},
)
TEXT = render(RECORD, "# The document\n")


def record(answers: list[Answer], kept: dict[str, Answer]) -> Record:
    steps = [Step(f"demo.n{n}", answer, date(2026, 11, 22)) for n, answer in enumerate(answers)]
    return msgspec.structs.replace(RECORD, steps=steps, kept=kept)


@given(answers=st.lists(ANSWERS, max_size=4), kept=st.dictionaries(st.just("demo.k"), ANSWERS))
@example(answers=list(HARD), kept={})
@example(answers=[], kept={"demo.k": ["", "~", "null"]})
def test_answers_come_back_as_they_were_typed(
    answers: list[Answer], kept: dict[str, Answer]
) -> None:
    given_ = record(answers, kept)
    back = parse(render(given_, "# The document\n"), "x.md").record
    assert back == msgspec.structs.replace(given_, body=digest("# The document\n"))


@given(answer=TYPED)
def test_answers_come_back_from_the_disk_too(
    answer: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("cases") / "case.md"
    store.write(path, render(record([answer], {}), "body\n"))
    file = store.read(path)
    assert file.record.steps[0].answer == answer
    assert not file.edited


@given(body=st.lists(st.sampled_from(["---", "# a", "", "text", "```", "\u2028", "a: b"])))
def test_the_document_comes_back_below_its_head(body: list[str]) -> None:
    text = "# The document\n" + "\n".join(body) + "\n"
    file = parse(render(RECORD, text), "x.md")
    assert file.body == text
    assert not file.edited


def test_an_edited_document_is_known_by_its_words_and_not_by_its_line_ends() -> None:
    file = parse(TEXT, "x.md")
    assert not file.edited
    assert not parse(TEXT.replace("\n", "\r\n"), "x.md").edited
    assert not parse(f"{TEXT}\n\n", "x.md").edited
    assert parse(TEXT.replace("The document", "My document"), "x.md").edited


@pytest.mark.parametrize("version", [FORMAT + 1, 99])
def test_a_newer_format_is_refused_and_says_so(version: int) -> None:
    text = TEXT.replace(f"ozon-wizard: {FORMAT}", f"ozon-wizard: {version}\nmore: [of, it]")
    with pytest.raises(UnreadableError, match=rf"^x\.md: written by a newer version.* {version}"):
        parse(text, "x.md")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\n", ""),
        ("\n---\n", "\n"),
        (TEXT, ""),
        (TEXT, "# Just a document\n"),
        (TEXT, "---\n- a\n- b\n---\n"),
        (TEXT, "---\n---\n"),
        (TEXT, "---\nword\n---\n"),
        ("ozon-wizard: 1", "ozon-wizard: one"),
        ("ozon-wizard: 1", "ozon-wizard: [1]"),
        ("ozon-wizard: 1", "ozon-wizard: ²"),
        ("ozon-wizard: 1\n", ""),
        ("tree: demo", "tree: [demo]"),
        ("tree: demo", "tree:"),
        ("tree: demo", "trees: demo"),
        ("created: '2026-11-22'", "created: yesterday"),
        ("updated:", "updated: never #"),
        ("'on': '2026-11-22'", "'on': '2026-11-31'"),
        ("answer: 'yes'", "answer: {a: b}"),
        ("kept:", "kept: ["),
        ("language: ru", "language: \x07"),
        ("language: ru", "language: !!python/object:os.system ru"),
        ("language: ru", "language: &a ru\nx: *a"),
    ],
)
def test_a_broken_head_is_refused_in_one_clear_line(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(UnreadableError) as caught:
        parse(TEXT.replace(old, new, 1), "x.md")
    assert str(caught.value).startswith("x.md")
    assert "\n" not in str(caught.value)


def test_a_head_without_a_hash_of_the_document_was_edited_by_nobody() -> None:
    lines = [line for line in TEXT.splitlines() if not line.startswith("body:")]
    assert not parse("\n".join(lines), "x.md").edited


def test_a_byte_order_mark_and_windows_line_ends_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    file = store.read(path)
    assert file.record.steps == RECORD.steps
    assert not file.edited
