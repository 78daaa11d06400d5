"""A paper as PDF, typeset by typst with the fonts that it brings: its text can be found and copied.

Owns how the layout gets into typst: as data, which its template reads, so that nothing that a
person typed is markup there. Needs the extra `pdf`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

import msgspec
import typst

from wizard.i18n import Language, language
from wizard.paper.layout import Bundle
from wizard.paper.line_ends import tied
from wizard.pattern import pattern

_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""The same paper is the same file: when it was made stands in its signature."""


def pdf(bundle: Bundle, own: Language) -> bytes:
    """The whole file; `own` is the language of the person."""
    made: bytes = typst.compile(
        template(), ignore_system_fonts=True, sys_inputs=inputs(bundle, own), timestamp=_AT
    )
    return made


def template() -> bytes:
    """What typesets a bundle that it is given as data."""
    return (files("wizard.paper") / "paper.typ").read_bytes()


_UNBROKEN = pattern(r'[^\s\\"]{200}')
"""More than any line holds; typst gives up at tens of thousands without a place to break."""


def inputs(bundle: Bundle, own: Language) -> dict[str, str]:
    """That data; `own` is the language of the person."""
    data = _UNBROKEN.sub("\\g<0>\u200b", tied(msgspec.json.encode(bundle).decode()))
    return {"bundle": data, "own": own("paper_own"), "page": language(bundle.code)("paper_page")}
