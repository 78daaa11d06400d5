"""Where a line of the screen may end: at a blank, but not at one that holds words together.

Owns the two patterns by which Rich and Textual part words. To both any blank is one to end a line
at, and «4 590 ₽» was read as 4 where its end stood on the next line.
"""

from __future__ import annotations

import re
from typing import Any

from rich import _wrap as of_rich
from textual import _wrap as of_textual

_HOLDING = "\u00a0\u202f"
_WORDS: Any = of_rich
_CHUNKS: Any = of_textual


def hold() -> None:
    """Let no line of any text or field end at a blank that holds."""
    word, blank = rf"[\S{_HOLDING}]+", rf"[^\S{_HOLDING}]"
    _WORDS.re_word = re.compile(rf"{blank}*{word}{blank}*")
    _CHUNKS.re_chunk = re.compile(rf"{word}{blank}*|{blank}+")
