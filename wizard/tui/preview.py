"""The wizard over a library that is being written: every save is taken in, and the place is kept.

Owns the exchange of the library under a case. A faulty one is told of, and the wizard goes on with
the last that was sound.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.content import Content

from wizard.cases.desk import Desk
from wizard.check.watch import Watch
from wizard.tree.library import Library
from wizard.tui.app import WizardApp, drive
from wizard.tui.dialogs import Reading

PERIOD = 0.4
"""Seconds between two looks at the folder."""


class Faults(Reading):
    """What is wrong with the library; goes by itself once that is mended."""


class Preview(WizardApp):
    """The wizard that follows its library."""

    def __init__(self, watch: Watch, desk: Desk, tree: str | None = None) -> None:
        super().__init__(desk, desk.new(tree))
        self._watch = watch
        self._tree = tree

    def on_mount(self) -> None:
        """Begin, and look after the folder from then on."""
        super().on_mount()
        self.set_interval(PERIOD, self._look)

    async def _look(self) -> None:
        # What is open over the step belongs to the old library: first it is closed by its owner.
        top = self.screen
        if top is not self._screen and not isinstance(top, Faults):
            return
        found = await asyncio.to_thread(self._watch.look)
        if found is None:
            return
        if isinstance(self.screen, Faults):
            await self.screen.dismiss()
        if isinstance(found, str):
            title = self._desk.language("watch_faulty")
            self.push_screen(Faults(self._desk.language, title, Content(found)))
        else:
            self._exchange(found)

    def _exchange(self, library: Library) -> None:
        old, case = self._desk, self._screen.case
        self._desk = Desk(library, old.language, old.today, old.now, old.folder)
        if case.walk.steps:
            if not self.reopen(case.path):
                self._desk = old
                return
        else:
            tree = self._tree if self._tree in library.entries else None
            self._screen.open(self._desk.new(tree))
        self.notify(self._desk.language("watch_read"), markup=False, timeout=2)


def run(folder: Path, desk: Desk, tree: str | None) -> int:
    """Follow the library in `folder` in this terminal. Returns the exit code.

    Raises:
        Exception: a fault in the program, once the terminal is as it was.
    """
    return drive(Preview(Watch(folder), desk, tree))
