"""What is true of a person in all their cases, and what a new case offers of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cases.test_case import walked
from tests.conftest import Change, Run, desk_of, no_room
from wizard.cases import person
from wizard.cases.desk import Desk
from wizard.cases.exports import redacted
from wizard.cases.farewell import parting
from wizard.cases.person import MAX_BYTES, NAME
from wizard.errors import UnwritableError

TO_NAME = ["yes", "on", None]
WHO = "Ann Hudson"
BUYER = """\
  buyer:
    kind: input
    type: text
    title: Buyer
    text: Who buys it?
    save_as: owner
    lasting: true
    to: kit

"""


@pytest.fixture
def lasting(changed: Change, home: Path) -> Path:
    """The sample, whose question for a name asks for what lasts."""
    return changed("demo.yaml", "save_as: owner\n", "save_as: owner\n    lasting: true\n")


@pytest.fixture
def two_ways(lasting: Path, changed: Change) -> Desk:
    """The same, where another way asks for the same name earlier in the tree and calls it so."""
    changed("demo.yaml", "{label: It is off, to: owner}", "{label: It is off, to: buyer}")
    changed("demo.yaml", "  serial:\n", f"{BUYER}  serial:\n")
    return desk_of(lasting)


@pytest.fixture
def own(lasting: Path) -> Desk:
    return desk_of(lasting)


def test_nothing_is_kept_or_offered_of_whoever_did_not_ask_for_it(own: Desk) -> None:
    case = walked(own, *TO_NAME, WHO)
    assert not (own.folder.parent / NAME).exists()
    assert walked(own, *TO_NAME).page.prefill is None
    assert person.said(case.walk) == {"owner": WHO}


def test_what_is_kept_is_offered_in_the_next_case_and_can_be_another(own: Desk) -> None:
    person.keep(own.folder, person.said(walked(own, *TO_NAME, WHO).walk))
    assert (own.folder.parent / NAME).stat().st_mode & 0o777 == 0o600
    again = walked(own, *TO_NAME)
    assert again.page.prefill == WHO
    assert "owner" not in again.walk.values
    again.answer("Bob")
    assert again.walk.values["owner"] == "Bob"
    assert person.kept(own.folder) == {"owner": WHO}


def test_what_is_kept_stands_in_no_case_before_it_is_given_there(own: Desk) -> None:
    person.keep(own.folder, person.said(walked(own, *TO_NAME, WHO).walk))
    case = walked(own, *TO_NAME)
    case.release()
    assert WHO not in case.path.read_text("utf-8")
    again = own.resume(case.path)
    assert again.page.prefill == WHO, "it is offered there all the same"
    again.release()
    assert WHO not in case.path.read_text("utf-8")


def test_what_was_given_in_a_case_stays_in_it_whatever_becomes_of_what_is_kept(own: Desk) -> None:
    person.keep(own.folder, person.said(walked(own, *TO_NAME, WHO).walk))
    case = walked(own, *TO_NAME, WHO)
    case.back()
    assert person.forget(own.folder, {"owner"})
    case.release()
    later = own.other(own.library, own.language)
    for _ in range(2):
        again = later.resume(case.path)
        assert again.page.prefill == WHO
        again.keep()
        again.release()


def test_keeping_more_leaves_the_rest(own: Desk) -> None:
    person.keep(own.folder, {"address": "Tula", "owner": "Bob"})
    person.keep(own.folder, {"owner": WHO})
    assert person.kept(own.folder) == {"address": "Tula", "owner": WHO}


@pytest.mark.parametrize(
    "there",
    [b"", b"[1]", b'{"owner": 1}', b"\xff", b"{" * 5000, b"{}" + b" " * MAX_BYTES],
    ids=["empty", "list", "number", "bytes", "deep", "large"],
)
def test_what_is_no_such_file_offers_nothing_and_is_not_written_over(
    run: Run, lasting: Path, own: Desk, there: bytes
) -> None:
    case = walked(own, *TO_NAME, WHO)
    path = person.place(own.folder)
    path.write_bytes(there)
    assert walked(own, *TO_NAME).page.prefill is None
    for command in (["me"], ["me", "keep", case.id]):
        code, out, err = run(*command, "--trees", str(lasting))
        assert (code, out) == (2, "")
        assert str(path) in err
    assert path.read_bytes() == there


def test_as_much_is_kept_as_can_be_read_again(own: Desk) -> None:
    person.keep(own.folder, {"owner": ""})
    more = "A" * (MAX_BYTES - person.place(own.folder).stat().st_size)
    person.keep(own.folder, {"owner": more})
    assert person.kept(own.folder) == {"owner": more}
    with pytest.raises(UnwritableError) as refused:
        person.keep(own.folder, {"owner": f"{more}A"})
    assert own.language("unwritable_EFBIG") in own.language.failure(refused.value)
    assert person.kept(own.folder) == {"owner": more}
    assert MAX_BYTES > 10_000, "an address in several lines"


def test_a_mark_before_the_text_is_no_fault(own: Desk) -> None:
    person.keep(own.folder, {"owner": WHO})
    path = person.place(own.folder)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert walked(own, *TO_NAME).page.prefill == WHO


def test_what_a_link_leads_to_goes_too(own: Desk, tmp_path: Path) -> None:
    path, behind = person.place(own.folder), tmp_path / "behind.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(behind)
    person.keep(own.folder, {"owner": WHO})
    assert behind.exists()
    assert person.forget(own.folder, {"owner"})
    assert not path.is_symlink()
    assert not behind.exists()


def test_a_file_of_ones_own_behind_a_link_stays(run: Run, own: Desk, tmp_path: Path) -> None:
    path, behind = person.place(own.folder), tmp_path / "thesis.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    behind.write_text("three years of work", "utf-8")
    path.symlink_to(behind)
    code, out, _ = run("me", "remove", "--trees", str(tmp_path / "gone"), "--lang", "en")
    assert code == 0
    assert str(behind) in out
    assert not path.is_symlink()
    assert behind.exists()


def test_it_goes_when_told_to_and_cases_stay_as_they_are(own: Desk) -> None:
    case = walked(own, *TO_NAME, WHO)
    person.keep(own.folder, {"owner": WHO})
    assert person.forget(own.folder, {"owner"})
    assert not person.forget(own.folder, {"owner"})
    assert walked(own, *TO_NAME).page.prefill is None
    assert own.open(case.path).walk.values["owner"] == WHO


def test_a_full_disk_is_told(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    person.keep(own.folder, {"owner": "Bob"})
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(UnwritableError):
        person.keep(own.folder, {"owner": WHO})
    assert person.kept(own.folder) == {"owner": "Bob"}


def test_it_is_masked_where_names_are(own: Desk) -> None:
    shown = redacted(walked(own, *TO_NAME, WHO))
    assert WHO not in shown
    assert "Hudson" not in shown


def test_leaving_says_how_the_next_case_asks_less_until_something_is_kept(own: Desk) -> None:
    case = walked(own, *TO_NAME, WHO)
    told = [line for line in parting(case) if "ozon-wizard me keep" in line]
    assert told == [own.language("me_how", names="Name", command=f"ozon-wizard me keep {case.id}")]
    assert not [line for line in parting(walked(own, *TO_NAME)) if "me keep" in line]
    person.keep(own.folder, {"owner": WHO})
    assert not [line for line in parting(case) if "me keep" in line]


def test_a_name_is_called_as_the_way_of_the_case_asks_for_it(two_ways: Desk) -> None:
    for answers, title in ((TO_NAME, "Name"), (["yes", "off"], "Buyer")):
        case = walked(two_ways, *answers, WHO)
        command = f"ozon-wizard me keep {case.id}"
        assert two_ways.language("me_how", names=title, command=command) in parting(case)
        assert f"**{title}:** [скрыто: {title.lower()}]" in redacted(case)


def test_what_is_kept_is_called_by_all_that_ask_for_it(
    run: Run, lasting: Path, two_ways: Desk
) -> None:
    person.keep(two_ways.folder, {"owner": WHO})
    code, out, _ = run("me", "--trees", str(lasting))
    assert (code, out.splitlines()[0]) == (0, f"Buyer / Name: {WHO}")
    assert person.titles(two_ways.library) == {"owner": "Buyer / Name"}


def test_the_commands_show_keep_and_remove_it(run: Run, lasting: Path, own: Desk) -> None:
    on = ["--trees", str(lasting)]
    case = walked(own, *TO_NAME, WHO)
    assert run("me", *on)[0] == 1
    code, out, _ = run("me", "keep", case.id, *on)
    assert (code, out.splitlines()[0]) == (0, f"Name: {WHO}")
    assert str(person.place(own.folder)) in out
    assert run("me", *on) == (0, out, "")
    assert run("me", "remove", *on)[0] == 0
    assert run("me", *on)[0] == 1


def test_a_case_without_a_name_keeps_nothing(run: Run, lasting: Path, own: Desk) -> None:
    case = walked(own, *TO_NAME)
    code, out, err = run("me", "keep", case.id, "--trees", str(lasting))
    assert (code, out) == (1, "")
    assert err.strip()
    assert not person.place(own.folder).exists()


def test_what_is_kept_is_shown_and_removed_whatever_became_of_the_library(
    run: Run, tmp_path: Path, own: Desk
) -> None:
    person.keep(own.folder, {"owner": WHO})
    on = ["--trees", str(tmp_path / "gone"), "--lang", "en"]
    code, out, _ = run("me", *on)
    assert (code, out.splitlines()[0]) == (0, f"owner: {WHO}")
    assert run("me", "remove", *on)[0] == 0
    assert not person.place(own.folder).exists()
