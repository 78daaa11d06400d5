"""What is released: built from the checkout and from the sdist, and run as a person has it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, SHIPPED, changer
from tests.release.conftest import ROOT, Build, Installed
from tests.terminal import test_terminal as terminal
from wizard import __version__, i18n
from wizard.cases.record import FORMAT, front_matter
from wizard.library import compiled

pytestmark = [pytest.mark.slow, pytest.mark.terminal]
LINES = "".join(typed.rstrip("\r") + "\n" for _, typed in terminal.WAY)


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def below(folder: Path, *suffixes: str) -> set[str]:
    """The files in a folder of the checkout, as they are called from above it."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder.parent))
        for path in found
        if path.suffix != ".pyc" and (not suffixes or path.suffix in suffixes)
    }


def test_the_version_is_said_alike_everywhere(wheel: Path, installed: Installed) -> None:
    assert wheel.name == f"ozon_wizard-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as file:
        (said,) = (name for name in file.namelist() if name.endswith("METADATA"))
        assert Parser().parsestr(file.read(said).decode())["Version"] == __version__
    assert installed.say("--version") == f"ozon-wizard {__version__}\n"


def test_the_wheel_holds_all_that_a_run_needs(wheel: Path) -> None:
    found = names(wheel)
    assert below(ROOT / "wizard") <= found
    assert {f"wizard/{name}" for name in below(SHIPPED)} <= found
    assert {"wizard/py.typed", "wizard/locale/ru.toml", "wizard/locale/en.toml"} <= found
    info = f"ozon_wizard-{__version__}.dist-info"
    assert f"{info}/licenses/LICENSE" in found
    copies = {name for name in found if name.startswith(f"wizard/trees/{compiled.BESIDE}/")}
    keys = {compiled.key(SHIPPED, words) for words in ("", "en")}
    assert copies == {f"wizard/trees/{compiled.BESIDE}/{key}.msgpack" for key in keys}
    places = (i18n.place(Path("wizard/locale"), code) for code in i18n.LANGUAGES)
    assert {str(place) for place in places} <= found


SAFELY: Mapping[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python 3.12 asks for a filter; 3.11.3 and older know none."""


def test_the_sdist_holds_the_whole_project_and_gives_the_same_wheel(
    wheel: Path, build: Build, tmp_path: Path
) -> None:
    with tarfile.open(build("sdist")) as file:
        file.extractall(tmp_path, **SAFELY)
    (project,) = tmp_path.iterdir()
    made = ("wizard", "trees", "tests", "docs", ".ci")
    expected = set().union(*(below(ROOT / folder) for folder in made))
    expected |= {path.name for path in ROOT.glob("*.md")} | {"LICENSE", "pyproject.toml"}
    there = {str(path.relative_to(project)) for path in project.rglob("*") if path.is_file()}
    assert expected - there == set()
    again = build("wheel", project)
    assert names(again) == names(wheel)
    with zipfile.ZipFile(again) as second, zipfile.ZipFile(wheel) as first:
        differing = {name for name in names(wheel) if first.read(name) != second.read(name)}
    assert differing == set()


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command that notes its modules writes them."""
    monkeypatch.setenv("LOADED", str(tmp_path / "loaded"))
    return tmp_path / "loaded"


def without_author(loaded: Path) -> bool:
    """Whether a person's run it was, and nothing more."""
    modules = loaded.read_text("utf-8").split()
    assert "wizard.library.compiled" in modules
    assert "wizard.outcome.redaction" not in modules, "only who masks a document waits for that"
    assert "tomllib" not in modules, "the program's own words were read from TOML"
    assert "_ssl" not in modules, "only who connects needs that"
    office = {"docx", "typst", "lxml", "wizard.paper", "wizard.own_browser"}
    assert office.isdisjoint(modules), "only who prints waits for that"
    return not [name for name in modules if name.startswith("wizard.author")]


def test_a_walk_by_lines_goes_by_what_was_compiled(
    installed: Installed, home: Path, loaded: Path
) -> None:
    said = installed.say("--plain", "--today", "2026-11-22", stdin=LINES, command="noting")
    assert "Вопрос решён" in said
    assert without_author(loaded)
    assert not (home / "cache").exists(), "it was proved anew"
    (case,) = (home / "data" / "cases").glob("*.md")
    begun = front_matter(case.read_text("utf-8"), case.name)
    assert begun.format == FORMAT
    assert f"-{begun.library}" in str(compiled.key(SHIPPED))


def test_a_walk_on_the_screen_loads_nothing_of_the_author(
    installed: Installed, home: Path, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "COMMAND", installed.command.with_name("noting"))
    first = terminal.Terminal(home)
    first.read("Что случилось?")
    first.child.send("q")
    assert first.end() == 0
    assert without_author(loaded)
    sitting = terminal.Terminal(home, "start")
    terminal.walk(sitting)
    sitting.child.send("q")
    assert sitting.end() == 0
    assert without_author(loaded)


def test_an_edited_tree_is_seen_at_once(installed: Installed) -> None:
    with changed(installed.trees / "start.yaml") as tree:
        old = "Просил ли кто-нибудь код из СМС"
        assert old in installed.say("--plain", stdin="q\n")
        text = tree.read_text("utf-8")
        assert old in text
        tree.write_text(text.replace(old, "Просил ли кто-то ещё код из СМС"), "utf-8")
        said = installed.say("--plain", stdin="q\n")
    assert "Просил ли кто-то ещё код из СМС" in said
    assert old not in said


def test_a_wheel_without_compiled_copies_works(installed: Installed, home: Path) -> None:
    aside = installed.nowhere.with_name("aside")
    there = installed.trees / compiled.BESIDE
    there.rename(aside)
    try:
        assert "код из СМС" in installed.say("--plain", stdin="q\n")
    finally:
        aside.rename(there)
    assert list((home / "cache" / "libraries").iterdir()), "there was another copy to go by"


def test_a_library_with_errors_ends_the_build_with_what_is_wrong(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "wizard", project / "wizard", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copytree(SAMPLE, project / "trees")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, project / name)
    changer(project / "trees")("demo.yaml", "text: ", "txt: ")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "trees/demo.yaml:" in done.stderr
    assert "did you mean «text»?" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("no wheel is made of a library with errors")
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "dist").glob("*"))


@contextmanager
def changed(path: Path) -> Iterator[Path]:
    """A file that is as it was afterwards."""
    before = path.read_bytes()
    try:
        yield path
    finally:
        path.write_bytes(before)
