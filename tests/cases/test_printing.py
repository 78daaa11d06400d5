"""The letters of a case on paper: which there are, and where they go."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import (
    FOR_SAMPLE,
    SHIPPED,
    TODAY,
    Run,
    answer_all,
    changer,
    desk_of,
    full_disk,
    no_locks,
    no_room,
)
from wizard.cases import lock, printing, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.errors import UnwritableError
from wizard.i18n import language

say = language("ru")
ON = [*FOR_SAMPLE, "--today", "2026-11-22"]


@pytest.fixture
def case(desk: Desk) -> Case:
    """A case with a letter at hand."""
    return walked(desk, *TO_CALL)


def test_the_letters_of_a_case_have_names(case: Case, desk: Desk) -> None:
    assert [*printing.letters(case)] == ["ask"]
    assert printing.letters(walked(desk, "yes")) == {}


def test_of_several_of_a_kind_the_last_has_the_bare_name(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = case.page.message
    assert here is not None
    sent = [
        replace(here, text="first"),
        replace(here, letter="other"),
        replace(here, text="second"),
    ]
    monkeypatch.setattr(case.desk.pages.messages, "earlier", lambda walk: sent)
    found = {name: message.text for name, message in printing.letters(case).items()}
    assert found == {"ask.1": "first", "other": here.text, "ask.2": "second", "ask": here.text}


def test_what_is_meant_is_at_hand_or_the_last_that_was_sent(case: Case, desk: Desk) -> None:
    assert printing.meant(case) == case.page.message
    assert printing.meant(walked(desk, "yes")) is None
    case.answer("refused")
    assert case.page.message is None
    meant = printing.meant(case)
    assert meant is not None
    assert meant.letter == "ask"


def test_a_letter_that_is_signed_is_meant_for_paper(case: Case) -> None:
    assert not printing.any_signed(case)
    case.edit("My own words\n\n____________________ / Ann /")
    assert printing.any_signed(case)


@pytest.mark.parametrize("name", ["letter.html", "letter.HTML", "letter.pdf", "html"])
def test_a_page_is_printed_by_a_browser_and_a_file_as_it_is(name: str) -> None:
    page = name.lower().endswith(".html")
    assert printing.how(Path(name), say) == say("paper_page_how" if page else "paper_file_how")


def test_gaps_are_told_with_where_they_are(case: Case) -> None:
    case.edit("Dear Ann,\n\nOn [fill in: day] it broke.")
    message = printing.meant(case)
    assert message is not None
    assert printing.to_do(case, message) == [say("paper_gap", near="On", what="fill in: day")]
    case.edit("\n".join(f"{at} [fill in: day]" for at in range(6)))
    message = printing.meant(case)
    assert message is not None
    told = printing.to_do_shortly(case, message)
    assert (len(told), told[-1]) == (6, say("paper_more", gaps=say.plural("gaps", 1)))
    case.edit("\n".join(f"{at} [fill in: day]" for at in range(5)))
    message = printing.meant(case)
    assert message is not None
    assert printing.to_do_shortly(case, message) == printing.to_do(case, message)


@pytest.mark.parametrize("last", [b"%%EOF", b"%%EOF\n"])
def test_a_pdf_that_nobody_changed_may_be_printed_again(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: bytes
) -> None:
    message = printing.meant(case)
    assert message is not None
    bundle = printing.full(case, message)
    written = bundle.maker.encode() + b"\n" + last
    monkeypatch.setattr("wizard.paper.endings.write", lambda *of: written)
    path = printing.save(case, bundle, tmp_path / "letter.pdf")
    assert printing.holds(bundle, path)
    path.write_bytes(path.read_bytes().replace(last, b"%%EOF  "))
    assert not printing.holds(bundle, path)


def test_a_letter_whose_name_begins_as_anothers_does_not_replace_it(
    case: Case, tmp_path: Path
) -> None:
    message = printing.meant(case)
    assert message is not None
    bundle = printing.full(case, message)
    path = printing.save(case, bundle, tmp_path / "letter.html")
    assert not printing.holds(replace(bundle, maker=bundle.maker[:-1]), path)


def test_a_file_is_for_its_owner_and_may_be_printed_again(case: Case, tmp_path: Path) -> None:
    message = printing.meant(case)
    assert message is not None
    bundle = printing.full(case, message)
    path = printing.save(case, bundle, tmp_path / "letter.html")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert printing.holds(bundle, path)
    filled = path.read_text("utf-8").replace("<body", "<body title='mine'", 1)
    path.write_text(filled, "utf-8")
    assert not printing.holds(bundle, path), "somebody has filled in a blank"
    inside = printing.save(case, bundle, tmp_path)
    assert inside == tmp_path / printing.file_name(case, message)
    path.write_text("mine", "utf-8")
    assert not printing.holds(bundle, path)
    assert not printing.holds(bundle, tmp_path / "none.html")
    with pytest.raises(UnwritableError):
        printing.save(case, bundle, path, own=printing.replaces(bundle))
    assert path.read_text("utf-8") == "mine"


def test_what_is_edited_further_is_never_replaced(case: Case, tmp_path: Path) -> None:
    message = printing.meant(case)
    assert message is not None
    bundle = printing.alone(case, message)
    path = printing.save(case, bundle, tmp_path / "letter.md")
    assert not printing.holds(bundle, path)


def test_a_full_disk_is_told_and_leaves_nothing(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = printing.meant(case)
    assert message is not None
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(UnwritableError) as refused:
        printing.save(case, printing.full(case, message), tmp_path / "letter.html")
    assert say("unwritable_ENOSPC") in say.failure(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_the_command_lists_letters_and_shows_one(run: Run, case: Case) -> None:
    case.release()
    message = case.page.message
    assert message is not None
    code, out, err = run("letter", case.id, *ON)
    assert (code, out, err) == (0, f"ask  {message.title}, 22.11.2026\n", "")
    code, out, _ = run("letter", case.id, "ask", *ON)
    assert code == 0
    assert "Dear Ann" in out
    assert out == printing.text(printing.alone(case, message), case)


@pytest.mark.parametrize("ending", [".html", ".md", ".txt"])
def test_the_command_writes_a_file_and_says_where(
    run: Run, case: Case, tmp_path: Path, ending: str
) -> None:
    case.release()
    place = tmp_path / f"letter{ending}"
    code, out, err = run("letter", case.id, "-o", str(place), *ON)
    assert (code, err) == (0, "")
    assert out.startswith(say("paper_saved", **printing.placed(place)))
    assert "Dear Ann" in place.read_text("utf-8")
    again = run("letter", case.id, "ask", "--alone", "-o", str(place), *ON)[0]
    assert again == (0 if ending == ".html" else 2)


def test_that_another_window_has_the_case_and_it_knows_of_no_printing_is_told(
    run: Run, case: Case, tmp_path: Path
) -> None:
    case.claim()
    code, out, err = run("letter", case.id, "-o", str(tmp_path / "letter.html"), *ON)
    assert code == 0
    assert "letter.html" in out
    assert say("paper_unnoted", why=say("unnoted_busy")) in err


def test_it_is_told_truly_why_the_case_knows_of_no_printing(
    run: Run, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.release()
    letter = str(tmp_path / "letter.html")
    for owner, name, instead, code in (
        (store, "write", full_disk, "unwritable_ENOSPC"),
        (lock, "take", no_locks, "unwritable_EROFS"),
    ):
        with monkeypatch.context() as shut:
            shut.setattr(owner, name, instead)
            status, out, err = run("letter", case.id, "-o", letter, *ON)
        assert (status, "letter.html" in out) == (0, True)
        assert say("paper_unnoted", why=f"{case.path}: {say(code)}") in err
        assert not case.desk.open(case.path).printed
    assert say("paper_unnoted", why="") not in run("letter", case.id, "-o", letter, *ON)[2]
    assert case.desk.open(case.path).printed


def test_the_command_refuses_with_what_there_is(
    run: Run, case: Case, desk: Desk, tmp_path: Path
) -> None:
    case.release()
    code, _, err = run("letter", case.id, "none", *ON)
    assert code == 2
    assert say("paper_unknown", name="none", known="ask") in err
    code, _, err = run("letter", case.id, "ask", "-o", str(tmp_path / "x.odt"), *ON)
    assert code == 2
    assert say("unwritable_ENDING") in err
    code, _, err = run("letter", case.id, "ask", "-o", str(case.path), *ON)
    assert (code, say("unwritable_KEPT") in err) == (2, True)
    bare = walked(desk, "yes")
    bare.release()
    assert run("letter", bare.id, *ON) == (1, "", f"{say('paper_none')}\n")


def test_of_several_letters_one_has_to_be_named(run: Run, tmp_path: Path) -> None:
    case = desk_of(SHIPPED).new()
    answer_all(case, ("nobody", "buyer", "delivery", "overdue", "05.11.2026", "silence", "12-345"))
    case.answer("12345678-0001")
    case.release()
    known = printing.letters(case)
    assert len(known) > 1
    place = tmp_path / "x.html"
    code, out, err = run("letter", case.id, "-o", str(place), "--today", "2026-11-22")
    assert (code, [line.partition(" ")[0] for line in out.splitlines()]) == (2, [*known])
    assert "Say its name" in err
    assert not place.exists()


def test_before_a_letter_of_a_step_that_would_be_another_one_is_printed_that_is_said(
    copy: Path,
) -> None:
    changer(copy)("demo.yaml", "bought: {older_than: 30 days}", "bought: {older_than: 31 days}")
    changer(copy)("demo.yaml", "to: years}\n      - {to: owner}", "to: years}\n      - {to: call}")
    case = desk_of(copy).new("demo.bought")
    case.answer("2026-11-01")
    assert case.walk.at == "demo.call"
    case.release()
    late = desk_of(copy, TODAY + timedelta(days=20)).open(case.path)
    message = printing.meant(late)
    assert message is not None
    assert late.page.outgrown in printing.to_do(late, message)
