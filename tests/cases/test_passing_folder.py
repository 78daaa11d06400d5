"""Cases of whoever tries a library out: nothing of them is kept, and nothing says so."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, desk_of
from wizard import locations
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.farewell import parting, telling
from wizard.cases.passing_folder import passing_folder, sweep
from wizard.tui.frame import head

pytestmark = pytest.mark.usefixtures("home")


def tried(folder: Path) -> Case:
    desk = desk_of(SAMPLE)
    return walked(desk.other(desk.library, desk.language, folder), *TO_CALL, "later")


def files(home: Path) -> list[Path]:
    return [item for item in home.rglob("*") if item.is_file()]


def test_all_of_it_is_gone_at_the_end(home: Path) -> None:
    with passing_folder() as folder:
        case = tried(folder)
        assert case.path.is_file()
        case.release()
    assert files(home) == []
    assert not locations.passing().exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody can be killed here")
def test_what_a_kill_left_is_its_owners_alone_and_goes_with_the_next_start(home: Path) -> None:
    process = os.fork()
    if process == 0:
        with passing_folder() as folder:
            tried(folder)
            os._exit(9)
    os.waitpid(process, 0)
    left = [*locations.passing().rglob("*")]
    assert any(item.suffix == ".md" for item in left)
    assert all(not stat.S_IMODE(item.stat().st_mode) & 0o077 for item in left)
    sweep()
    assert not locations.passing().exists()


def test_the_folder_of_a_window_that_is_open_stays() -> None:
    with passing_folder() as folder:
        case = tried(folder)
        with passing_folder() as other:
            assert other != folder
        assert case.path.is_file()


def test_nobody_says_that_it_is_kept(tmp_path: Path) -> None:
    with passing_folder() as folder:
        case = tried(folder)
        say = case.desk.language
        assert parting(case) == [say("passing")]
        with pytest.raises(ZeroDivisionError) as fault, telling(lambda: case):
            _ = 1 / 0
        assert fault.value.__notes__ == [say("passing")]
        assert say("passing_short") in str(head(case, case.page, 100))
        case.move_to(tmp_path)  # where a person means to keep it
        assert not case.passing
        assert say("passing_short") not in str(head(case, case.page, 100))


def test_a_case_of_ones_own_is_none_of_them() -> None:
    desk: Desk = desk_of(SAMPLE)
    assert not walked(desk, "yes").passing
