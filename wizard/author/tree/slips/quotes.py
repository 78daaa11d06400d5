"""The quotes of a text that is no YAML: one that is not closed, or is closed too early.

Owns which quote the parser took for the end, for it may be the beginning of another text further
down. Refuses every slip that has nothing to do with quotes.
"""

from __future__ import annotations

import yaml

from wizard.author.tree.limits import Loader
from wizard.author.tree.slips.broken import KEY, Broken, YamlSlip, in_quotes, is_item


def misquoted(broken: Broken) -> YamlSlip | None:
    """A quote that is not closed, or is closed too early."""
    if "quoted scalar" in broken.said and "end of stream" in broken.said:
        return _open_quote(broken, *broken.opened)
    row = broken.row if broken.before else broken.above
    behind = broken.before or broken.at(row).rstrip()
    last = _last_quoted(broken) if behind.endswith(("'", '"')) else None
    if last is None or (last.end_mark.line, last.end_mark.column) != (row, len(behind)):
        return None
    start = last.start_mark
    swallowed = broken.lines[start.line + 1 : row + 1]
    if any(KEY.match(line) or is_item(line) for line in swallowed):
        return _open_quote(broken, start.line, start.column)
    problem = "text after a closing quote"
    rest = broken.text(broken.row, broken.column)
    if start.line < broken.row:
        if KEY.match(broken.line) or is_item(broken.line):
            return None
        hint = "let the quote close at the end of the text"
        return broken.slip(broken.row, broken.column, len(rest), problem, hint)
    if broken.bracket and KEY.match(rest):
        return None  # the next entry, and its comma is missing
    hint = in_quotes(broken.text(start.line, start.column))
    return broken.slip(broken.row, broken.column, len(rest), problem, hint)


def _last_quoted(broken: Broken) -> yaml.ScalarToken | None:
    """The last text in quotes that begins before the place."""
    last: yaml.ScalarToken | None = None
    text = "\n".join(broken.lines[: broken.row + 1])
    try:
        for token in yaml.scan(f"{text}\n", Loader=Loader):
            if (token.start_mark.line, token.start_mark.column) >= (broken.row, broken.column):
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last = token
    except yaml.YAMLError:
        pass  # at the place that is known
    return last


def _open_quote(broken: Broken, row: int, column: int) -> YamlSlip:
    char = broken.at(row)[column : column + 1]
    hint = f"close it with {char} on this line"
    if char == "'":
        hint += "; a text with an apostrophe in it stands in double quotes"
    return broken.slip(row, column, 1, f"the quote {char} opened here is not closed", hint)
