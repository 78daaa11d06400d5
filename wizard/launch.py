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

ENCRYPTION = ("ssl", "_hashlib")
"""What `asyncio` and `hashlib` would load of OpenSSL, and do without: this program makes no
connections, and Python hashes by itself. It takes three megabytes."""

OWN_HASHES: tuple[str, ...] = ("_md5", "_sha1", "_sha3")
OWN_HASHES += ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
"""What `hashlib` hashes with then. Some build Python without them."""

SELDOM = (3_000, 10, 10)
"""When is looked for what goes. A frame makes thousands of small things that go by themselves."""


def begin() -> None:
    """From the first moment on. What is imported stays: to look through it again takes time."""
    gc.disable()
    signal.signal(signal.SIGINT, _leave)


def without_encryption() -> None:
    """What comes from now on does without OpenSSL, where this Python has hashes of its own."""
    try:
        for name in OWN_HASHES:
            __import__(name)
    except ImportError:
        return
    for name in ENCRYPTION:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # as the import system has it


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
