"""What all tests share: a home of their own, and libraries made by changing one thing."""

from __future__ import annotations

import errno
import gc
import importlib
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from contextvars import ContextVar
from copy import copy as shallow
from datetime import UTC, date, datetime
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import NoReturn, TypeVar
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from tests.workers import ordered, scheduler
from wizard import launch, locations, own_browser, usage
from wizard.author import proof
from wizard.author.names.references import references
from wizard.author.proof import examine
from wizard.author.scenarios.format import files
from wizard.author.scenarios.trial import Trial
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.letter_text import Assembly, LetterText
from wizard.author.tree.loading import load
from wizard.cases import lock
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cli import main
from wizard.errors import UnwritableError
from wizard.i18n import language
from wizard.library import compiled
from wizard.library.library import Library, fingerprint
from wizard.outcome.letters import Message
from wizard.outcome.page import Pages
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

SAMPLE = Path(__file__).parent / "sample"
TRANSLATION = Path(__file__).parent / "translation"
"""What is laid over the sample to have it in Russian too."""
SHIPPED = Path(__file__).parent.parent / "trees"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)

IN_MEMORY = Path("/dev/shm")
VAR = Path("/var/tmp")
ROOM = 4 * 1024**3
"""Bytes that the files of a whole run may take, and more."""


def work_in_memory() -> None:
    """Let all temporary files be in memory, where there is room for them.

    Each case is written with two fsync, of some ten milliseconds each on a disk: that was most of
    what the tests waited for, and no test cuts the power.
    """
    with suppress(OSError):
        if shutil.disk_usage(IN_MEMORY).free > ROOM and os.access(IN_MEMORY, os.W_OK):
            os.environ["TMPDIR"] = str(IN_MEMORY)
            tempfile.tempdir = None


if "TMPDIR" not in os.environ:
    work_in_memory()  # before pytest asks where

settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("quick")

gc.set_threshold(*launch.SELDOM)  # as in the program

Made = TypeVar("Made")
Change = Callable[[str, str, str], Path]
Run = Callable[..., tuple[int, str, str]]
FOR_SAMPLE = ["--trees", str(SAMPLE), "--lang", "ru"]


def pytest_configure(config: pytest.Config) -> None:
    """Programs that tests start are as those of a person: they compile a module once, though beside
    the tree if not in it, and their outputs have buffers. What one worker has compiled, the others
    find.
    """
    os.environ.pop("PYTHONUNBUFFERED", None)
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        beside = tempfile.mkdtemp(prefix="bytecode")
        os.environ["PYTHONPYCACHEPREFIX"] = beside
        config.add_cleanup(partial(shutil.rmtree, beside, ignore_errors=True))
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # `pytest_collection_modifyitems` tells it


def pytest_sessionstart(session: pytest.Session) -> None:
    """Each worker compiles a part of the tests first, and finds the others compiled: their
    assertions, made to tell what they compare, took more than all else before the first test.
    """
    config = session.config
    if worker := getattr(config, "workerinput", None):
        asked = (config.invocation_params.dir / name.partition("::")[0] for name in config.args)
        tests = sorted({path.resolve() for folder in asked for path in folder.rglob("test_*.py")})
        for path in tests[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
            module = path.relative_to(config.rootpath.resolve()).with_suffix("")
            importlib.import_module(".".join(module.parts))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test of a terminal waits for half of its time."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items[:] = ordered(items)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Files by which the same costly thing is read are dealt out together."""
    return scheduler(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that all workers share, in which the shipped library is kept proved."""
    folder = tmp_path_factory.getbasetemp()
    shared = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "proofs"
    shared.mkdir(0o700, exist_ok=True)
    return shared


def proved_in(shared: Path, prove: Callable[[Path], Library]) -> Library:
    """The shipped library as the first worker that needs it proved it, and the others find it; it
    is one that they wait for.
    """
    with pytest.MonkeyPatch.context() as other:
        other.setenv("OZON_WIZARD_HOME", str(shared))
        while (held := lock.take(shared)) is None:
            time.sleep(0.1)
        key = compiled.key(SHIPPED)
        if (found := compiled.recall(key)) is None:
            compiled.keep(key, found := prove(SHIPPED))
        held.release()
    facts = {"facts": dict(found.facts.facts), "sources": dict(found.facts.sources)}
    claims = msgspec.structs.replace(found.facts, **facts)  # a test may look at all of them
    return msgspec.structs.replace(found, letters=dict(found.letters), facts=claims)


@pytest.fixture(scope="session", autouse=True)
def proved_once(proofs: Path) -> Iterator[Callable[[], Library]]:
    """The shipped library is proved once in a run, and then found proved in each home, as an
    installed program finds it. A proof takes seconds, and the files are the same all the while.
    """
    prove, translate = proof.prove, proof.translate

    @cache
    def shipped() -> Library:
        return kept(proved_in(proofs, prove))

    @cache
    def shipped_in(language: str) -> Library:
        return kept(translate(SHIPPED, shipped(), language))

    def proved(folder: Path) -> Library:
        return shipped() if folder == SHIPPED else prove(folder)

    def translated(folder: Path, library: Library, language: str) -> Library:
        return shipped_in(language) if folder == SHIPPED else translate(folder, library, language)

    with pytest.MonkeyPatch.context() as other:
        other.setattr(proof, "prove", proved)
        other.setattr(proof, "translate", translated)
        yield shipped


@pytest.fixture
def proved(home: Path, proofs: Path, proved_once: Callable[[], Library]) -> None:
    """What a program that a test starts finds in the home of the test: the shipped library,
    proved. What does not fit the trees is proved anew.
    """
    proved_once()
    shutil.copytree(proofs / "cache", home / "cache")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders that are not there yet. pytest would look through all that it ever made for
    each new one: that took as long as the whole of many a test.
    """
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for every test, and no settings from outside."""
    folder = next(homes)
    folder.mkdir(0o700)
    monkeypatch.setenv("OZON_WIZARD_HOME", str(folder))
    for name in ("OZON_WIZARD_TREES", "OZON_WIZARD_TODAY", "OZON_WIZARD_LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def usage_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command line says is held to the English in the code, and in `test_usage` to the
    language that was asked for. Programs that are started speak Russian.
    """
    monkeypatch.setattr(usage, "spoken", lambda arguments: "en")
    monkeypatch.setattr(usage, "_code", ContextVar("code", default=None))
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that would have been shown in a browser."""
    files: list[Path] = []

    def show(path: Path) -> bool:
        files.append(path)
        return True

    monkeypatch.setattr(own_browser, "command", lambda: ["browser"])
    monkeypatch.setattr(own_browser, "show", show)
    return files


def no_room(*_: object, **__: object) -> NoReturn:
    """In place of a step of writing: a disk that is full."""
    raise OSError(errno.ENOSPC, "No space left on device")


def full_disk(path: Path, _: str) -> NoReturn:
    """In place of writing a case: the disk under it is full, and others are not."""
    raise UnwritableError(path, OSError(errno.ENOSPC, "No space left on device"))


def no_locks(path: Path) -> NoReturn:
    """In place of taking a lock: nothing can be written where the locks are."""
    raise UnwritableError(path, OSError(errno.EROFS, "Read-only file system"))


@pytest.fixture
def mere(tmp_path: Path) -> None:
    """Leave a test out where nothing is forbidden to us, as nothing is to root."""
    shut = tmp_path / "shut"
    shut.touch(0)
    allowed = os.access(shut, os.R_OK)
    shut.unlink()
    if allowed:
        pytest.skip("whoever may read and write everything cannot test this")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sample library, to be changed."""
    folder = tmp_path / "library"
    shutil.copytree(SAMPLE, folder)
    return folder


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """A folder on a disk, where writing takes its time: somebody is killed in the middle of it."""
    with tempfile.TemporaryDirectory(dir=VAR if VAR.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def demanding(copy: Path) -> Path:
    """The sample library with demands, which its letter tells."""
    shutil.copy(Path(__file__).parent / "demands.yaml", copy)
    letter = copy / "letters" / "ask.md"
    letter.write_text(letter.read_text("utf-8") + TOLD, "utf-8")
    return copy


@pytest.fixture
def rated(copy: Path) -> Path:
    """The sample library with interest that is counted by a table of rates."""
    change = changer(copy)
    change("demo.yaml", "type: integer", "type: money")
    shown = '- {id: kept, text: "It comes to {{ kept }}.", when: {answered: kept}}'
    change(
        "demo.yaml",
        "    details: The light is on, and the device is dead.",
        f"    details:\n      {shown}",
    )
    change("demo.yaml", "compute:\n", f"compute:\n  {KEPT}\n")
    return change("facts.yaml", "terms:\n", f"{RATES}terms:\n")


@pytest.fixture
def noticing(copy: Path) -> Path:
    """The sample library with a last day of the person's own, which a step settles."""
    change = changer(copy)
    change("demo.yaml", "compute:\n", f"compute:\n  {NOTICE}\n")
    return change("facts.yaml", "terms:\n", f"terms:\n{NOTICE_TERM}")


MORE_OF_IT = {"unknown-rates": "rated", "bad-rate": "rated", "never-settled": "noticing"}
"""The codes whose examples stand in such a library, and the fixture that gives it."""
NOTICE = "notice_until: {term: notice, from: bought, met: demo.call}"
NOTICE_TERM = (
    "  notice:\n    length: 5 days\n    text: Tell them within five days.\n    binding: law\n"
    "    by: anyone\n    about: law\n    status: confirmed\n    sources: [act s. 9]\n"
    "    checked: 2026-11-22\n"
)
KEPT = "kept: {rule: interest, owed: years, since: bought, rates: of_bank}"
RATES = """\
rates:
  of_bank:
    look_up: bank.example
    rows:
      - {from: 2026-01-01, percent: 16, sources: [manual p. 7]}
      - {from: 2026-06-01, percent: 14.5, sources: [manual p. 7]}
    until: 2026-11-20
    checked: 2026-11-22
"""


TOLD = """
{% for respondent in respondents %}
{% for demand in respondent.demands if demand.claim %}
- {{ respondent.title }}: {{ demand.claim }} ({{ demand.article }}).
{% endfor %}
{% endfor %}
"""


FORM = """  owner:
    kind: form
    text: Who asks, and what did it cost?
    details: It goes into the message.
    stage: help
    fields:
      owner: {type: text, title: Name, text: "What is your name?", personal: true}
      price: {type: money, title: Price, text: "What did it cost?", example: "4990"}
      paid_back:
        type: money
        title: Paid back
        text: How much of it was paid back?
        when: {price: {at_least: 1000}}
        optional: true
      mail: {type: email, text: "What is your address?", details: For the answer, optional: true}
    to: kit
"""
"""Four fields in place of the question for a name, one of them only for who paid much."""


ROWS = """\
    to: goods

  goods:
    kind: rows
    text: What does not work?
    each: Device
    save_as: goods
    columns:
      device: {type: text, title: Device, text: "What is it called?"}
      cost: {type: money, title: Price, text: "What did it cost?"}
      noise:
        type: text
        title: Noise
        text: What does it sound like?
        when: {power: on}
        optional: true
    more: {text: "Is there one more?", yes: One more, no: That is all}
    max: 3
    totals: {costs: cost}
    to:
      - {when: {goods: {count: {at_least: 2}}}, to: costly}
      - {to: kit}

  costly:
    kind: question
    text: Is {{ costs }} much for {{ goods }}?
    choices:
      yes: {label: It is, to: kit}
      no: {label: It is not, to: kit, when: {goods: {every: {cost: {below: 1000}}}}}
"""
"""What the node `owner` leads to in the sample with rows."""


@pytest.fixture
def rowed(copy: Path) -> Path:
    """The sample with several devices, one behind the other."""
    path = copy / "demo.yaml"
    text = path.read_text("utf-8")
    begin = text.index("    to: kit\n", text.index("  owner:\n"))
    path.write_text(text[:begin] + ROWS + text[begin + len("    to: kit\n") :], "utf-8")
    two = "[{device: Kettle, cost: 500, noise: none}, {device: Lamp, cost: 1500}]"
    given = f"owner: [Ann, Ann]\n      goods: [{two}, {{device: Lamp, cost: 5}}]\n      costly: yes"
    changer(copy)("scenarios/demo.yaml", "owner: [Ann, Ann]", given)
    told = "{% for one in goods or [] %}\n{{ loop.index }}. {{ one.device }}, {{ one.cost }}\n"
    told += "{% endfor %}\n"
    return changer(copy)("letters/ask.md", "Written on", f"{told}\nWritten on")


@pytest.fixture
def formed(copy: Path) -> Path:
    """The sample with a form."""
    path = copy / "demo.yaml"
    text = path.read_text("utf-8")
    begin, end = text.index("  owner:\n"), text.index("\n  kit:\n")
    path.write_text(text[:begin] + FORM + text[end:], "utf-8")
    rounds = "[{owner: Ann, price: 500}, {owner: Ann, price: 2000, paid_back: 100}]"
    return changer(copy)("scenarios/demo.yaml", "owner: [Ann, Ann]", f"owner: {rounds}")


@pytest.fixture
def translated(copy: Path) -> Path:
    """The sample library with all its words in Russian too."""
    return translate(copy)


def translate(sample: Path) -> Path:
    """Lay its translation over a copy of the sample."""
    shutil.copytree(TRANSLATION, sample, dirs_exist_ok=True)
    return changer(sample)("library.yaml", "languages: [en]", "languages: [en, ru]")


@pytest.fixture
def changed(copy: Path) -> Change:
    """The sample library with the first `old` of a file turned into `new`."""
    return changer(copy)


def changer(folder: Path) -> Change:
    """Turns the first `old` of a file of a library into `new`."""

    def change(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return change


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run a command in this process, without input: its code, its output, its errors."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    longest = sys.get_int_max_str_digits()

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(list(arguments))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        code = caught.value.code
        return (code if isinstance(code, int) else 0), said.out, said.err

    yield command
    sys.set_int_max_str_digits(longest)  # a command may lift it, for a process of its own


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text("answers: {plugged: no, plug_in: done}\n", "utf-8")
    return path


@pytest.fixture
def desk(home: Path) -> Desk:
    """A sitting over the sample library."""
    return desk_of(SAMPLE)


def desk_of(folder: Path, today: date = TODAY) -> Desk:
    """A sitting; what is read of a library, and counted of it alone, is made once."""
    known = library(folder)
    if known.fingerprint not in DESKS:
        DESKS[known.fingerprint] = made = Desk(known, language("ru"), TODAY, lambda: NOW)
        made.pages = pages_of(known)
    desk = shallow(DESKS[known.fingerprint])
    desk.today, desk.folder = today, locations.cases()
    desk._walkers, desk._warmed = shared_walkers(known), set()
    desk.removals, desk.printed, desk.copied = [], {}, {}
    desk.pages = shallow(desk.pages)  # a test may put something in place of its parts
    desk.pages.messages = shallow(desk.pages.messages)
    return desk


def shared_walkers(known: Library) -> dict[tuple[str, str], Walker]:
    """Of the shipped library one for each start: to grow one takes as long as a case of its own."""
    return WALKERS if known is LIBRARIES.get(unchanging(SHIPPED)) else {}


DESKS: dict[str, Desk] = {}
WALKERS: dict[tuple[str, str], Walker] = {}


def answer_all(case: Case, answers: Iterable[object]) -> Case:
    """Answer one by one, and write the case once: its document takes most of the time of each."""
    before = case.walk
    try:
        with patch.object(case, "keep"):
            for answer in answers:
                case.answer(answer)
    finally:
        if case.walk is not before:
            case.keep()
    return case


def shipped_pages() -> Pages:
    return pages_of(library(SHIPPED))


def pages_of(library: Library) -> Pages:
    """The pages of a library; each letter is made ready once and not for each desk."""
    if library.fingerprint not in PAGES:
        PAGES[library.fingerprint] = Pages(library, language("ru"))
    return PAGES[library.fingerprint]


PAGES: dict[str, Pages] = {}
LIBRARIES: dict[str, Library] = {}
"""What was read and made ready of each library, by the hash of its files."""


def library(folder: Path) -> Library:
    """A library that can be walked, even if what it says is not proved.

    Most tests copy the sample and change it as another test does; it is read once.
    """
    read = unchanging(folder) if folder in (SHIPPED, SAMPLE) else fingerprint(folder)
    if read not in LIBRARIES:
        loaded = load(folder)
        assert not [*loaded.problems, *references(loaded)]
        LIBRARIES[read] = kept(loaded.library) if folder == SHIPPED else loaded.library
    return LIBRARIES[read]


unchanging = cache(fingerprint)


@cache
def shipped_walks() -> tuple[Walk, ...]:
    """Every walk of the shipped scenarios; to walk them all takes seconds."""
    found = files(SHIPPED / "scenarios")
    return kept(tuple(walk for path in found for walk in walks_of(path)))


@cache
def walks_of(path: Path) -> tuple[Walk, ...]:
    """Every walk of one file of them, as it ends."""
    return tuple(shipped_trial().walks(path))


@cache
def shipped_trial() -> Trial:
    return Trial(shipped_pages(), TODAY)


def faults(folder: Path) -> list[Diagnostic]:
    return examine(folder, TODAY)[1]


def codes_of(folder: Path) -> list[str]:
    return [fault.code for fault in faults(folder)]


def kept(made: Made) -> Made:
    """It stays for the whole run, as all that there is now, and is not looked through again for
    what goes: that took a third of the time of a test of the screen.
    """
    gc.collect()
    gc.freeze()
    return made


def pytest_collection_finish(session: pytest.Session) -> None:
    kept(session)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    # The reason is told in wizard/cli.py: without this a green run may end with code 139.
    gc.freeze()


def marked(text: str, mark: str) -> tuple[str, int, int, int]:
    """A text without the marks in `mark`, and the line and columns of what was between them."""
    bare = mark.replace("⟦", "").replace("⟧", "")
    start = text.index(bare) + mark.index("⟦")
    end = start + mark.index("⟧") - mark.index("⟦") - 1
    above = text[:start].rpartition("\n")[0]
    line = text.count("\n", 0, start) + 1
    before = start - (len(above) + 1 if "\n" in text[:start] else 0)
    return bare, line, before + 1, before + 1 + end - start


def messages_of(pages: Pages, walk: Walk) -> list[Message]:
    """The message at hand, then those of the way."""
    here = pages.page(walk).message
    return [*([here] if here else []), *pages.messages.earlier(walk)]


def alone(body: str) -> LetterText:
    """A letter with no file around it."""
    return Assembly({}).letter("letter.md", body.split("\n"), 1)
