"""The installed command in a real pseudo-terminal, as a person uses it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte
import pytest

from wizard.tui.listening import AGAIN

pytestmark = pytest.mark.terminal
COMMAND = Path(sys.executable).parent / "ozon-wizard"
RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l")
"""Out of the alternate screen, the cursor back, the mouse off."""

WAY = (
    ("код из СМС", "1"),
    ("покупаете", "1"),
    ("нужна помощь", "1"),
    ("Что случилось с доставкой", "1"),
    ("К какому дню", "05.11.2026\r"),
    ("Откройте «Помощь по заказу»", "3"),
    ("номер у вашего обращения", "12-345\r"),
    ("номер у заказа", "12345678-0001\r"),
    ("позовите оператора", "1"),
)
"""What is seen, and what is then typed; it ends at «Вопрос решён»."""


class Terminal:
    """A pseudo-terminal with a screen that can be read."""

    def __init__(self, home: Path, *arguments: str, rows: int = 24, columns: int = 80) -> None:
        environment = {
            **os.environ,
            "OZON_WIZARD_HOME": str(home),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        self.raw = ""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self.child = pexpect.spawn(
            str(COMMAND),
            [*arguments, "--today", "2026-11-22"],
            dimensions=(rows, columns),
            env=environment,
            encoding="utf-8",
            cwd=str(home),
        )

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def hear(self, code: str, seconds: float = 45) -> None:
        self._until(lambda: code in self.raw, seconds, repr(code))

    def see(self, words: str, seconds: float = 45) -> None:
        self._until(lambda: words in self.text, seconds, f"«{words}»")

    def lose(self, words: str, seconds: float = 10) -> None:
        """Until something has gone; a frame may come in parts."""
        self._until(lambda: words not in self.text, seconds, f"the end of «{words}»")

    def read(self, words: str) -> None:
        """See something, and take the time without which a digit is none that was meant."""
        self.see(words)
        time.sleep(1.1 * AGAIN)

    def end(self, seconds: float = 45) -> int:
        self._until(lambda: not self.child.isalive(), seconds, "the end")
        with suppress(pexpect.EOF, pexpect.TIMEOUT):  # what was sent last may not be read yet
            while True:
                self._read()
        self.child.close()
        status = self.child.exitstatus
        assert status is not None
        return status

    def _until(self, done: Callable[[], bool], seconds: float, what: str) -> None:
        deadline = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < deadline, f"{what} never came; on the screen:\n{self.text}"
            with suppress(pexpect.TIMEOUT, pexpect.EOF):
                self._read()

    def _read(self) -> None:
        data = self.child.read_nonblocking(65536, 0.1)
        self.raw += data
        self._stream.feed(data)


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., Terminal]]:
    running: list[Terminal] = []

    def begin(*arguments: str, **size: int) -> Terminal:
        running.append(Terminal(home, *arguments, **size))
        return running[-1]

    yield begin
    for terminal in running:
        # pexpect's own way gives up after a tenth of a second, which a busy machine needs longer.
        if terminal.child.isalive():
            terminal.child.kill(signal.SIGKILL)
            terminal.child.wait()
        terminal.child.close()


TAKEN = "\x1b[?1049h"
"""What takes the terminal over."""


def walk(terminal: Terminal) -> None:
    for words, typed in WAY:
        terminal.read(words)
        terminal.child.send(typed)
    terminal.see("Дело закроется")
    terminal.child.send("2")
    terminal.see("Сохранить документ")


def begin_field(terminal: Terminal) -> None:
    """To the first field, and into it."""
    for words, typed in WAY[:4]:
        terminal.read(words)
        terminal.child.send(typed)
    terminal.see("К какому дню")
    terminal.child.send("07.1")


def document(text: str) -> str:
    """A case file without its front matter and what a clock put into it."""
    return text.split("\n---\n", 1)[1]


def test_a_walk_with_keys_to_an_outcome_saves_and_leaves_the_terminal_whole(
    start: Callable[..., Terminal], home: Path
) -> None:
    terminal = start("start")
    walk(terminal)
    terminal.child.send("s")
    terminal.see("Куда сохранить")
    terminal.child.send("\r")
    terminal.see("Документ сохранён")
    terminal.child.send("й")
    assert terminal.end() == 0
    (saved,) = home.glob("*.html")
    assert "<h1>Заказ 12345678-0001 не пришёл</h1>" in saved.read_text("utf-8")
    assert all(code in terminal.raw for code in RESTORED)


def test_the_same_way_line_by_line_gives_the_same_document(
    start: Callable[..., Terminal], home: Path
) -> None:
    terminal = start("start")
    walk(terminal)
    terminal.child.send("q")
    terminal.end()
    (by_keys,) = (home / "data" / "cases").glob("*.md")
    lines = "".join(typed.rstrip("\r") + "\n" for _, typed in WAY)
    plain_home = home / "plain"
    shutil.copytree(home / "cache", plain_home / "cache")  # the library is proved already
    subprocess.run(
        [COMMAND, "--plain", "--today", "2026-11-22"],
        input=lines,
        text=True,
        check=True,
        capture_output=True,
        env={**os.environ, "OZON_WIZARD_HOME": str(plain_home)},
    )
    (by_lines,) = (plain_home / "data" / "cases").glob("*.md")
    assert document(by_keys.read_text("utf-8")) == document(by_lines.read_text("utf-8"))


@pytest.mark.parametrize(("rows", "columns", "other"), [(40, 120, "24"), (12, 40, "100000")])
def test_a_walk_at_other_sizes(
    start: Callable[..., Terminal],
    monkeypatch: pytest.MonkeyPatch,
    rows: int,
    columns: int,
    other: str,
) -> None:
    # What edits lines leaves the size of its own terminal to those that it starts.
    monkeypatch.setenv("COLUMNS", other)
    monkeypatch.setenv("LINES", other)
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "of another program")
    terminal = start("start", rows=rows, columns=columns)
    terminal.see("код из СМС" if columns > 40 else "Шаг")
    for _ in range(4):
        time.sleep(2 * AGAIN)
        terminal.child.send("1")
    terminal.see("К какому дню")
    terminal.child.send("05.11.2026\r")
    terminal.see("Помощь по заказу")


SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_leaves_the_terminal_whole_and_the_case_on_disk(
    start: Callable[..., Terminal], home: Path, number: signal.Signals
) -> None:
    terminal = start("start")
    terminal.see("код из СМС")
    terminal.child.send("1")
    terminal.see("покупаете")
    terminal.child.kill(number)
    assert terminal.end() == 128 + number
    assert all(code in terminal.raw for code in RESTORED)
    assert list((home / "data" / "cases").glob("*.md"))


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_before_the_first_screen_leaves_the_terminal_whole(
    start: Callable[..., Terminal], number: signal.Signals
) -> None:
    terminal = start("start")
    terminal.hear(TAKEN)
    terminal.child.kill(number)
    assert terminal.end() == 128 + number
    assert all(code in terminal.raw for code in RESTORED)


@pytest.mark.parametrize("early", ["1111", "1111.\x7f05.11.2026\r"])
def test_keys_typed_before_there_is_a_screen_are_not_lost(
    start: Callable[..., Terminal], early: str
) -> None:
    terminal = start("start")
    terminal.child.send(early)
    terminal.see("К какому дню" if len(early) == 4 else "Откройте «Помощь по заказу»")


@pytest.mark.parametrize("ends", ["", "\x03"])
def test_a_paste_whose_end_is_lost_does_not_stop_the_keys(
    start: Callable[..., Terminal], home: Path, ends: str
) -> None:
    terminal = start("start")
    begin_field(terminal)
    terminal.see("07.1")
    terminal.child.send(f"\x1b[200~1.2026{ends}")
    if not ends:
        terminal.see("07.11.2026")
        terminal.child.send("\x03")
    assert terminal.end() == 130
    assert "07.11.2026" in next((home / "data" / "cases").glob("*.md")).read_text("utf-8")


@pytest.mark.parametrize("sent", ["Мой заказ 12345678-0012, верните 1 290 руб.", "йц1\r23\rq\r"])
def test_a_paste_that_no_mark_tells_answers_no_question(
    start: Callable[..., Terminal], home: Path, sent: str
) -> None:
    terminal = start("start")
    terminal.see("код из СМС")
    terminal.child.send(sent)
    terminal.read("Вставленный текст")
    terminal.child.send("1")
    terminal.see("покупаете")
    assert terminal.child.isalive()


def test_a_paste_before_there_is_a_screen_answers_nothing_and_does_not_leave(
    start: Callable[..., Terminal],
) -> None:
    terminal = start("start")
    terminal.child.send("Мой заказ 12345678-0012")
    terminal.read("код из СМС")
    terminal.child.send("1")
    terminal.see("покупаете")


def test_a_paste_that_no_mark_tells_is_one_answer_of_its_field(
    start: Callable[..., Terminal], home: Path
) -> None:
    terminal = start("start")
    begin_field(terminal)
    terminal.see("07.1")
    terminal.child.send("1.2026\r\rqйq\r")
    terminal.see("07.11.2026 qйq")
    assert terminal.child.isalive()


def close(child: pexpect.spawn[str]) -> None:
    """Close the terminal of a program that can be asked after it all the same."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, child.child_fd)
    os.close(nothing)


def wait_for(there: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_kill_loses_nothing_of_what_is_typed(start: Callable[..., Terminal], home: Path) -> None:
    terminal = start("start")
    begin_field(terminal)
    wait_for(lambda: any("07.1" in path.read_text("utf-8") for path in home.rglob("*.md")))
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()
    again = start()
    again.see("Ваши дела")
    again.child.send("1")
    again.see("Enter — открыть")
    again.child.send("\r")
    again.see("07.1")


def test_a_kill_loses_nothing_that_was_answered(start: Callable[..., Terminal], home: Path) -> None:
    terminal = start("start")
    terminal.see("код из СМС")
    terminal.child.send("1")
    terminal.see("покупаете")
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()
    again = start()
    again.see("Ваши дела")
    again.child.send("1")
    again.see("Enter — открыть")
    again.child.send("\r")
    again.see("покупаете")


def test_ctrl_c_leaves_with_130(start: Callable[..., Terminal]) -> None:
    terminal = start("start")
    terminal.see("код из СМС")
    terminal.child.sendintr()
    assert terminal.end() == 130


def test_without_a_terminal_the_wizard_goes_line_by_line(home: Path) -> None:
    done = subprocess.run(
        [COMMAND],
        input="1\nq\n",
        text=True,
        check=False,
        capture_output=True,
        env={**os.environ, "OZON_WIZARD_HOME": str(home)},
    )
    assert done.returncode == 0
    assert "1. Покупаю" in done.stdout


def test_a_dumb_terminal_gets_lines(home: Path) -> None:
    child = pexpect.spawn(
        str(COMMAND),
        env={**os.environ, "TERM": "dumb", "OZON_WIZARD_HOME": str(home)},
        encoding="utf-8",
        dimensions=(24, 80),
    )
    child.expect("1. Нет, никто не просил")
    child.sendline("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


NO_TEXT = {b"\xff": "�", b"\xcf\xf0": "��", b"\xf0\xff": "��", b"\x9b31m": "�31m"}
"""Bytes that are no text, words in cp1251, a cut letter and a control, and how they are shown."""


def test_bytes_that_are_no_text_end_nothing(start: Callable[..., Terminal]) -> None:
    terminal = start("start")
    begin_field(terminal)
    terminal.see("07.1")
    for number, (sent, shown) in enumerate(NO_TEXT.items()):
        os.write(terminal.child.child_fd, sent + b"%d" % number)
        terminal.see(f"{shown}{number}")
    terminal.child.send("\x03")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.raw


MOUSE = ("\x1b[<35;10;10M", "\x1b[<0;10;10M")
"""It moves, and a button of it is pressed."""


def test_a_terminal_without_pixels_has_a_mouse_all_the_same(
    start: Callable[..., Terminal],
) -> None:
    terminal = start("start")
    for event, (words, _), (then, _) in zip(MOUSE, WAY, WAY[1:], strict=False):
        terminal.read(words)
        terminal.child.send(f"\x1b[48;24;80;0;0t{event}1")
        terminal.see(then)
    terminal.child.send("q")
    assert terminal.end() == 0
    assert "Traceback" not in terminal.raw


@pytest.mark.parametrize(("moment", "read"), [(0.0, False), (0.02, False), (1.0, True)])
def test_a_terminal_that_is_closed_ends_the_program_and_keeps_the_case(
    start: Callable[..., Terminal], home: Path, moment: float, read: bool
) -> None:
    terminal = start("start")
    begin_field(terminal)
    time.sleep(moment)
    close(terminal.child)
    wait_for(lambda: not terminal.child.isalive())
    assert terminal.child.exitstatus == 129
    assert len(list(home.rglob("cases/*.md"))) == 1 or not read


def test_what_stood_below_a_text_that_was_scrolled_does_not_stay(
    start: Callable[..., Terminal],
) -> None:
    terminal = start("start")
    for words, typed in WAY[:-1]:
        terminal.read(words)
        terminal.child.send(typed)
    terminal.read("позовите оператора")
    terminal.child.send(" ")
    terminal.read("выше ещё")
    terminal.child.send("5")
    terminal.read("Кто указан продавцом")
    terminal.lose("Перейти сразу")
