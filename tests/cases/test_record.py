"""A case file as text: what comes back is what was typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import NOW, TODAY
from tests.rows import each_row
from wizard import clock
from wizard.cases import store
from wizard.cases.record import FORMAT, Record, front_matter, parse, render, seal_of, without_seal
from wizard.errors import CaseFileError
from wizard.i18n import language
from wizard.law.days import FARTHEST, LAST, term_end
from wizard.library.fields.date import FIRST
from wizard.outcome.calendar import Announced, stamped
from wizard.walk.answers import Answer
from wizard.walk.steps import OwedAnswer, Step

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
    lost=[Step("demo.gone", "ever", TODAY, "Dear Sir,\n\nhow do you do?")],
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
    text = render(given_, "# The document\n")
    back = parse(text, "x.md").record
    assert msgspec.structs.replace(back, seal="") == given_
    assert front_matter(text, "x.md") == back


@given(answer=TYPED)
def test_answers_come_back_from_the_disk_too(
    answer: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("cases") / "case.md"
    store.write(path, render(record([answer], {}), "body\n"))
    file, _ = store.read(path)
    assert file.record.steps[0].answer == answer
    assert not file.edited


@given(body=st.lists(st.sampled_from(["---", "# a", "", "text", "```", "\u2028", "a: b"])))
def test_the_document_comes_back_below_its_head(body: list[str]) -> None:
    text = "# The document\n" + "\n".join(body) + "\n"
    file = parse(render(RECORD, text), "x.md")
    assert file.body == text
    assert not file.edited


def test_a_file_that_says_nothing_of_evidence_had_none() -> None:
    assert "exhibit" not in TEXT
    assert parse(TEXT, "x.md").record.last_exhibit == 0


def test_an_edited_file_is_known_by_its_words_and_not_by_its_line_ends() -> None:
    assert not parse(TEXT, "x.md").edited
    assert not parse(TEXT.replace("\n", "\r\n"), "x.md").edited
    assert not parse(f"{TEXT}\n\n", "x.md").edited
    close = parse(TEXT.replace("---\n\n#", "---\n#"), "x.md")
    assert (close.body, close.edited) == ("# The document\n", False)
    for old, new in (
        ("The document", "My document"),
        ("answer: 'yes'", "answer: 'no'"),
        ("language: ru", "language: ru # mine"),
    ):
        assert old in TEXT
        assert parse(TEXT.replace(old, new), "x.md").edited


@pytest.mark.parametrize("version", [FORMAT + 1, 99])
def test_a_newer_format_is_refused_and_says_so(version: int) -> None:
    text = TEXT.replace(f"ozon-wizard: {FORMAT}", f"ozon-wizard: {version}\nmore: [of, it]")
    with pytest.raises(CaseFileError) as caught:
        parse(text, "x.md")
    assert (caught.value.key, caught.value.values["version"]) == ("case_newer", str(version))


@each_row(
    ("old", "new"),
    [
        ("---\n", ""),
        ("\n---\n", "\n"),
        (TEXT, ""),
        (TEXT, "# Just a document\n"),
        (TEXT, "---\n- a\n- b\n---\n"),
        (TEXT, "---\n---\n"),
        (TEXT, "---\nword\n---\n"),
        ("ozon-wizard: 2", "ozon-wizard: one"),
        ("ozon-wizard: 2", "ozon-wizard: [1]"),
        ("ozon-wizard: 2", "ozon-wizard: ²"),
        ("ozon-wizard: 2\n", ""),
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
        ("id: 2026-11-22-4f1c", "id: ../../../etc/cron.d/x"),
        ("id: 2026-11-22-4f1c", "id: '\x1b[2J'"),
        ("id: 2026-11-22-4f1c", "id: ''"),
    ],
)
def test_a_broken_head_is_refused_in_one_clear_line(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(CaseFileError) as caught:
        parse(TEXT.replace(old, new, 1), "x.md")
    said = language("ru")(caught.value.key, **caught.value.values)
    assert said.startswith("x.md: ")
    assert "\n" not in said


def test_a_file_without_its_seal_was_edited() -> None:
    lines = [line for line in TEXT.splitlines() if not line.startswith("seal:")]
    assert parse("\n".join(lines), "x.md").edited


def test_the_seal_of_the_head_alone_is_taken_off() -> None:
    text = without_seal(render(RECORD, "seal: the one on the box\n"))
    assert parse(text, "x.md") == (RECORD, "seal: the one on the box\n", True)


def test_a_file_that_was_sealed_years_ago_is_not_taken_for_edited() -> None:
    assert seal_of(["a \n", "\n", "b\n"]) == "7e18f737311b2dc3"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_no_term_can_be_counted_from_is_refused(day: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse(TEXT.replace("'on': '2026-11-22'", f"'on': '{day}'"), "x.md")
    assert caught.value.key == "case_day"


@pytest.mark.parametrize(
    "field",
    [
        "announced: {a.b: {day: '9999-12-31'}}",
        "printed: {demo.call: {'on': '9999-12-31', text: x}}",
    ],
)
def test_so_is_any_other_day_of_which_something_is_made(field: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse(TEXT.replace("seal:", f"{field}\nseal:"), "x.md")
    assert caught.value.key == "case_day"


UNIT = st.sampled_from(["hour", "day", "working day", "month", "year"])


@given(start=st.dates(FIRST, FARTHEST), count=st.integers(1, 9999), unit=UNIT)
@example(start=clock.LATEST, count=3, unit="year")
@example(start=FARTHEST, count=9999, unit="year")
@example(start=LAST, count=1, unit="working day")
def test_the_end_of_any_term_is_read_again(start: date, count: int, unit: str) -> None:
    """It is what a calendar is given, and from what another term may run that is owed."""
    end = term_end(start, f"{count} {unit}")
    owed = [OwedAnswer("demo.call", "demo.call", "reply", end)]
    given_ = msgspec.structs.replace(RECORD, announced={"a.b": Announced(end)}, owed=owed)
    back = front_matter(render(given_, ""), "x.md")
    assert msgspec.structs.replace(back, seal="") == given_


@given(
    now=st.datetimes(
        datetime.combine(clock.EARLIEST, time()),
        datetime.combine(clock.LATEST, time(23, 59, 59)),
        timezones=st.sampled_from([timezone(timedelta(hours=hours)) for hours in (-12, 0, 14)]),
    ),
    last=st.datetimes(
        datetime.combine(FIRST, time()),
        datetime.combine(FARTHEST, time(23, 59, 59)),
        timezones=st.sampled_from([timezone(timedelta(hours=hours)) for hours in (-12, 0, 14)]),
    ),
)
@example(
    now=datetime.combine(clock.LATEST, time(23, 59, 59), timezone(timedelta(hours=-12))),
    last=datetime.combine(FARTHEST, time(23, 59, 59), timezone(timedelta(hours=-12))),
)
def test_any_moment_of_a_save_is_read_again(now: datetime, last: datetime) -> None:
    saved = msgspec.structs.replace(RECORD, updated=now, stamped=stamped(now, last))
    back = front_matter(render(saved, ""), "x.md")
    assert (back.updated, back.stamped) == (saved.updated, saved.stamped)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_an_editor_does_to_a_file_without_a_word_changed_is_read_back(
    tmp_path: Path, encoding: str, end: str
) -> None:
    path = tmp_path / "case.md"
    path.write_bytes(TEXT.replace("\n", end).encode(encoding))
    file, _ = store.read(path)
    assert file.record.steps == RECORD.steps
    assert not file.edited


@pytest.mark.parametrize(
    "data", ["Дело № 1".encode("cp1251"), b"\x89PNG\r\n\x1a\n\0", b"\xff\xfe\0"]
)
def test_another_encoding_is_refused_and_not_guessed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "case.md"
    path.write_bytes(data)
    with pytest.raises(CaseFileError) as caught:
        store.read(path)
    assert caught.value.key == "case_encoding"


@each_row(
    ("old", "new", "what", "name", "line"),
    [
        ("tree: demo\n", "", "head_missing", "tree", 2),
        ("tree: demo", "trees: demo", "head_unknown", "trees", 4),
        ("tree: demo", "tree: demo\nmore: it", "head_unknown", "more", 5),
        ("tree: demo", "tree: demo\nm.o:\n- it", "head_unknown", "m.o", 5),
        ("tree: demo", "tree: [demo]", "head_value", "tree", 4),
        ("answer: 'yes'", "answer: {a: b}", "head_value", "answer", 11),
        ("'on': '2026-11-22'", "'on': '2026-11-31'", "head_value", "on", 12),
        (TEXT, "---\n- a\n---\n", "head_shape", "", 2),
    ],
)
def test_what_is_broken_is_told_with_its_line_and_its_name(
    old: str, new: str, what: str, name: str, line: int
) -> None:
    assert old in TEXT
    with pytest.raises(CaseFileError) as caught:
        parse(TEXT.replace(old, new, 1), "x.md")
    told = caught.value.values
    assert (caught.value.key, told["what"], told["name"], told["line"]) == (
        *("case_broken", what, name, line),
    )


@pytest.mark.parametrize("place", ["created: '{}'", "'on': '{}'"])
@pytest.mark.parametrize("day", [FIRST, clock.EARLIEST, clock.LATEST, FARTHEST])
def test_the_first_and_the_last_day_that_can_be_counted_from_are_read(
    place: str, day: date
) -> None:
    old = place.format(TODAY)
    assert old in TEXT
    assert parse(TEXT.replace(old, place.format(day)), "x.md")


def test_a_name_is_as_long_as_a_line_has_room_for() -> None:
    assert parse(TEXT.replace(RECORD.id, "x" * 80), "x.md").record.id == "x" * 80
    with pytest.raises(CaseFileError):
        parse(TEXT.replace(RECORD.id, "x" * 81), "x.md")
