"""What holds while the program is being imported: nothing is collected, Ctrl+C just ends it.

Owns when that begins and when it is over. Refuses to import anything itself: the rest takes some
tenths of a second, in which a person may well change their mind.
"""

import gc
import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130
"""The exit code, as `errors` has it, which takes time to import."""

ENCRYPTION = "ssl"
"""What `asyncio` would load for connections, and does without: this program makes none."""

SELDOM = (3_000, 10, 10)
"""When is looked for what goes. A frame makes thousands of small things that go by themselves."""


def begin() -> None:
    """From the first moment on. What is imported stays: to look through it again takes time."""
    gc.disable()
    sys.modules.setdefault(ENCRYPTION, None)  # type: ignore[arg-type]  # as the import system has it
    signal.signal(signal.SIGINT, _leave)


def done() -> None:
    """All is there that stays: what goes is collected, and Ctrl+C is an exception."""
    if gc.isenabled():
        return  # who calls the program from within has not begun it
    gc.collect()  # a megabyte of what imports left
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(number: int, frame: FrameType | None) -> None:
    """Nothing was begun that has to be ended; an exception would be garbled by the import."""
    os._exit(INTERRUPTED)
