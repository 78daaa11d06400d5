"""The program in a process of its own that was forked, so that nothing has to be imported anew.

Owns the process, its streams, its time, and what it may touch: an audit hook sees each file that is
opened to write, each program that is started and each connection. Refuses to know commands.
"""

from __future__ import annotations

import gc
import os
import resource
import select
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple, NoReturn

import jinja2  # noqa: F401 - the program does so when it needs it, in each process anew
import phonenumbers  # noqa: F401 - likewise

from wizard import cli, launch

SECONDS = 5
"""Of a processor, after which the system ends a process."""
PATIENCE = 60.0
"""Seconds of a clock after which a process that does nothing is killed."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown"),
}
_ELSEWHERE = ("subprocess.", "socket.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.")
DEVICES = ("/dev/null", "/dev/tty")


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    """As a shell says it: 128 and more for a signal."""
    out: str
    said: str
    """On the stream of errors."""
    seconds: float
    """Of a processor."""
    touched: str
    """What it wrote outside of its folders, what it started or called; nothing is well."""


def run(
    act: Callable[[], object], home: Path, lines: bytes = b"", seconds: float = PATIENCE
) -> Ended:
    """Do something in a process whose folders are all in `home`, with `lines` on its input.

    It is killed after so many seconds.
    """
    with (
        TemporaryFile() as given,
        TemporaryFile() as out,
        TemporaryFile() as said,
        TemporaryFile() as touched,
    ):
        given.write(lines)
        given.seek(0)
        process = os.fork()
        if process == 0:
            _become(act, home, given, out, said, touched)
        _patience(process, seconds)
        _, status, usage = os.wait4(process, 0)
        code = os.waitstatus_to_exitcode(status)
        return Ended(
            128 - code if code < 0 else code,
            _text(out),
            _text(said),
            usage.ru_utime + usage.ru_stime,
            _text(touched),
        )


def command(*words: str) -> Callable[[], object]:
    """A command of the program, from its words to its exit."""

    def act() -> None:
        launch.begin()
        cli.main([*words])

    return act


def surroundings(home: Path) -> None:
    """Those of a program: its own home, the day that the samples are written for, Russian."""
    os.environ.update(
        OZON_WIZARD_HOME=str(home),
        OZON_WIZARD_TODAY="2026-11-22",
        LC_ALL="C.UTF-8",
        PYTHONDONTWRITEBYTECODE="1",
        INPUTRC="/dev/null",
    )
    for name in ("OZON_WIZARD_TREES", "OZON_WIZARD_LANG", "OZON_WIZARD_PLAIN"):
        os.environ.pop(name, None)
    sys.dont_write_bytecode = True


def leave(act: Callable[[], object]) -> NoReturn:
    """Do something in a child, and end it as an interpreter would."""
    gc.freeze()  # else the program looks through all that came with it for what goes
    code = 70
    try:
        act()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - it is told, and the process ends
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = code or 74
        os._exit(code)


def _become(
    act: Callable[[], object], home: Path, given: IO[Any], out: IO[Any], said: IO[Any], touched: Any
) -> NoReturn:
    for number, file in enumerate((given, out, said)):
        os.dup2(file.fileno(), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a number
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
    surroundings(home)
    os.chdir(home)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    _watch(home, touched.fileno())
    leave(act)


def _watch(home: Path, tell: int) -> None:
    """Note what is done outside of `home`."""
    own = str(home.resolve())

    def see(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            suspect = isinstance(flags, int) and flags & _WRITES and not _is_in(own, path)
        elif event in _CHANGES:
            paths = arguments[: 2 if event in ("os.rename", "os.link") else 1]
            suspect = not all(_is_in(own, path) for path in paths)
        else:
            suspect = event.startswith(_ELSEWHERE)
        if suspect:
            os.write(tell, f"{event} {arguments!r:.300}\n".encode("utf-8", "replace"))

    sys.addaudithook(see)


def _is_in(folder: str, path: object) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return True  # a file that is open already
    name = os.fsdecode(path)
    if name in DEVICES:
        return True
    above = os.path.realpath(os.path.dirname(name) or ".")  # noqa: PTH120
    return f"{above}/".startswith(f"{folder}/") or os.path.realpath(name) == folder


def _patience(process: int, seconds: float) -> None:
    """Wait for the end of a process, and kill one that takes longer."""
    handle = os.pidfd_open(process)
    try:
        if not select.select([handle], [], [], seconds)[0]:
            os.kill(process, signal.SIGKILL)
    finally:
        os.close(handle)


def _text(file: IO[Any]) -> str:
    file.seek(0)
    return bytes(file.read()).decode("utf-8", "replace")
