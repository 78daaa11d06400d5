"""Nothing that comes from a file acts: every way out is driven with what does, and is known.

The screen is in tests/tui/test_hostile.py, a real terminal in tests/terminal.
"""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import wizard
from tests.conftest import Run
from tests.hostile import NAME, SEEN, TEXT, acting, hostile_case, hostile_library
from wizard import crash
from wizard.cli import cli, main
from wizard.outcome.exhibit import Exhibit

HERE = Path(wizard.__file__).parent
OUTLETS = {"streams.py", "plain/lines.py", "disk.py"}
"""The modules that write to a terminal; the screen is drawn by `tui/safe_output`. `disk` does where
a person names it as the place of a file, and what goes to files was cleaned before."""
PRINTS = {"print", "pprint", "open_url"}
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
ASKED = {"isatty"}
"""What a stream may be asked anywhere."""
CLICK = {"echo", "secho", "echo_via_pager", "prompt", "confirm", "progressbar", "pause"}
MODULES = {"webbrowser", "warnings", "logging"}


def writes(tree: ast.AST) -> Iterator[ast.AST]:
    """What writes to a terminal by itself, or hands a stream over to what might."""
    asked = {
        id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in ASKED
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in PRINTS:
                yield node
            case ast.Attribute(value=ast.Name(id="click"), attr=name) if name in CLICK:
                yield node
            case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in STREAMS:
                if id(node) not in asked:
                    yield node
            case ast.Attribute(value=ast.Name(id="os"), attr="write" | "system" | "popen"):
                yield node
            case ast.ImportFrom(module="sys" | "click", names=names):
                yield from (item for item in names if item.name in STREAMS | CLICK)
            case ast.Import(names=names):
                yield from (item for item in names if item.name.split(".")[0] in MODULES)


def test_no_module_but_the_outlets_writes_to_a_terminal() -> None:
    found = [
        (path.relative_to(HERE).as_posix(), ast.unparse(node))
        for path in sorted(HERE.rglob("*.py"))
        if path.relative_to(HERE).as_posix() not in OUTLETS
        for node in writes(ast.parse(path.read_text("utf-8")))
    ]
    handed = ("plain/beginning.py", "sys.stdout")
    start = [("start.py", "warnings"), *[("start.py", "sys.stdout")] * 2]
    assert found == [handed, *start], (
        "a sitting gives it to its `Lines`, piped or at a terminal; "
        "the start silences warnings, and tells the version"
    )


@pytest.mark.parametrize(
    "code",
    [
        "print(1)",
        "click.echo('a')",
        "sys.stdout.write('a')",
        "write = sys.stderr.write",
        "from click import echo",
        "import webbrowser",
        "os.write(1, b'a')",
    ],
)
def test_what_writes_is_found(code: str) -> None:
    assert list(writes(ast.parse(code)))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return hostile_library(tmp_path)


@pytest.fixture
def kept(home: Path) -> Path:
    return hostile_case(home / "data" / "cases")


PROOF = Exhibit(
    file="3.txt",
    name=f"{TEXT}.txt",
    title=f"a receipt {TEXT}",
    item=TEXT,
    type="text/plain",
    size=1,
    sha256="0" * 64,
    added=date(2026, 11, 22),
)
"""Evidence that a stranger named, and that is not there."""
COMMANDS = [
    "check",
    "check --strict",
    "check --format json",
    "check --explain",
    "check {library}/nowhere",
    "test",
    "test --coverage",
    "test --coverage --format json",
    "test --generate demo",
    "test --generate demo -o {home}/made.yaml",
    "test --generate {name}",
    "paths demo",
    "paths demo --cover",
    "paths demo --cover",
    "paths demo --format json",
    "paths {name}",
    "graph demo",
    "graph demo --format dot",
    "graph demo --coverage",
    "graph --library",
    "graph {name}",
    "words demo",
    "words {name}",
    "schema",
    "schema --write",
    "schema {name}",
    "new device",
    "new {name}",
    "run demo --answers {answers}",
    "run demo --answers {answers} -o {home}/out.md",
    "run demo --answers {home}/{name}",
    "case list",
    "case list --all",
    "case show {case}",
    "case show {case} --redact",
    "case show {name}",
    "case show {broken}",
    "case calendar {case}",
    "case calendar {waiting}",
    "case calendar {waiting} -o {home}/{name}.ics",
    "case resume --plain {case}",
    "case resume --plain {lost}",
    "case remove {case}",
    "case remove {broken} --yes",
    "case {name}",
    "case attach {case} {library}/demo.yaml --as {name}",
    "case attach {case} {home}/{name}",
    "case attach {case} {library}",
    "case detach {case} 1",
    "case show {proven}",
    "case detach {proven} 7",
    "case detach {proven} 3",
    "case detach {proven} 3 --yes",
    "case export {case} -o {home}/{name}.zip",
    "case export {case} -o {home}/{name}.zip --redact",
    "case export {proven} -o {home}/{name}.zip",
    "case import {home}/{name}",
    "case import {broken}",
    "letter {proven}",
    "letter {proven} ask",
    "letter {waiting}",
    "letter {waiting} ask",
    "letter {waiting} {name}",
    "letter {waiting} ask -o {home}/{name}.html",
    "letter {waiting} ask -o {home}/{name}",
    "demo --plain",
    "{name}",
    "--{name}",
    "--lang {name}",
    "--today {name}",
]


@pytest.mark.parametrize("line", COMMANDS)
def test_no_command_lets_anything_act(
    library: Path, kept: Path, home: Path, line: str, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    cases = kept.parent
    places = {
        "home": home,
        "library": library,
        "name": f"a{NAME}",
        "case": kept,
        "waiting": waiting(cases),
        "proven": hostile_case(cases, "proven", evidence=[PROOF]),
        "lost": hostile_case(cases, "lost", tree="demo.plugged", steps=[]),
        "broken": hostile_case(cases, f"broken\n{NAME}", tree=f"gone{TEXT}"),
        "answers": home / f"answers{NAME}.yaml",
    }
    (cases / f"no case\n{NAME}.md").write_text(f"{TEXT}\n", "utf-8")
    (home / f"answers{NAME}.yaml").write_text(
        f"answers: {{plugged: yes, power: on, owner: {json.dumps(TEXT)}, story: x}}\n", "utf-8"
    )
    typed = ["?", "i", "e", f"typed {TEXT}", ".", "r", "4", f"Bo {TEXT}", "1", "later", TEXT]
    stdin = "".join(f"{one}\n" for one in typed).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
    words = [word.format(**places) for word in line.split(" ")]
    _, said, wrong = run(*words, "--trees", str(library))
    # A calendar has the line ends of its format.
    said = said.replace("\r\n", "\n") if "calendar" in line else said
    assert (acting(said), acting(wrong)) == ([], [])
    assert said or wrong or " -o " in line


def waiting(folder: Path) -> Path:
    """A case with a date for a calendar: what was sent has words of a stranger in it, too."""
    from wizard.walk.steps import Step

    day = date(2026, 11, 22)
    answers = [("plugged", "yes"), ("power", "on"), ("bought", None), ("owner", f"Ann {TEXT}")]
    steps = [Step(f"demo.{node}", answer, day) for node, answer in answers]
    steps.append(Step("demo.kit", [], day))
    steps.append(Step("demo.call", "later", day, message=f"sent {TEXT}", number=f"7 {TEXT}"))
    return hostile_case(folder, f"waiting{NAME}", steps=steps)


def test_every_command_is_driven() -> None:
    assert {*cli.commands} - {"walk"} <= {line.split(" ")[0] for line in COMMANDS}


@pytest.mark.parametrize("line", ["case show {case}", "case resume --plain {case}", "case list"])
def test_what_is_hostile_comes_as_far_as_the_output(
    library: Path, kept: Path, line: str, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    words = [word.format(case=kept) for word in line.split(" ")]
    _, said, wrong = run(*words, "--trees", str(library))
    assert SEEN in said.replace("\\", ""), wrong


def test_a_list_has_a_line_for_each_case(library: Path, home: Path, kept: Path, run: Run) -> None:
    hostile_case(kept.parent, "two\nlines")
    _, said, _ = run("case", "list", "--trees", str(library))
    assert len(said.splitlines()) == 2


def test_no_file_that_a_case_writes_acts_when_it_is_looked_at(
    library: Path, kept: Path, home: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    stdin = f"e\nmy {TEXT}\n.\nlater\n12 {TEXT}\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
    run("case", "resume", "--plain", str(kept), "--trees", str(library))
    run("case", "calendar", str(kept), "-o", str(home / "dates.ics"), "--trees", str(library))
    texts = {
        path.suffix: path.read_bytes().decode().replace("\r\n", "\n")
        for path in home.rglob("*")
        if path.suffix in (".md", ".ics", ".txt")
    }
    assert {suffix: acting(text) for suffix, text in texts.items()} == {".md": [], ".ics": []}
    assert all(SEEN in text.replace("\\", "").replace("\n ", "") for text in texts.values())


def test_a_crash_says_where_its_report_is_and_nothing_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("OZON_WIZARD_HOME", str(tmp_path / f"home{NAME}"))
    monkeypatch.setattr("wizard.commands.opening.open_desk", lambda *_: 1 / 0)
    monkeypatch.setattr("wizard.commands.opening.open_desk", lambda *_: 1 / 0)
    code, said, wrong = run("--plain")
    assert (code, acting(said), acting(wrong)) == (1, [], [])
    assert SEEN in wrong
    assert crash.report(ValueError(TEXT))


def test_json_says_the_same_and_nothing_in_it_acts(tmp_path: Path, run: Run) -> None:
    library = hostile_library(tmp_path)
    path = library / "demo.yaml"
    path.write_text(path.read_text("utf-8").replace("stage: look", f"stage: look{NAME[10:12]}", 1))
    path.write_text(path.read_text("utf-8").replace("facts:", 'facts_"\\e\\u202E":', 1), "utf-8")
    code, said, _ = run("check", str(library), "--format", "json")
    assert (code, acting(said)) == (1, [])
    assert all(one["path"].startswith(str(library)) for one in json.loads(said))


def test_a_name_that_is_no_text_is_told_in_any_format(copy_of_bytes: Path) -> None:
    for words in (["check"], ["check", "--format", "json"], ["test"]):
        done = subprocess.run(
            [sys.executable, "-c", "from wizard.start import main; main()", *words, copy_of_bytes],
            capture_output=True,
            check=False,
        )
        assert done.stdout or done.stderr
        assert b"Traceback" not in done.stderr
        assert b"report" not in done.stderr
        if "json" in words:
            json.loads(done.stdout)


@pytest.fixture
def copy_of_bytes(copy: Path) -> Path:
    """The sample in a folder whose name is no UTF-8, with a fault in it."""
    place = Path(os.fsdecode(os.fsencode(copy) + b"\xff"))
    copy.rename(place)
    demo = place / "demo.yaml"
    demo.write_text(demo.read_text("utf-8").replace("kind: action", "kind: acton", 1), "utf-8")
    return place


def test_the_words_of_click_are_looked_at_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--format", f"x{NAME}"])
    wrong = capsys.readouterr().err
    assert SEEN in wrong
    assert acting(wrong) == []
