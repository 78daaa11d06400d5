"""The wizard over a library that is being written: every save is taken in, and the place is kept.

Owns the exchange of the library under a case, and the line that says what was found. A faulty
library is told of, and the wizard goes on with the last that was sound.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from wizard.cases.desk import Desk
from wizard.check.watch import Seen, Watch
from wizard.tree.library import Library
from wizard.tui.app import WizardApp, drive
from wizard.tui.dialogs import Reading

PERIOD = 0.4
"""Seconds between two looks at the folder."""


class Faults(Reading):
    """What is wrong with the library; goes by itself once that is mended."""


class Preview(WizardApp):
    """The wizard that follows its library."""

    BINDINGS = [Binding("f2", "problems", show=False)]

    def __init__(self, watch: Watch, desk: Desk, tree: str | None = None) -> None:
        super().__init__(desk, desk.new(tree))
        self._watch = watch
        self._tree = tree
        self._seen = Seen(desk.library, "", "")
        self._line = Static("", id="watched", markup=False)

    def on_mount(self) -> None:
        """Begin, and look after the folder from then on."""
        super().on_mount()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self._screen.mount(self._line, before=0)
        await self._look()
        self.set_interval(PERIOD, self._look)

    async def _look(self) -> None:
        # What is open over the step belongs to the old library: first it is closed by its owner.
        top = self.screen
        if top is not self._screen and not isinstance(top, Faults):
            return
        found = await asyncio.to_thread(self._watch.look)
        if found is None:
            return
        self._seen = found
        if isinstance(self.screen, Faults):
            await self.screen.dismiss()
        self._tell()
        if found.library is None:
            self.action_problems()
        elif found.library.fingerprint != self._desk.library.fingerprint:
            self._exchange(found.library)

    def _tell(self) -> None:
        """When the library was read, and how much is wrong with it: a line that covers nothing."""
        say, seen = self._desk.language, self._seen
        time = f"{self._desk.now():%H:%M:%S}"
        state = say("watch_read" if seen.library else "watch_faulty", time=time)
        colour = "$error" if seen.library is None else "$warning" if seen.problems else "$success"
        parts = [(f" {state}", f"bold {colour}")]
        if seen.problems:
            parts.append((f" · F2: {seen.tally}", "$foreground"))
        self._line.update(Content.assemble(*parts))

    def action_problems(self) -> None:
        """Show what is wrong with the library."""
        if self._seen.problems and not isinstance(self.screen, Faults):
            say = self._desk.language
            self.push_screen(Faults(say, say("watch_problems"), Content(self._seen.problems)))

    def _exchange(self, library: Library) -> None:
        old, case = self._desk, self._screen.case
        self._desk = Desk(library, old.language, old.today, old.now, old.folder)
        if case.walk.steps:
            if not self.reopen(case.path):
                self._desk = old
        else:
            tree = self._tree if self._tree in library.entries else None
            self._screen.open(self._desk.new(tree))


def run(folder: Path, desk: Desk, tree: str | None) -> int:
    """Follow the library in `folder` in this terminal. Returns the exit code.

    Raises:
        Exception: a fault in the program, once the terminal is as it was.
    """
    return drive(Preview(Watch(folder, desk.today, desk.language.code), desk, tree))
