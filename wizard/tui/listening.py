"""One input at a time, from the first moment to the last: keys, the mouse, signals, a hang-up.

Owns the queue of what is typed ahead, and how the program is left from outside. Refuses to know
what an input does.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
from collections import deque
from math import inf
from typing import ClassVar, NamedTuple

from textual import events
from textual._time import get_time
from textual.dom import DOMNode
from textual.driver import Driver
from textual.errors import NoWidget
from textual.timer import Timer

from wizard.controls import pasted
from wizard.tui.safe_output import Guarded

HUNG_UP = 129
"""The exit code of who is hung up: 128 and the number of SIGHUP."""
_QUEUED = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
"""Inputs that mean something to the page on which they were given."""
HELD = 1.1
"""Seconds after which a key that is held comes again at the latest: Windows waits 1 at most."""
ASKED = 8.0
"""Seconds after which a question in passing is gone, and a key no answer to it."""
HABIT = 0.75
"""Seconds within which a key goes on with what a hand had begun before there was another page."""
REPEATED = 0.12
"""Seconds between two turns of a key that is held already: a console of Linux takes 0.092."""
AGAIN = 0.3
"""Seconds within which nobody has read another step: the same key is a double press, or held."""
TURNS = 0.2
"""Seconds after which a key that is held comes again for the first time, at the earliest: Windows
waits 0.25, macOS 0.225, Linux 0.25."""
WATCHED = 0.15
"""Seconds for which a key that comes again is watched: of one that is held the next turn comes."""
RESTS = 0.25
"""Seconds after a key in which the step is painted, and whoever reads has begun to."""
_ENTER = ("enter", "ctrl+j")
"""Enter, and what it is before the terminal is raw."""


class Waiting(NamedTuple):
    """An input that waits for its turn."""

    event: events.Event
    since: float
    """The seconds since the same key came before."""
    answered: float
    """The seconds since a digit came, which may have brought another step."""


class Listening(Guarded):
    """An app that hears every input, and does one after the other."""

    _SIGNALS: ClassVar[tuple[str, ...]] = (
        *("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"),
        *("SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._inputs: deque[Waiting] = deque()
        self.listening = False
        """Whether there is a step to be answered, or to be left."""
        self._left_early: int | None = None
        self._last = ""
        self._last_at = -HELD
        self._spent = ""
        """The key that went back, until it has been let go."""
        self._since = self._answered = inf
        self._digit_at = -inf
        self._deaf_until = 0.0
        self._resting: Timer | None = None

    @property
    def key(self) -> str:
        """The key that is being done; nothing where it is a click, or nothing is."""
        return getattr(self._inputs[0].event, "key", "") if self._inputs else ""

    @property
    def held(self) -> bool:
        """Whether this key is the one before it, and may not have been let go meanwhile."""
        return self._since < HELD

    @property
    def answers(self) -> bool:
        """Whether this key is the one before it, while what that asked may still be in sight."""
        return self._since < ASKED

    @property
    def repeated(self) -> bool:
        """Whether this key is the one before it, and comes again faster than a finger moves."""
        return self._since < REPEATED

    @property
    def again(self) -> bool:
        """Whether this key is the one before it, and nobody has read what that brought."""
        return self._since < AGAIN

    @property
    def unread(self) -> bool:
        """Whether nobody can have read what the key before this one brought: it was the same, or
        another digit, as where the tenth line is asked for by «10».
        """
        return min(self._since, self._answered) < AGAIN

    @property
    def by_habit(self) -> bool:
        """Whether this may be the Enter with which many end a digit that has answered already."""
        return self._answered < HABIT

    def get_driver_class(self) -> type[Driver]:
        """The terminal, which may be any."""
        found = super().get_driver_class()
        if sys.platform == "win32" or found.__name__ != "LinuxDriver":
            return found
        from wizard.tui.driver import Driver as Terminal

        return Terminal

    def on_load(self) -> None:
        """Before the terminal is taken over: whatever ends the program gives it back."""
        loop = asyncio.get_running_loop()
        for name in self._SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError):
                    loop.add_signal_handler(number, self._leave, 128 + number)

    async def on_event(self, event: events.Event) -> None:
        """One input at a time: what is typed ahead waits until the key before it has done its work.

        Textual hands a key to whatever has the focus at that moment, so of a fast «1, Enter» the
        second key would still go to the list that the first one replaces. What is typed before
        there is anything to answer waits, too. What is pasted has nothing in it that acts.
        """
        if isinstance(event, _QUEUED) and not self.screen_stack:
            return  # the last screen is gone: a key that nobody on it wanted comes back to here
        if isinstance(event, _QUEUED) and not event.is_forwarded:
            if not self.listening and isinstance(event, events.Key) and event.key in _ENTER:
                if not self._inputs or _is_enter(self._inputs[-1].event):
                    return  # nobody agrees to what is not there to be seen
                event = events.Key("enter", "\r")  # it may be from before the terminal was raw
            since, answered = self._note(event) if isinstance(event, events.Key) else (inf, inf)
            if event.time < self._deaf_until and _for_a_window(event):
                return
            if not isinstance(event, events.Key):
                self._last = ""
            if isinstance(event, events.Paste):
                event = events.Paste(pasted(event.text))
            self._inputs.append(Waiting(event, since, answered))
            if len(self._inputs) == 1 and self.listening:
                await self._next_input()
            return
        await super().on_event(event)

    def _note(self, event: events.Key) -> tuple[float, float]:
        """The seconds since the same key, and since a digit.

        What was typed before the start came without its time.
        """
        same = event.key == self._last and self.listening
        since = event.time - self._last_at if same else inf
        answered = event.time - self._digit_at if self.listening else inf
        self._last, self._last_at = event.key, event.time
        if event.key.isdecimal():
            self._digit_at = event.time
        return since, answered

    def forget_ahead(self) -> None:
        """What was typed ahead is no answer to what is asked now, for nobody had seen it."""
        while len(self._inputs) > 1:
            self._inputs.pop()

    def forget_all(self) -> None:
        """Nothing typed or clicked so far was for what is there now."""
        self._inputs = deque(one for one in self._inputs if not _for_a_window(one.event))

    def forget_digits(self) -> None:
        """No digit so far was an answer; in a field it is none to what is asked there, either."""
        self._inputs = deque(one for one in self._inputs if not _is_digit(one.event))

    def spend_key(self) -> None:
        """The key at hand has gone back. Held on, it does nothing more until it is let go: neither
        go on through steps that fly by, nor eat what stands in a field that it came to.
        """
        self._spent = self._last

    def closed(self) -> None:
        """Something on top was closed. Where Escape did that, a second press of it at once, which
        was for the same, does not go a step back.
        """
        if self._last == "escape":
            self.spend_key()

    def came_unasked(self) -> None:
        """What is typed or clicked while a window comes that nobody asked for is not for it."""
        self.forget_ahead()
        self._deaf_until = get_time() + HABIT

    async def listen(self) -> None:
        """There is a step to be answered, or to be left."""
        self.listening = True
        if self._left_early is not None:
            self.exit(return_code=self._left_early)
        elif self._inputs:
            await self._next_input()

    async def _next_input(self) -> None:
        """Hand the first input on, once it is known whether it comes of a key that is held."""
        since, key = self._inputs[0].since, getattr(self._inputs[0].event, "key", "")
        if key != self._spent:
            self._spent = ""
        watched = self._spent or getattr(self.focused, "answers_at_once", False)
        if TURNS <= since < HELD and watched:
            self.set_timer(WATCHED, self._watched)
        else:
            await self._hand_on(since)

    async def _watched(self) -> None:
        """Of a key that is held the next turn is there by now; so may be the end of it all."""
        if not self.screen_stack:
            return
        turns = any(one.since < REPEATED for one in self._inputs)
        await self._hand_on(0.0 if turns else self._inputs[0].since)

    async def _hand_on(self, since: float) -> None:
        """Follow the first input through every queue that it goes through."""
        event, _, self._answered = self._inputs[0]
        self._since, target = since, self.focused or self.screen
        if self._spent and since < AGAIN:
            await self._follow([])
            return
        self._spent = ""
        if isinstance(event, events.MouseEvent) and self._on_leavings(event):
            await self._follow([])
            return
        if isinstance(event, events.Key) and event.key == "escape" and self.telling:
            self.clear_notifications()
            self.closed()
            if not getattr(self.screen, "closes", False):  # a window is closed with what it told
                await self._follow([])
                return
        await super().on_event(event)
        await self._follow([*target.ancestors_with_self])

    def _on_leavings(self, event: events.MouseEvent) -> bool:
        """Whether a click is on what was taken away, and lies there until the screen is laid out.

        It belongs to nothing any more, and Textual asks it for its parent.
        """
        try:
            widget, _ = self.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return not widget.is_attached

    async def _follow(self, way: list[DOMNode]) -> None:
        """Go the way that the input goes, from the focus up to here, behind it in every queue.

        What it has opened, or has left in sight by closing something, comes last.
        """
        while way:
            if way[0].call_later(self._follow, way[1:]):
                return
            way = way[1:]  # it is being closed, and nothing waits in it any more
        if self.screen_stack and self.screen.call_later(self._done):
            return
        self.call_later(self._done)

    async def _done(self) -> None:
        self._inputs.popleft()
        if self._inputs:
            await self._next_input()
        else:
            self._rest()

    def _rest(self) -> None:
        """Collect what a step has left in circles while somebody reads, and never in a paint."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(RESTS, gc.collect)

    def hang_up(self) -> None:
        """The terminal is gone."""
        self._leave(HUNG_UP)

    def _leave(self, code: int) -> None:
        """A signal; what is only half there cannot be taken down, so a moment is waited for it."""
        if self.listening:
            self.exit(return_code=code)
        else:
            self._left_early = code


def _is_enter(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key in _ENTER


def _is_digit(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key.isdecimal()


def _for_a_window(event: events.Event) -> bool:
    """Whether an input is meant for a window; Ctrl+C is for the program itself."""
    return getattr(event, "key", "") != "ctrl+c"
