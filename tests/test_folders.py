"""The program's own folders: which of them is none, and what of that is told."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, SAMPLE, Run, desk_of
from tests.plain.test_sitting import sit
from wizard import folders, locations, settings
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.errors import BusyError
from wizard.i18n import LANGUAGES, language
from wizard.tui import themes

SPOILT: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a file": ("FILE", Path.touch),
    "a link to nothing": ("LINK", lambda path: path.symlink_to("nowhere")),
    "a link in a circle": ("LINK", lambda path: path.symlink_to(path.name)),
}
every_spoilt = pytest.mark.parametrize(("why", "make"), SPOILT.values(), ids=SPOILT)


def spoil(place: Path, make: Callable[[Path], object]) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    make(place)
    return place


@every_spoilt
@pytest.mark.parametrize("below", ["", "a", "a/b"])
def test_what_is_in_the_way_is_named(
    tmp_path: Path, why: str, make: Callable[[Path], object], below: str
) -> None:
    place = spoil(tmp_path / "place", make)
    found = folders.obstacle(place / below)
    assert found is not None
    assert (found.path, found.code) == (place, why)


@pytest.mark.parametrize("below", ["", "new", "new/new"])
def test_a_folder_that_is_there_or_can_be_made_is_well(tmp_path: Path, below: str) -> None:
    assert folders.obstacle(tmp_path / below) is None


@pytest.mark.usefixtures("mere")
@pytest.mark.parametrize("mode", [0, 0o500, 0o300, 0o600])
@pytest.mark.parametrize("below", ["", "new"])
def test_one_that_may_not_be_used_is_named(tmp_path: Path, mode: int, below: str) -> None:
    place = tmp_path / "place"
    place.mkdir(mode)
    found = folders.obstacle(place / below)
    place.chmod(0o700)
    assert found is not None
    assert (found.path, found.code) == (place, "EACCES")


@every_spoilt
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", ["config", "cache"])
def test_a_bad_folder_is_told_once(
    run: Run,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    why: str,
    make: Callable[[Path], object],
    code: str,
    kind: str,
) -> None:
    place = spoil(home / kind, make)
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    ended, _, err = run("--plain", "--trees", str(SAMPLE), "--lang", code)
    say = language(code)
    told = f"{place}: {say(f'unwritable_{why}')}"
    assert (ended, err) == (0, f"{say('folder_bad', why=told, lost=say(f'folder_lost_{kind}'))}\n")


def test_what_spoils_both_is_named_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = spoil(tmp_path / "home", Path.touch)
    monkeypatch.setenv(locations.HOME_VARIABLE, str(home))
    _, _, err = run("case", "show", "x", *FOR_SAMPLE)
    say = language("ru")
    lost = "; ".join(say(f"folder_lost_{kind}") for kind in ("config", "cache"))
    assert err.count(lost) == 1
    assert err.splitlines()[0].count(str(home)) == 1


@pytest.fixture
def kept(desk: Desk) -> Case:
    """A case that no window is answering."""
    case = desk.new()
    case.answer("yes")
    case.release()
    return case


@every_spoilt
@pytest.mark.parametrize("place", ["state", "state/locks"])
def test_where_no_window_can_know_of_another_a_case_is_only_read(
    desk: Desk, home: Path, kept: Case, why: str, make: Callable[[Path], object], place: str
) -> None:
    if (home / "state" / "locks").exists():
        (home / "state" / "locks").rmdir()
        (home / "state").rmdir()
    bad = spoil(home / place, make)
    before = kept.path.read_bytes()
    for case in (desk.resume(kept.path), desk_of(SAMPLE).resume(kept.path)):
        assert case.elsewhere
        with pytest.raises(BusyError) as refused:
            case.answer("on")
        assert f"{bad}: {desk.language(f'unwritable_{why}')}" in str(refused.value)
    with pytest.raises(BusyError, match=str(bad)):
        desk.remove(kept.path)
    assert kept.path.read_bytes() == before
    printed = sit(desk.resume(kept.path), "q")
    assert printed.count(str(bad)) == 1
    assert desk.language("as_it_was", path=kept.path) in printed, "and not that it was saved"
    bad.unlink()
    case = desk.resume(kept.path)
    case.answer("on")
    assert not case.elsewhere


def test_a_new_case_goes_on_there_and_that_is_told_once(desk: Desk, home: Path) -> None:
    bad = spoil(home / "state", Path.touch)
    case = desk.new()
    printed = sit(case, "yes", "on", "q")
    assert printed.count(str(bad)) == 1
    assert "case_alone" in case.desk.language
    assert len(desk.open(case.path).walk.steps) == 2
    assert desk_of(SAMPLE).resume(case.path).elsewhere


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"theme": 7, "language": "ru"}', "theme"),
        ('{"theme": "wizard-light", "language": ["ru"]}', "language"),
        ('{"theme": "wizard-light", "language": "de"}', "language"),
        ('{"theme": null}', "theme"),
    ],
)
def test_a_setting_that_is_none_is_named_and_the_others_hold(
    run: Run, monkeypatch: pytest.MonkeyPatch, code: str, text: str, key: str
) -> None:
    path = locations.settings()
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    _, _, err = run("--plain", "--trees", str(SAMPLE), "--lang", code)
    accepted = ", ".join(settings.ACCEPTED[key])
    said = language(code)("settings_value", path=path, name=key, accepted=accepted)
    assert err == f"{said}\n"
    if key == "language":
        assert settings.chosen("theme") == "wizard-light"


def test_every_theme_is_accepted() -> None:
    assert settings.ACCEPTED["theme"] == tuple(theme.name for theme in themes.THEMES)
    assert settings.ACCEPTED["language"] == LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_link_to_nothing_among_the_cases_is_told_as_one(run: Run, desk: Desk, code: str) -> None:
    desk.folder.mkdir(parents=True)
    link = desk.folder / "2026-11-22-aaaa.md"
    link.symlink_to("/nowhere/x.md")
    said = language(code)("case_dangling", path=link)
    words = ["--trees", str(SAMPLE), "--lang", code]
    assert run("case", "list", *words)[2] == f"{said}\n"
    assert said in run("case", "show", link.stem, *words)[2]


def test_a_home_that_no_shell_has_read_is_the_persons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("OZON_WIZARD_HOME", "~/wizard")
    assert locations.cases().is_relative_to(tmp_path / "wizard")
    monkeypatch.setenv("OZON_WIZARD_HOME", "~nobody-of-that-name/wizard")
    assert "~nobody-of-that-name" in str(locations.cases())


@pytest.mark.skipif(sys.platform == "win32", reason="shells know no «~»")
def test_no_complaint_names_the_home_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It mostly has the name of the person, and comes with documents that are redacted."""
    home = tmp_path / "ivan.sidorov"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv(locations.HOME_VARIABLE, str(home / "kept"))
    spoil(locations.settings(), lambda path: path.write_text("{", "utf-8"))
    spoil(locations.proofs(), Path.touch)
    command = ["case", "show", "none", "--redact", *FOR_SAMPLE]
    err = run(*command)[2]
    locations.settings().write_text('{"front": "none"}', "utf-8")
    err += run(*command)[2]
    for path in (locations.settings(), locations.proofs(), locations.cases()):
        assert str(Path("~") / path.relative_to(home)) in err
    assert "sidorov" not in err
