"""Words made safe for Markdown.

Owns escaping: what a person or an author typed is content, never markup, and cannot break a
table, a list or a code block. What acts is gone before, or what it hid would be markup afterwards.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wizard.controls import printable
from wizard.library.facts import is_web_address
from wizard.pattern import pattern

_SPECIAL = pattern(r"([\\`*_\[\]<>|~#]|&(?=#?\w+;))")
_LINE_START = pattern(r"^([-=]+(?=\s*$)|(?:[-+]|\d+[.)])(?=\s|$))")
_ADDRESS = pattern(
    r"https?://[^\s<>\\|«»]+[^\s<>\\|«».,;:!?)]"
    r"|(?<![\w.!#$%&'*+/=?^`{|}~-])[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_{}~-]*"
    r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w-])"
)
"""Pages and e-mail. All that may stand before an «@» belongs to it: a part of it is the address of
somebody else.
"""

REMEMBERED = 4096
"""Texts; a document is made at every step, and nearly all of it stood in the one before."""


@lru_cache(REMEMBERED)
def inline(text: str) -> str:
    """Text for one line: a paragraph, a list item, a cell."""
    return _safe(_folded(text))


def block(text: str) -> list[str]:
    """Text of several lines, each safe at the start of a line; paragraphs stay apart."""
    lines = [_safe(line.strip()) for line in printable(text).strip().split("\n")]
    return [f"{line}  " if _goes_on(lines, index) else line for index, line in enumerate(lines)]


def heading(text: str) -> str:
    """Text for a heading: no full stop at its end."""
    return _safe(_folded(text).rstrip(".,;:! "))


def code(text: str) -> list[str]:
    """A block that is copied as it stands, behind a fence that nothing in it can close."""
    plain = printable(text).expandtabs(4).strip("\n")
    longest = max([2, *map(len, re.findall(r"`+", plain))])
    fence = "`" * (longest + 1)
    lines = [line.rstrip() for line in plain.split("\n")]
    return [f"{fence}text", *lines, fence]


def link(url: str) -> str:
    """An address that a reader may press; what opens no page is only words."""
    return f"<{url}>" if is_web_address(url) else inline(url)


def _folded(text: str) -> str:
    return " ".join(printable(text).split())


def _safe(text: str) -> str:
    """A line that opens no list, rule or heading, with nothing in it that is markup."""
    return _LINE_START.sub(_escape_start, _linked(text))


def _linked(text: str) -> str:
    """Addresses become links that can be pressed; everything else is escaped."""
    parts = []
    end = 0
    for match in _ADDRESS.finditer(text):
        parts += [_SPECIAL.sub(r"\\\1", text[end : match.start()]), f"<{match[0]}>"]
        end = match.end()
    parts.append(_SPECIAL.sub(r"\\\1", text[end:]))
    return "".join(parts)


def _escape_start(match: re.Match[str]) -> str:
    mark = match[1]
    return f"{mark[:-1]}\\{mark[-1]}"


def _goes_on(lines: list[str], index: int) -> bool:
    """Whether a line ends within a paragraph, where Markdown would join it to the next."""
    return bool(lines[index]) and index + 1 < len(lines) and bool(lines[index + 1])
