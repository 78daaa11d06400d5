"""`new`: what it writes is sound, and nothing is written over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.author.schema.editor import all_files, errors_in, kind_of
from tests.conftest import SAMPLE, TODAY, Run, faults
from wizard.author.schema.json_schema import files
from wizard.commands.new import LONGEST

LANGUAGES = ("ru", "en")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written bears the date of the day on which it is looked at."""
    monkeypatch.setenv("OZON_WIZARD_TODAY", TODAY.isoformat())


def kept(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def check_sound(run: Run, folder: Path, *trees: str) -> None:
    """The library has no faults at all, and its scenarios pass and meet all of the trees."""
    assert faults(folder) == []
    assert run("check", "--strict", "--trees", str(folder))[:2] == (0, "no problems\n")
    code, out, _ = run("test", "--coverage", "--trees", str(folder))
    assert code == 0
    assert out.endswith(", 0 failed\n")
    for tree in trees:
        line = next(line for line in out.splitlines() if line.startswith(f"{tree}: "))
        assert line.count("(100 %)") == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("empty", [True, False])
def test_an_empty_folder_becomes_a_sound_library(
    language: str, empty: bool, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "my shop"
    if empty:
        folder.mkdir()
    code, out, err = run("new", "parcel", "--trees", str(folder), "--lang", language)
    assert (code, err) == (0, "")
    assert out.splitlines()[-3:] == [
        f"    ozon-wizard {word} --trees '{folder}'" for word in ("check", "test", "parcel")
    ]
    assert "scenarios/parcel.yaml " in out.splitlines()[-4]
    assert set(kept(folder)) == {
        "library.yaml",
        "facts.yaml",
        "parcel.yaml",
        "letters/parcel.md",
        "scenarios/parcel.yaml",
        *files(),
    }
    check_sound(run, folder, "parcel")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_library_gets_a_sound_tree_in_its_own_language(
    language: str, run: Run, tmp_path: Path
) -> None:
    run("new", "parcel", "--trees", str(tmp_path), "--lang", language)
    before = kept(tmp_path)
    code, out, err = run("new", "defect", "--trees", str(tmp_path))
    assert (code, err) == (0, "")
    assert out.startswith(f"{tmp_path}/defect.yaml\n{tmp_path}/scenarios/defect.yaml\n")
    after = kept(tmp_path)
    assert set(after) - set(before) == {"defect.yaml", "scenarios/defect.yaml"}
    assert before == {path: after[path] for path in before}
    assert ("Дерево" in after["defect.yaml"].decode()) == (language == "ru")
    check_sound(run, tmp_path, "parcel", "defect")


def test_a_library_without_schemas_gets_them_and_keeps_its_own(run: Run, copy: Path) -> None:
    (copy / "schema").mkdir()
    (copy / "schema" / "tree.json").write_text("{}", "utf-8")
    assert run("new", "printer", "--trees", str(copy))[0] == 0
    assert (copy / "schema" / "tree.json").read_text("utf-8") == "{}"
    assert (copy / "schema" / "scenarios.json").is_file()
    check_sound(run, copy, "printer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_editor_finds_the_schema_of_what_is_written_and_no_fault(
    language: str, run: Run, tmp_path: Path
) -> None:
    run("new", "parcel", "--trees", str(tmp_path), "--lang", language)
    run("new", "defect", "--trees", str(tmp_path), "--lang", language)
    for path in all_files(tmp_path):
        assert errors_in(path) == []
        if path.suffix == ".yaml":
            first, second = path.read_text("utf-8").splitlines()[:2]
            named = path.parent / first.removeprefix("# yaml-language-server: $schema=")
            assert named.resolve() == tmp_path / "schema" / f"{kind_of(path)}.json"
            assert second.startswith("# ")


def test_nothing_is_written_over(run: Run, copy: Path) -> None:
    before = kept(copy)
    code, _, err = run("new", "demo", "--trees", str(copy))
    assert code == 2
    assert "nothing was written" in err
    assert "demo.yaml" in err
    assert kept(copy) == before


def test_a_scenario_alone_is_reason_enough_to_write_nothing(run: Run, copy: Path) -> None:
    (copy / "scenarios" / "other.yaml").write_text("mine", "utf-8")
    before = kept(copy)
    assert run("new", "other", "--trees", str(copy))[0] == 2
    assert kept(copy) == before


def test_a_folder_with_other_yaml_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n", "utf-8")
    code, _, err = run("new", "parcel", "--trees", str(tmp_path))
    assert code == 2
    assert "compose.yaml" in err
    assert kept(tmp_path) == {"compose.yaml": b"services: {}\n"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Parcel", "is not a name"),
        ("my-parcel", "is not a name"),
        ("../parcel", "is not a name"),
        ("заказ", "is not a name"),
        ("x" * (LONGEST + 1), "too long"),
        ("library", "choose another name"),
        ("facts", "choose another name"),
        ("messages", "choose another name"),
        ("check", "is a command"),
    ],
)
def test_a_name_that_would_not_work_is_refused(
    name: str, said: str, run: Run, tmp_path: Path
) -> None:
    code, _, err = run("new", name, "--trees", str(tmp_path))
    assert code == 2
    assert said in err
    assert kept(tmp_path) == {}


def test_the_longest_name_works(run: Run, tmp_path: Path) -> None:
    name = "x" * LONGEST
    run("new", "parcel", "--trees", str(tmp_path))
    assert run("new", name, "--trees", str(tmp_path))[0] == 0
    assert faults(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    code, _, err = run("new", "parcel", "--trees", str(tmp_path / "taken" / "library"))
    assert code == 2
    assert "taken" in err


def test_nothing_stays_behind_where_not_all_can_be_written(run: Run, copy: Path) -> None:
    shutil.rmtree(copy / "scenarios")
    (copy / "scenarios").write_text("a file", "utf-8")
    before = kept(copy)
    code, _, err = run("new", "parcel", "--trees", str(copy))
    assert (code, "scenarios" in err) == (2, True)
    assert kept(copy) == before


def test_the_library_of_the_program_itself_is_not_written_to(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("wizard.__file__", str(tmp_path / "wizard" / "__init__.py"))
    monkeypatch.setattr("wizard.locations.__file__", str(tmp_path / "wizard" / "locations.py"))
    (tmp_path / "wizard" / "trees").mkdir(parents=True)
    code, _, err = run("new", "parcel")
    assert (code, err) == (2, "ozon-wizard: name the folder of the library: --trees DIR\n")
    assert kept(tmp_path) == {}


def test_the_environment_names_the_library_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, copy: Path
) -> None:
    monkeypatch.setenv("OZON_WIZARD_TREES", str(copy))
    code, out, _ = run("new", "printer")
    assert code == 0
    assert out.endswith("    ozon-wizard printer\n")
    assert (copy / "printer.yaml").is_file()
    assert kept(SAMPLE).keys() < kept(copy).keys()
