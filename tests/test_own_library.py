"""An author's own library: where the commands find it, and in which language it writes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, Run
from wizard import disk, locations


def broken(folder: Path) -> None:
    demo = folder / "demo.yaml"
    demo.write_text(demo.read_text("utf-8").replace("to: owner", "to: ownr", 1), "utf-8")


def test_in_the_folder_of_a_library_that_one_is_meant(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)
    assert run("check")[:2] == (0, "no problems\n")
    broken(copy)
    code, out, _ = run("check")
    assert code == 1
    assert "no node «ownr»" in out


@pytest.mark.parametrize("part", ["letters", "scenarios"])
def test_in_a_folder_of_a_library_that_one_is_meant(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    broken(copy)
    monkeypatch.chdir(copy / part)
    assert run("check")[0] == 1


@pytest.mark.parametrize("command", ["check", "test", "paths demo", "graph demo"])
@pytest.mark.parametrize("left", ["", "library.yml"])
def test_trees_without_a_manifest_are_not_taken_for_those_of_the_program(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch, command: str, left: str
) -> None:
    manifest = copy / "library.yaml"
    if left:
        manifest.rename(copy / left)
    else:
        manifest.unlink()
    monkeypatch.chdir(copy)
    code, out, err = run(*command.split())
    assert (code, out) == (2, "")
    assert f"{left or 'demo.yaml'}: no library.yaml beside it" in err


def test_whose_library_has_no_problems_is_said_where_none_was_meant(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    facts = (SHIPPED / "facts.yaml").read_text("utf-8")
    looked_at = max(re.findall(r"(?:read|checked): (\d{4}-\d\d-\d\d)", facts))
    code, out, _ = run("check", "--today", looked_at)
    assert (code, out) == (0, "no problems in the library that comes with ozon-wizard\n")


@pytest.mark.parametrize("text", [b"books:\n- x\n", b"", b"\0\xff", b"# library: no\n"])
def test_another_file_of_that_name_above_stops_nobody(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    (tmp_path / "library.yaml").write_bytes(text)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert run("due")[0] == 0


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners here")
@pytest.mark.parametrize(("owner", "trusted"), [(1000, True), (0, True), (1001, False)])
def test_a_library_is_of_the_user_or_of_the_administrator(
    copy: Path, monkeypatch: pytest.MonkeyPatch, owner: int, trusted: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    there = (copy / "library.yaml").lstat()
    found = os.stat_result([*there[:4], owner, *there[5:]])
    monkeypatch.setattr(Path, "lstat", lambda path: found)
    assert locations.is_trusted(copy) is trusted
    monkeypatch.chdir(copy / "letters")
    assert (locations.trees() == copy) is trusted
    assert locations.trees(str(copy)) == copy


def test_what_another_user_put_above_is_not_meant_and_authors_are_told(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "is_trusted", lambda found: False)
    monkeypatch.chdir(copy / "letters")
    assert run("case", "list")[0] == 0
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert f"{copy / 'library.yaml'} is another user’s" in err
    assert run("check", "--trees", str(copy))[0] == 0


@pytest.mark.parametrize("key", ["library: ", "start: ", "languages: "])
def test_a_library_is_known_by_any_of_its_keys(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    text = (copy / "library.yaml").read_text("utf-8")
    (copy / "library.yaml").write_text(
        "".join(line for line in text.splitlines(True) if line.startswith(key)), "utf-8"
    )
    monkeypatch.chdir(copy)
    assert run("check")[0] == 1


@pytest.mark.parametrize("path", ["", "scenarios", "scenarios/demo.yaml"])
def test_scenarios_are_walked_in_the_library_they_lie_in(run: Run, copy: Path, path: str) -> None:
    code, out, _ = run("--lang", "ru", "test", str(copy / path))
    assert code == 0
    assert " passed, 0 failed" in out


def test_a_letter_is_in_the_language_of_its_library(run: Run, copy: Path, tmp_path: Path) -> None:
    manifest = copy / "library.yaml"
    text = manifest.read_text("utf-8")
    assert "languages: [en" in text
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "today: 2026-11-22\nanswers: {plugged: yes, power: on, bought: 2026-11-01, owner: Ann,\n"
        "          kit: [], call: later}\n",
        "utf-8",
    )
    code, out, _ = run("--trees", str(copy), "run", "demo", "--answers", str(answers))
    assert code == 1
    assert "Written on 22 Nov 2026." in out.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("asked", ["{{ one.chanel }}", "{% if one.chanel %}x{% endif %}"])
def test_what_an_attempt_has_not_is_told(run: Run, copy: Path, asked: str) -> None:
    letter = copy / "letters" / "ask.md"
    loop = f"{{% for one in attempts %}}{asked}{{% endfor %}}\n"
    letter.write_text(letter.read_text("utf-8") + loop, "utf-8")
    code, out, _ = run("--trees", str(copy), "check")
    assert code == 1
    assert "«chanel»" in out
    assert "did you mean «channel»?" in out
