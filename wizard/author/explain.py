"""The table of codes as a page for authors, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from textwrap import dedent, indent

from wizard.author.tree.diagnostic import Code, codes, nearest
from wizard.errors import UsageError

_ADDRESS = re.compile(r"https?://[^\s,]*")
_FIELD = re.compile(r"\{(\w+)\}")

_SEVERITIES = (
    ("error", "`check` fails, and where a walk could stumble over it the wizard does not start."),
    ("warning", "Something could be better; `check --strict` fails."),
    ("todo", "Something is still to be written; `check --strict` fails."),
)

_INTRODUCTION = """\
# What `ozon-wizard check` reports

{severities}

A warning, or an error marked below as one that can be allowed, is allowed where it stands, with a
reason: in a comment on its line, or alone on the line above it.

```yaml
{yaml}
```

In a letter it is a comment of the template:

```jinja
{letter}
```

A comment that allows nothing, or nothing any more, is reported itself."""


def page() -> str:
    """Every code, those that stop the wizard first."""
    entries = codes()
    severities = "\n".join(f"- **{name}** — {meaning}" for name, meaning in _SEVERITIES)
    parts = [
        _INTRODUCTION.format(
            severities=severities,
            yaml="save_as: kit  # allow unused-checklist: it reminds the person of what to take",
            letter="{# allow unset-name: the person fills it in by hand #}",
        )
    ]
    for severity, _ in _SEVERITIES:
        named = {name: entry for name, entry in entries.items() if entry.severity == severity}
        parts += [f"## {severity.capitalize()}s"] if named else []
        parts += chain.from_iterable(_section(*one) for one in sorted(named.items()))
    return "\n\n".join(parts) + "\n"


def section(name: str) -> str:
    """One code.

    Raises:
        UsageError: there is none of this name.
    """
    entry = codes().get(name)
    if entry is None:
        if near := nearest(name, codes()):
            raise UsageError("no code «{name}»; did you mean «{near}»?", name=name, near=near)
        raise UsageError("no code «{name}»; `check --explain` tells them all", name=name)
    return "\n\n".join(_section(name, entry)) + "\n"


def _section(name: str, entry: Code) -> Iterator[str]:
    """One code, paragraph by paragraph."""
    yield f"### `{name}`"
    state = f"{entry.severity}, can be allowed" if entry.allowable else entry.severity
    yield f"*{state}* — {_shown(entry.message)}"
    yield _ADDRESS.sub(r"`\g<0>`", entry.why)
    if entry.hint:
        hint = _shown(entry.hint)
        yield f"{hint[0].upper()}{hint[1:]}."
    if entry.broken:
        yield f"In `{entry.file}`, instead of"
        yield _example(entry.broken, entry.file)
        yield "write"
    else:
        yield f"In `{entry.file}`, add"
    yield _example(entry.mended, entry.file)


def _example(text: str, file: str) -> str:
    first, _, rest = text.partition("\n")
    # The first line stands in the middle of one of the file, so its depth is not known.
    lines = ["```jinja" if file.endswith(".md") else "```yaml", first]
    if rest:
        below = "  " if first.rstrip().endswith(":") else ""
        lines.append(indent(dedent(rest), below))
    return "\n".join([*lines, "```"])


def _shown(template: str) -> str:
    """A message without its values."""
    return _FIELD.sub("…", template).replace("{{", "{").replace("}}", "}")
