"""The wizard over a library that is being written: every save is taken in, and the place is kept.

Owns the exchange of the library under a case, and the line that says what was found. A faulty
library is told of, and the wizard goes on with the last that was sound.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TypeVar, cast

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from wizard.author.preview.problems import ProblemsWindow, tally
from wizard.author.preview.unsaid import kept
from wizard.author.watch import Seen, Watch
from wizard.cases.desk import Desk
from wizard.library.library import Library
from wizard.tui.app import WizardApp, drive

PERIOD = 0.2
"""Seconds between two looks at the folder."""
T = TypeVar("T")


class Preview(WizardApp):
    """The wizard that follows its library."""

    BINDINGS = [Binding("f4", "problems", show=False)]

    def __init__(self, watch: Watch, desk: Desk, tree: str | None = None) -> None:
        super().__init__(desk, desk.new(tree), watch.spoken)
        self._watch = watch
        self._tree = tree
        self._seen = Seen(desk.library)
        self._next: Library | None = None
        """A library that waits for its turn."""
        self._line = Static("", id="watched", markup=False)

    def on_mount(self) -> None:
        """Look after the folder from the beginning on; Textual calls that of the wizard as well."""
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self._screen.mount(self._line, before=0)
        self.run_worker(self._follow_folder())

    async def _follow_folder(self) -> None:
        # Beside the keys: a proof takes a second or two, in which a person goes on.
        while True:
            await self._look()
            await asyncio.sleep(PERIOD)

    async def _look(self) -> None:
        if await _aside(self._watch.changed):
            self._tell("watch_reading", "$dim")
            self._next = await _aside(self._watch.words) or self._next
            self._take_over()
            self._seen = await _aside(self._watch.read)
            self._next = self._seen.library
            self._tell_what_was_found()
        self._take_over()

    def _take_over(self) -> None:
        """Go on with the next library, unless what is being done belongs to the one before."""
        library, top = self._next, self.screen
        if library is None or self._session.changing:
            return
        if top is self._screen or isinstance(top, ProblemsWindow):
            self._next = None
            if library.fingerprint != self._desk.library.fingerprint:
                self._exchange(library)

    def _tell(self, key: str, colour: str, more: str = "") -> None:
        """A line that covers nothing; what may be cut off on a narrow screen comes last."""
        say = self._desk.language
        parts = [(f" {self._desk.now():%H:%M:%S} ", "$dim")]
        if more:
            parts.append((f"F4: {more} · ", f"bold {colour}"))
        parts.append((say(key), f"bold {colour}" if not more else "$foreground"))
        self._line.update(Content.assemble(*parts))

    def _tell_what_was_found(self) -> None:
        seen, top = self._seen, self.screen
        wrong = tally(seen, self._desk.language)
        colour = "$error" if seen.library is None else "$warning" if wrong else "$success"
        self._tell("watch_read" if seen.library else "watch_faulty", colour, wrong)
        if isinstance(top, ProblemsWindow):
            if wrong:
                top.show(seen)
            else:
                top.dismiss()
        elif seen.library is None and top is self._screen:
            self.action_problems()

    def action_problems(self) -> None:
        """Show what is wrong with the library."""
        say = self._desk.language
        if tally(self._seen, say) and not isinstance(self.screen, ProblemsWindow):
            self.push_screen(ProblemsWindow(say, self._seen))

    def next_language(self) -> None:
        """The next language; a library that cannot be read has none to offer."""
        if self._seen.library is None:
            self.action_problems()
            return
        super().next_language()
        self._watch.language = self._desk.language.code
        if self._line.screen is not self._screen:
            self.call_after_refresh(self._move_line)

    async def _move_line(self) -> None:
        self._line = Static("", id="watched", markup=False)
        await self._screen.mount(self._line, before=0)
        self._tell_what_was_found()

    def _exchange(self, library: Library) -> None:
        old, session = self._desk, self._session
        session.case.try_again()
        if session.case.trouble:  # its file has less than is known here: the next save is taken
            return
        desk = old.other(library, old.language)
        put_back = kept(self._screen)
        if session.case.walk.steps:
            session.resume(session.case.path, desk)
        else:
            session.new(desk, self._tree if self._tree in library.entries else None)
        self._screen.show()
        put_back()


async def _aside(work: Callable[[], T]) -> T:
    """What `work` gives, from a thread that nobody waits for who leaves meanwhile."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: Exception | None) -> None:
        if error is not None and not done.done():
            done.set_exception(error)
        elif not done.done():
            done.set_result(cast("T", result))

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - it is raised where the result is awaited
            fault = error
        with suppress(RuntimeError):  # the person has left
            loop.call_soon_threadsafe(settle, result, fault)

    Thread(target=run, daemon=True).start()
    return await done


def run(folder: Path, desk: Desk, tree: str | None) -> int:
    """Follow the library in `folder` in this terminal. Returns the exit code.

    Raises:
        Exception: a fault in the program, once the terminal is as it was.
    """
    proved = desk.library.first or desk.library
    return drive(Preview(Watch(folder, desk.today, desk.language.code, proved), desk, tree))
