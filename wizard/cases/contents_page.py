"""The pages of a case that is handed over: what is in it, and its document.

Owns their HTML. They take nothing from outside and run nothing; all text is content, and what
Markdown there is was written by `document`, which lets nothing of a person be markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from wizard.controls import printable
from wizard.i18n import Language

_STYLE = """\
body { font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top; }
pre { white-space: pre-wrap; border-left: 3px solid #999; padding-left: 1em; }
small { color: #555; overflow-wrap: anywhere; }
"""


class ContentsLine(NamedTuple):
    """A line of a contents page: the name of a member, what it is, and what is told in small."""

    name: str
    what: str
    small: str = ""


Sections = Sequence[tuple[str, Sequence[ContentsLine]]]
"""Entries under their headings; nothing stands over one that is empty."""


def contents(title: str, sections: Sections, say: Language) -> bytes:
    """The contents page."""
    body = [f"<h1>{_safe(title)}</h1>"]
    for heading, entries in sections:
        body += [f"<h2>{_safe(heading)}</h2>"] if heading and entries else []
        body += ["<ul>", *map(_line, entries), "</ul>"] if entries else []
    return _page(title, "\n".join(body), say)


def _line(entry: ContentsLine) -> str:
    link = f'<a href="{_safe(entry.name)}">{_safe(entry.what)}</a>'
    return f"<li>{link} <small>{_safe(entry.small or entry.name)}</small></li>"


def _safe(text: str) -> str:
    return escape(printable(text))


def document(markdown: str, title: str, say: Language) -> bytes:
    """A document of Markdown as a page."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _page(title, made.render(printable(markdown)), say)


def _page(title: str, body: str, say: Language) -> bytes:
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{say.code}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        '<meta name="referrer" content="no-referrer">',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_safe(title)}</title>",
        f"<style>\n{_STYLE}</style></head>",
        f"<body>\n{body}\n</body></html>",
        "",
    )
    return "\n".join(lines).encode("utf-8", "replace")
