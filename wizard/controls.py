"""Characters that act where they should be read: move a cursor, turn a line around, hide words.

Owns which characters never go out: C0 but tab and newline, DEL and C1, of which terminals make
colours, titles and worse; marks of direction (UAX #9), by which a line reads as another one; what
has no width and joins nothing, behind which words hide (UTS #36). Refuses to know where text goes:
every outlet asks here. What writing needs stays: the joiners of scripts and emoji, the soft hyphen,
spaces that do not break, the tags in a flag.
"""

from __future__ import annotations

import json
import re

from wizard.pattern import pattern

HIDDEN = pattern(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
    "]+"
)
"""One or more of them together."""
_SEQUENCE = pattern(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n\r]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[(-+][0-~]"
)
"""What tells a terminal a colour, a title, a set of letters (ECMA-48), with all that is told."""
_LINE_END = pattern("\r\n|[\r\x85\u2028\u2029]")
_FLAG = "\U0001f3f4"
_TAGS = pattern("[\U000e0030-\U000e007a]{1,6}\U000e007f")
"""What follows a black flag to make it that of a region (UTS #51)."""


def printable(text: str) -> str:
    """A text of any number of lines without what acts; what ended a line still does."""
    if text.isprintable():  # none of them is, and most that is drawn is asked only this
        return text
    return HIDDEN.sub(_shown, _LINE_END.sub("\n", text))


def pasted(text: str) -> str:
    """The same of what was copied from a terminal or a page, without what was told a terminal."""
    return printable(_SEQUENCE.sub("", text))


def one_line(text: str) -> str:
    """The same where there is one line: where it broke there is a space."""
    return printable(text).replace("\n", " ")


def drawn(text: str) -> str:
    """A part of a line as wide as it was, for a tab and a line end were counted as nothing."""
    return printable(text).replace("\n", "").replace("\t", "")


def in_place(text: str) -> str:
    """One line in which every character keeps its column, so that it can be pointed at."""
    return HIDDEN.sub(lambda match: "\ufffd" * len(match[0]), text)


def escaped(text: str) -> str:
    """JSON in which they are written as escapes, so that it means the same."""
    return HIDDEN.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _shown(match: re.Match[str]) -> str:
    """What stays of some: the tags of a flag, and a sign for what is half a character."""
    before = match.string[match.start() - 1 : match.start()]
    if before == _FLAG and _TAGS.fullmatch(match[0]):
        return match[0]
    return "".join("\ufffd" for char in match[0] if "\ud800" <= char <= "\udfff")
