"""A case that was removed is put back as it was, and over nothing."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import SHIPPED, desk_of
from tests.tui.conftest import TO_CHAT, answered
from wizard.cases import beside, removal
from wizard.cases.attaching import attach


def written(home: Path) -> Path:
    """A case with a message and evidence beside it."""
    made = answered(desk_of(SHIPPED), TO_CHAT)
    receipt = home / "receipt.txt"
    receipt.write_text("12 500 ₽", "utf-8")
    attach(made, receipt)
    made.release()
    message = beside.message_file(made.path, "follow_up")
    message.parent.mkdir(exist_ok=True)
    message.write_text("text", "utf-8")
    return made.path


def files(path: Path) -> dict[Path, bytes]:
    return {item: item.read_bytes() for item in path.parent.rglob("*") if item.is_file()}


def test_all_that_belonged_to_it_is_there_again(home: Path) -> None:
    path = written(home)
    before = files(path)
    gone = removal.remove(path, beside.belongings(path))
    assert not files(path)
    gone.put_back()
    assert files(path) == before
    assert path.stat().st_mode & 0o777 == 0o600
    (copy,) = beside.evidence_folder(path).iterdir()
    assert copy.stat().st_mode & 0o777 == 0o400


def test_what_has_come_into_its_place_stays(home: Path) -> None:
    path = written(home)
    gone = removal.remove(path, beside.belongings(path))
    path.write_text("another", "utf-8")
    gone.put_back()
    assert path.read_text("utf-8") == "another"


def test_a_link_leads_again_where_it_led(home: Path) -> None:
    path = written(home)
    kept = path.rename(home / "kept.md")
    path.symlink_to(kept)
    gone = removal.remove(path, beside.belongings(path))
    assert kept.exists() and not path.is_symlink()
    gone.put_back()
    assert path.is_symlink() and path.resolve() == kept.resolve()


def test_a_sitting_puts_back_the_last_one_first(home: Path) -> None:
    desk = desk_of(SHIPPED)
    paths = [written(home), written(home)]
    for path in paths:
        desk.remove(path)
    assert [desk.put_back(), desk.put_back()] == paths[::-1]
    assert not desk.removals


def test_what_cannot_be_read_is_removed_and_not_put_back(home: Path) -> None:
    desk = desk_of(SHIPPED)
    path = desk.folder / "2026-11-22-0000.md"
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    desk.remove(path)
    assert not path.exists() and not desk.removals
