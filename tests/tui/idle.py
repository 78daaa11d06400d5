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


async def idle(min_sleep: float = SLEEP_GRANULARITY, max_sleep: float = 1) -> None:
    """Wait until nothing is left to be done at once, nor in the moment that Textual would wait,
    and draw what has changed.

    What works beside the loop is waited for as Textual does.
    """
    app = active_app.get(None)
    if not isinstance(app, WizardApp):
        return await wait_for_idle(min_sleep, max_sleep)
    await _calm(app, min_sleep, max_sleep)
    screen = app.screen if app.screen_stack else None
    if screen is not None and screen._compositor._dirty_regions:
        drawn(screen._compositor, screen_stack=app._background_screens)
    return None


async def _calm(app: WizardApp, min_sleep: float, max_sleep: float) -> None:
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
    """In place of `render_update`: what changed is noted, and drawn by `idle`."""
    if full or not isinstance(active_app.get(None), WizardApp):
        return drawn(compositor, full, screen_stack, simplify)
    return None
