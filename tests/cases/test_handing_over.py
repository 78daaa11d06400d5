"""A case for somebody else: what goes in, and what does not; and it becomes a case again."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from tests.cases.test_archive import remade
from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, SHIPPED, TODAY, Run, answer_all, desk_of, no_room
from tests.hostile import NAME, TEXT, acting, hostile_case
from wizard.cases import (
    archive,
    attaching,
    beside,
    case_folder,
    contents_page,
    evidence,
    handing_over,
    importing,
)
from wizard.cases.case import Case
from wizard.cases.contents_page import ContentsLine
from wizard.cases.desk import Desk
from wizard.cases.place import Place
from wizard.errors import UnreadableError, UnwritableError
from wizard.i18n import language

say = language("ru")
ON = [*FOR_SAMPLE, "--today", TODAY.isoformat()]
JPEG = b"\xff\xd8\xff a receipt"


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    """A case with a letter that was edited, a date, and evidence."""
    made = walked(desk, *TO_CALL)
    photo = tmp_path / "IMG 1.JPG"
    photo.write_bytes(JPEG)
    attaching.attach(made, photo, "receipt of mine")
    made.edit("Dear Ann, my draft\n\nMore.")
    made.type("demo.call", "half typed")
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "delo.zip"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_all_that_belongs_to_it_goes_in(case: Case) -> None:
    found = members(handing_over.whole(case).data)
    assert [*found] == [
        "index.html",
        "document.html",
        "papers/1-ask.html",
        "evidence/1.jpg",
        "case.md",
        "manifest.json",
    ]
    assert found["case.md"] == case.path.read_bytes()
    assert found["evidence/1.jpg"] == JPEG
    assert "my draft" in found["papers/1-ask.html"].decode()
    assert "⚠" not in found["index.html"].decode(), "it fits the case"
    assert "<h2>Доказательства</h2>" in found["document.html"].decode()
    index = found["index.html"].decode()
    assert 'href="evidence/1.jpg">№ 1 receipt of mine (IMG 1.JPG), 1 КБ<' in index
    assert case.exhibits[0].sha256 in index
    for name in found.keys() - {"index.html"}:
        assert f'href="{name}"' in index


def test_dates_go_in_where_there_are_any(desk: Desk) -> None:
    found = members(handing_over.whole(walked(desk, *TO_CALL, "later")).data)
    assert found["dates.ics"].startswith(b"BEGIN:VCALENDAR")
    assert b'href="dates.ics"' in found["index.html"]
    found = members(handing_over.whole(walked(desk, *TO_CALL)).data)
    assert "dates.ics" not in found
    assert b"dates.ics" not in found["index.html"]


def test_the_same_case_on_the_same_day_is_the_same_file(desk: Desk, case: Case) -> None:
    case.release()
    first, second = (handing_over.whole(desk.open(case.path)).data for _ in range(2))
    assert first == second


def test_pages_take_nothing_from_outside_and_run_nothing(case: Case) -> None:
    for data in (handing_over.whole(case).data, handing_over.redacted(case).data):
        for name, page in members(data).items():
            if name.endswith(".html"):
                assert b"default-src 'none'" in page
                assert b"<script" not in page
                assert b"src=" not in page


def test_what_is_redacted_has_the_document_alone(case: Case) -> None:
    data = handing_over.redacted(case).data
    found = members(data)
    assert [*found] == ["index.html", "document.html", "manifest.json"]
    for secret in (
        "IMG",
        "of mine",
        "my draft",
        "half typed",
        case.id,
        JPEG.decode("latin1"),
    ):
        assert not [name for name, text in found.items() if secret.encode("latin1") in text]
        assert secret.encode("latin1") not in data
    assert case.exhibits[0].sha256.encode() not in b"".join(found.values())
    assert "The receipt" in found["document.html"].decode()


def test_evidence_that_is_not_what_it_was_is_not_handed_over(case: Case) -> None:
    copy = beside.evidence_folder(case.path) / "1.jpg"
    copy.unlink()
    with pytest.raises(UnreadableError, match="case detach"):
        handing_over.whole(case)
    handing_over.redacted(case)


def test_a_case_that_another_window_changed_is_not_handed_over_by_halves(case: Case) -> None:
    case.path.write_text(on_disk(case) + "mine\n", "utf-8")
    with pytest.raises(UnreadableError) as refused:
        handing_over.whole(case)
    assert str(refused.value) == say("export_moving", path=case.path)


def test_it_is_for_its_owner_and_replaces_an_earlier_one_alone(case: Case, place: Path) -> None:
    made = handing_over.whole(case)
    assert handing_over.save(case, made, place) == place
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    handing_over.save(case, made, place)
    with pytest.raises(UnwritableError):
        handing_over.save(case, handing_over.redacted(case), place)
    place.write_bytes(b"mine")
    with pytest.raises(UnwritableError):
        handing_over.save(case, made, place)
    assert place.read_bytes() == b"mine"
    with pytest.raises(UnwritableError):
        handing_over.save(case, made, case.path)


def test_what_a_stranger_wrote_does_not_act_in_it(desk: Desk) -> None:
    opened = desk.open(hostile_case(desk.folder))
    for name, data in members(handing_over.whole(opened).data).items():
        if name != "case.md":
            assert acting(data) == [], name


# And back.


def kept(case: Case, place: Path) -> Path:
    case.release()
    return handing_over.save(case, handing_over.whole(case), place)


def test_it_becomes_a_case_again_where_it_was_and_elsewhere(
    desk: Desk, case: Case, place: Path, tmp_path: Path
) -> None:
    text = on_disk(case)
    kept(case, place)
    desk.remove(case.path)
    assert list(desk.folder.iterdir()) == []
    path = importing.bring_in(desk, place)
    assert path == case.path
    assert path.read_text("utf-8") == text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = desk.resume(path)
    assert again.exhibits == case.exhibits
    assert attaching.damaged(again) == []
    assert again.page.message is not None
    assert "my draft" in again.page.message.text
    again.answer("refused")
    assert again.trouble is None
    assert again.set_aside is None


def test_beside_the_same_case_it_has_another_id(desk: Desk, case: Case, place: Path) -> None:
    kept(case, place)
    first, second = (importing.bring_in(desk, place) for _ in range(2))
    assert len({case.path, first, second}) == 3
    for path in (first, second):
        again = desk.resume(path)
        assert again.id == path.stem
        assert again.walk.steps == case.walk.steps
        assert attaching.damaged(again) == []
        again.answer("refused")
        assert again.set_aside is None
        again.release()
    case.path.rename(case.path.with_name("renamed.md"))
    assert importing.bring_in(desk, place) != case.path


def test_while_another_window_takes_the_same_one_in_it_has_another_id(
    desk: Desk, case: Case, place: Path
) -> None:
    kept(case, place)
    desk.remove(case.path)
    other = Place(case.path)
    assert other.claim()
    try:
        assert importing.bring_in(desk, place) != case.path
    finally:
        other.release()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_case_that_a_hand_kept_in_another_encoding_is_handed_over(
    desk: Desk, case: Case, place: Path, encoding: str
) -> None:
    case.path.write_text(on_disk(case), encoding)
    case.release()
    handing_over.save(case, handing_over.whole(desk.open(case.path)), place)
    desk.remove(case.path)
    again = desk.open(importing.bring_in(desk, place))
    assert again.walk.steps == case.walk.steps


def test_what_a_hand_changed_in_it_is_still_set_aside(desk: Desk, case: Case, place: Path) -> None:
    case.path.write_text(on_disk(case) + "my note\n", "utf-8")
    case.release()
    handing_over.save(case, handing_over.whole(desk.open(case.path)), place)
    for gone in (False, True):
        if gone:
            desk.remove(case.path)
        again = desk.resume(importing.bring_in(desk, place))
        again.answer("refused")
        assert again.set_aside is not None
        assert "my note" in again.set_aside.read_text("utf-8")
        again.release()


def bundled(made: Case, **changes: bytes | None) -> bytes:
    """The archive of a case in which members are other ones; its manifest fits them."""
    found = members(handing_over.whole(made).data)
    found.pop(archive.MANIFEST)
    for name, data in changes.items():
        member = {"case": "case.md", "copy": "evidence/1.jpg", "more": "evidence/2.jpg"}[name]
        if data is None:
            found.pop(member)
        else:
            found[member] = data
    return archive.packed(found, archive.WHOLE, "")


def refused(desk: Desk, data: bytes, place: Path) -> str:
    place.write_bytes(data)
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*")}
    with pytest.raises(UnreadableError) as error:
        importing.bring_in(desk, place)
    assert {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*")} == before
    return str(error.value)


def test_what_is_not_whole_is_refused_in_a_line_and_nothing_is_written(
    desk: Desk, case: Case, place: Path
) -> None:
    text = on_disk(case)
    head = text.encode()
    for data, words in (
        (handing_over.redacted(case).data, say("bundle_redacted", path=place)),
        (bundled(case, case=None), say("bundle_no_case", path=place)),
        (bundled(case, copy=None), say("bundle_evidence", path=place, name="evidence/1.jpg")),
        (bundled(case, copy=b"x"), say("bundle_evidence", path=place, name="evidence/1.jpg")),
        (bundled(case, more=b"x"), say("bundle_evidence", path=place, name="evidence/2.jpg")),
        (bundled(case, case=b"# no case"), "не читается как файл дела"),
        (bundled(case, case=b"\xff\x00\x81"), "не читается как файл дела"),
        (bundled(case, case=head.replace(b"tree: demo", b"tree: gone")), "нет дерева"),
        (bundled(case, case=head.replace(b"file: 1.jpg", b"file: ../1.jpg")), "ошибка в строке"),
        (bundled(case, case=head.replace(b"id: ", b"id: ../../x")), "ошибка в строке"),
        (
            remade(lambda file: file.writestr("../x", b"")),
            say("bundle_name", path=place, name="../x"),
        ),
    ):
        said = refused(desk, data, place)
        assert words in said
        assert "\n" not in said
        assert "откройте дело снова" not in said


def test_evidence_comes_back_that_is_as_large_as_may_be_and_none_that_is_larger(
    desk: Desk, case: Case, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = kept(case, place).read_bytes()
    desk.remove(case.path)
    monkeypatch.setattr(evidence, "MOST_BYTES", len(JPEG) - 1)
    words = say("bundle_evidence", path=place, name="evidence/1.jpg")
    assert words in refused(desk, data, place)
    monkeypatch.setattr(evidence, "MOST_BYTES", len(JPEG))
    assert attaching.damaged(desk.open(importing.bring_in(desk, place))) == []


@pytest.mark.parametrize("identity", ["{}.edited-1", "{}.call", "{}-2", "CON", "x.evidence"])
def test_under_a_name_that_is_not_the_programs_own_it_has_another_id(
    desk: Desk, case: Case, place: Path, identity: str
) -> None:
    strange = identity.format(case.id)
    head = on_disk(case).replace(f"id: {case.id}\n", f"id: {strange}\n").encode()
    place.write_bytes(bundled(case, case=head))
    case.release()
    brought = importing.bring_in(desk, place)
    assert {case.path, brought} == set(case_folder.listed(desk.folder))
    desk.remove(case.path)
    assert brought.stem not in {strange, case.id}
    assert attaching.damaged(desk.resume(brought)) == []


@pytest.mark.parametrize("step", range(1, 7))
def test_a_disk_that_is_full_leaves_nothing_of_it(
    step: int, desk: Desk, case: Case, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(case, place)
    desk.remove(case.path)
    real, left = os.fsync, step

    def fsync(handle: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            no_room()
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    try:
        path = importing.bring_in(desk, place)
    except UnwritableError:
        assert list(desk.folder.iterdir()) == []
    else:
        assert attaching.damaged(desk.open(path)) == []


def test_the_shipped_library_hands_over_a_claim(home: Path, place: Path) -> None:
    desk = desk_of(SHIPPED)
    made = desk.new()
    answer_all(made, ("nobody", "buyer", "delivery", "overdue", "05.11.2026", "silence", "12-345"))
    made.release()
    found = members(handing_over.whole(made).data)
    assert "05.11.2026" in found["document.html"].decode()
    assert [name for name in found if name.startswith("papers/")]


# Pages.


def test_all_text_of_a_page_is_content() -> None:
    evil = f"<script>x</script> {TEXT}"
    line = ContentsLine('a" onclick="x', evil, evil)
    page = contents_page.contents(evil, [("Heading <b>", [line]), ("None", [])], say).decode()
    assert acting(page) == []
    assert "<script" not in page
    assert '" onclick' not in page
    assert "<b>" not in page
    assert "None" not in page


def test_a_document_is_markdown_and_never_html() -> None:
    text = "# A\n\n<script>x</script>\n\n| a | b |\n| --- | --- |\n| 1 | [x](javascript:y) |\n"
    page = contents_page.document(text, "A", say).decode()
    assert "<h1>A</h1>" in page
    assert "<td>1</td>" in page
    assert "<script" not in page
    assert 'href="javascript' not in page


# Commands.


def test_the_commands_hand_over_and_take_back(
    run: Run, desk: Desk, case: Case, place: Path
) -> None:
    case.release()
    code, out, err = run("case", "export", case.id, "-o", str(place), *ON)
    assert (code, out, err) == (0, say("exported", path=place) + "\n", "")
    code, out, err = run("case", "import", str(place), *ON)
    assert (code, err) == (0, "")
    (path,) = [path for path in case_folder.listed(desk.folder) if path != case.path]
    command = f"ozon-wizard case resume {path.stem} --trees {SAMPLE}"
    assert out == say("imported", title=case.page.title, path=path, command=command) + "\n"
    red = place.with_name("red.zip")
    code, out, _ = run("case", "export", case.id, "-o", str(red), "--redact", *ON)
    assert (code, out) == (0, say("exported_redacted", path=red) + "\n")
    code, out, err = run("case", "import", str(red), *ON)
    assert (code, out) == (2, "")
    assert err == f"ozon-wizard: {say('bundle_redacted', path=red)}\n"
    (beside.evidence_folder(case.path) / "1.jpg").unlink()
    code, out, err = run("case", "export", case.id, "-o", str(place), *ON)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == say("export_damaged")


@pytest.mark.parametrize("name", [f"x{NAME}.zip", "none.zip"])
def test_the_name_of_what_is_no_archive_does_not_act(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name != "none.zip":
        path.write_bytes(b"PK")
    code, _, err = run("case", "import", str(path), *ON)
    assert code == 2
    assert acting(err) == []
    assert len(err.splitlines()) == 1
