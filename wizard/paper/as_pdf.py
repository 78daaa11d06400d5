"""A paper as PDF, typeset by typst with the fonts that it brings: its text can be found and copied.

Owns how the layout gets into typst: as data, which its template reads, so that nothing that a
person typed is markup there. Needs the extra `pdf`.
"""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import msgspec
import typst

from wizard.i18n import Language, language
from wizard.paper.layout import Bundle
from wizard.paper.line_ends import tied
from wizard.pattern import pattern

_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""The same paper is the same file: when it was made stands in its signature."""


def pdf(bundle: Bundle, own: Language) -> bytes:
    """The whole file; `own` is the language of the person.

    Raises:
        OSError: EILSEQ, with the signs that no font has.
    """
    data = inputs(bundle, own)
    if lacking := missing(data["bundle"]):
        raise OSError(errno.EILSEQ, lacking)
    made: bytes = typst.compile(
        template(), ignore_system_fonts=True, sys_inputs=data, timestamp=_AT
    )
    return made


def missing(text: str) -> str:
    """The signs of a text that none of the fonts has: a paper would have an empty box for each."""
    odd = sorted({*_USUAL.sub("", text)})
    if not odd:
        return ""
    signs = {"signs": msgspec.json.encode([_IN_NO_FONT, *odd]).decode()}
    pages: Any = typst.compile(_EACH_SIGN, ignore_system_fonts=True, format="svg", sys_inputs=signs)
    box, *shapes = (_SHAPE.findall(page) for page in pages)  # of several pages it gives a list
    return "".join(sign for sign, shape in zip(odd, shapes, strict=True) if shape == box)


def template() -> bytes:
    """What typesets a bundle that it is given as data."""
    return (files("wizard.paper") / "paper.typ").read_bytes()


_UNBROKEN = pattern(r'[^\s\\"/.?&=_-]{40}')
"""Less than a line holds, and longer than words are: without a place to break it runs off the page,
and typst gives up at tens of thousands."""
_USUAL = pattern(r"[\s!-~\u00a0-\u00ff\u0400-\u045f\u2010-\u2026№₽☐]+")
"""What the fonts have, without a look at them."""
_IN_NO_FONT = "\U0010fffd"
_EACH_SIGN = b"""\
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#for sign in json(bytes(sys.inputs.signs)) { page(sign) }
"""
_SHAPE = pattern(rb'<use xlink:href="([^"]+)"')


def inputs(bundle: Bundle, own: Language) -> dict[str, str]:
    """That data; `own` is the language of the person."""
    data = _UNBROKEN.sub("\\g<0>\u200b", tied(msgspec.json.encode(bundle).decode()))
    return {"bundle": data, "own": own("paper_own"), "page": language(bundle.code)("paper_page")}
