"""When a screen in a test has done all that it was going to do, and what it then shows.

Owns two savings. Textual looks whether the process works, for twentieths of a second behind each
key: that was most of what tests of the screen waited for. And it draws whatever changed on the way
to what the test looks at: that was a third of what they worked. Refuses to draw less than that.
"""

from __future__ import annotations

import asyncio
from typing import Any

from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import active_app
from textual._wait import SLEEP_GRANULARITY, wait_for_idle
from textual.screen import Screen

from wizard.tui.app import WizardApp

MOST_TIMERS = 8
"""Timers that are waited for; what goes on and on behind them is not."""
drawn = Compositor.render_update


def known() -> WizardApp | None:
    """The app at hand, if it is the wizard itself: what else there is may work in other threads."""
    app = active_app.get(None)
    return app if type(app) is WizardApp else None


async def looked_at(min_sleep: float = SLEEP_GRANULARITY, max_sleep: float = 1) -> None:
    """Wait until nothing is left to be done, and draw what has changed."""
    await idle(min_sleep, max_sleep)
    app = known()
    screen = app.screen if app is not None and app.screen_stack else None
    if screen is not None and screen._compositor._dirty_regions:
        drawn(screen._compositor, screen_stack=screen.app._background_screens)


async def idle(min_sleep: float = SLEEP_GRANULARITY, max_sleep: float = 1) -> None:
    """Wait until nothing is left to be done at once, nor in the moment that Textual would wait.

    What works beside the loop is waited for as Textual does.
    """
    app = known()
    if app is None:
        return await wait_for_idle(min_sleep, max_sleep)
    loop: Any = asyncio.get_running_loop()
    begun = loop.time()
    for _ in range(MOST_TIMERS):
        calm = 0
        while calm < 2 and loop.time() - begun < max_sleep:  # what came in is seen a turn later
            await asyncio.sleep(0)
            calm = 0 if loop._ready else calm + 1
        if any(worker.is_running and worker._thread_worker for worker in app.workers):
            return await wait_for_idle(min_sleep, max_sleep)
        now = loop.time()
        soon = [one.when() for one in loop._scheduled if not one.cancelled()]
        if not any(when <= now + SLEEP_GRANULARITY for when in soon):
            return None
        await asyncio.sleep(max(0.0, min(soon) - now))
    return None


def when_idle(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> RenderableType | None:
    """In place of `render_update`: what changed is noted, and drawn by `looked_at`."""
    if full or known() is None:
        return drawn(compositor, full, screen_stack, simplify)
    return None
