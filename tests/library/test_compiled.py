"""The library that is kept compiled: taken for sound only where nobody but us wrote every byte."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from msgspec import inspect

from tests.conftest import SAMPLE, changer
from wizard import locations
from wizard.author import proof
from wizard.commands.proved import sound
from wizard.errors import UnreadableError
from wizard.library import compiled
from wizard.library.library import Library

NOBODY = 65534
Anew = Callable[[], int]


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> Anew:
    """How often a library was read and proved since this was last asked."""
    done: list[Path] = []
    walkable = proof._walkable

    def noted(folder: Path) -> object:
        done.append(folder)
        return walkable(folder)

    def since() -> int:
        count = len(done)
        done.clear()
        return count

    monkeypatch.setattr(proof, "_walkable", noted)
    return since


@pytest.fixture
def proved(anew: Anew) -> Library:
    """The library as it is proved."""
    library = sound(SAMPLE)
    assert anew() == 1
    return library


def kept() -> Path:
    """The one file that is kept, with nothing beside it."""
    (only,) = locations.proofs().iterdir()
    return only


def test_a_library_is_proved_once(proved: Library, anew: Anew) -> None:
    assert sound(SAMPLE) == proved
    assert anew() == 0
    assert kept().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_bit_is_never_taken_for_sound(proved: Library, anew: Anew, seed: int) -> None:
    data = bytearray(kept().read_bytes())
    data[random.Random(seed).randrange(len(data))] ^= 1 << seed % 8
    kept().write_bytes(data)
    assert sound(SAMPLE) == proved
    assert anew() == 1
    assert sound(SAMPLE) == proved
    assert anew() == 0


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(600 * 1024 * 1024)


def another(path: Path) -> None:
    """A sound library, and not this one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("OZON_WIZARD_HOME", str(path.parent.parent / "home"))
        copied = path.parent.parent / "copy"
        shutil.copytree(SAMPLE, copied)
        sound(changer(copied)("demo.yaml", "text: ", "text: Not "))
        (other,) = locations.proofs().iterdir()
    other.rename(path)


STANDS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "more than it": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "text": lambda path: path.write_bytes(b"not a library\n" * 1000),
    "a sound library of the time before": lambda path: path.write_bytes(path.read_bytes()[32:]),
    "another library": another,
    "pipe": pipe,
    "folder": folder,
    "link": link,
    "link to nothing": nowhere,
    "device": device,
    "circle": circle,
    "sparse": sparse,
    "what the group may write": lambda path: path.chmod(0o620),
    "what all may write": lambda path: path.chmod(0o602),
}


@pytest.mark.parametrize("put", STANDS.values(), ids=STANDS)
def test_whatever_else_stands_there_is_replaced(
    proved: Library, anew: Anew, put: Callable[[Path], object]
) -> None:
    put(kept())
    anew()
    assert sound(SAMPLE) == proved
    assert anew() == 1
    assert sound(SAMPLE) == proved
    assert anew() == 0
    assert kept().is_file()
    assert not kept().is_symlink()


@pytest.mark.parametrize(
    "payload",
    [
        msgspec.msgpack.encode({"manifest": 1}),
        msgspec.msgpack.encode([1, 2]),
        b"\xa4\xff\xfe\xfd\xfc",
        b"\x91" * 100_000,
        b"",
    ],
    ids=len,
)
def test_a_right_seal_over_what_is_no_library_convinces_nobody(
    proved: Library, anew: Anew, payload: bytes
) -> None:
    key = kept().name.removesuffix(".msgpack")
    kept().write_bytes(compiled._seal(key, payload) + payload)
    assert sound(SAMPLE) == proved
    assert anew() == 1


@pytest.mark.usefixtures("mere")
def test_what_cannot_be_read_is_replaced(proved: Library, anew: Anew) -> None:
    kept().chmod(0)
    assert sound(SAMPLE) == proved
    assert sound(SAMPLE) == proved
    assert anew() == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_another_user_wrote_is_not_trusted(proved: Library, anew: Anew) -> None:
    os.chown(kept(), NOBODY, NOBODY)
    assert sound(SAMPLE) == proved
    assert anew() == 1
    assert kept().stat().st_uid == 0


def test_a_folder_with_something_in_it_stays_and_stops_nobody(proved: Library) -> None:
    folder(kept())
    (kept() / "mine").touch()
    assert sound(SAMPLE) == proved
    assert (kept() / "mine").exists()


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file can grow beyond `room` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_nothing_behind(anew: Anew) -> None:
    with full_disk(4096):
        for _ in range(3):
            sound(SAMPLE)
    assert list(locations.proofs().iterdir()) == []
    assert anew() == 3


def test_what_is_left_over_goes_before_anything_is_written(
    proved: Library, anew: Anew, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = kept().name
    old = ["0.0.9-0123456789abcdef.msgpack", "0.1.0-0123456789abcdefru.msgpack"]
    halves = [
        "0.1.0-0123456789abcdef.4711",
        f".{name[:40]}-0123abcd.ozon-wizard",
        f".{name[:38]}-0123abcd.ozon-wizard",
    ]
    others = ["notes.txt", ".keep", "2026-11-22-abcd.md", f"{name}.old"]
    kept().write_bytes(b"")
    for item in (*old, *halves, *others):
        (locations.proofs() / item).write_bytes(b"x")
    with full_disk(4096):
        sound(SAMPLE)
    assert {item.name for item in locations.proofs().iterdir()} == {name, *others}


def test_the_latest_are_kept_and_no_more(copy: Path) -> None:
    for number in range(compiled.MOST_KEPT + 4):
        facts = copy / "facts.yaml"
        facts.write_text(facts.read_text("utf-8") + f"# {number}\n", "utf-8")
        sound(copy)
    names = {item.name for item in locations.proofs().iterdir()}
    assert len(names) == compiled.MOST_KEPT
    assert f"{compiled.key(copy)}.msgpack" in names


def file(home: Path) -> None:
    (home / "cache").write_text("", "utf-8")


def file_below(home: Path) -> None:
    (home / "cache").mkdir()
    (home / "cache" / "libraries").write_text("", "utf-8")


def link_to_nothing(home: Path) -> None:
    (home / "cache").symlink_to("nowhere/at/all")


def circle_above(home: Path) -> None:
    (home / "cache").symlink_to("cache")


@pytest.mark.parametrize("put", [file, file_below, link_to_nothing, circle_above])
def test_without_a_folder_every_start_proves(
    home: Path, anew: Anew, put: Callable[[Path], None]
) -> None:
    put(home)
    assert sound(SAMPLE) == sound(SAMPLE)
    assert anew() == 2


@pytest.mark.usefixtures("mere")
@pytest.mark.parametrize("mode", [0o500, 0])
def test_in_a_folder_that_is_shut_every_start_proves(home: Path, anew: Anew, mode: int) -> None:
    (home / "cache" / "libraries").mkdir(parents=True)
    (home / "cache" / "libraries").chmod(mode)
    assert sound(SAMPLE) == sound(SAMPLE)
    assert anew() == 2


def test_a_folder_may_be_a_link(home: Path, tmp_path: Path, anew: Anew) -> None:
    (home / "cache").symlink_to(tmp_path)
    assert sound(SAMPLE) == sound(SAMPLE)
    assert anew() == 1


def test_every_type_of_a_library_is_in_the_key() -> None:
    shapes = {module.__name__ for module in compiled.SHAPES}
    seen: set[type] = set()

    def look(info: inspect.Type) -> None:
        if isinstance(info, inspect.StructType):
            if info.cls in seen:
                return
            seen.add(info.cls)
        for name in ("types", "fields", "item_types"):
            for part in getattr(info, name, ()):
                look(getattr(part, "type", part))
        for name in ("type", "item_type", "key_type", "value_type"):
            if isinstance(part := getattr(info, name, None), inspect.Type):
                look(part)

    look(inspect.type_info(Library))
    assert len(seen) > 10
    assert {kind.__module__ for kind in seen} <= shapes


def test_other_types_are_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proved: Library, anew: Anew
) -> None:
    changed = ModuleType("changed")
    changed.__file__ = str(tmp_path / "changed.py")
    model = Path(sys.modules["wizard.library.model"].__file__ or "").read_text("utf-8")
    (tmp_path / "changed.py").write_text(model.replace("title: Text", "title: str", 1), "utf-8")
    before = compiled.key(SAMPLE)
    compiled._program.cache_clear()
    monkeypatch.setattr(compiled, "SHAPES", (*compiled.SHAPES[:-1], changed))
    try:
        assert compiled.key(SAMPLE) != before
        sound(SAMPLE)
        assert anew() == 1
    finally:
        compiled._program.cache_clear()


def test_a_library_that_was_changed_while_it_was_read_is_not_taken_for_the_one_before(
    copy: Path,
) -> None:
    key = compiled.key(copy)
    changer(copy)("demo.yaml", "text: ", "text: Not ")
    compiled.keep(key, sound(copy))
    assert compiled.recall(key) is None


def test_a_file_that_is_too_large_is_refused_and_not_read(copy: Path) -> None:
    with (copy / "more.yaml").open("wb") as file:
        file.truncate(1 << 40)  # sparse: no room on a disk, and more than any memory
    with pytest.raises(UnreadableError, match=r"more\.yaml: larger than 32 MB$"):
        compiled.key(copy)
