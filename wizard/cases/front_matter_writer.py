"""The front matter of a case file, from plain data to YAML.

Owns how it is written, so that what is read again is what was written, to the last character.
Refuses to know what stands in it: that is `record`.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from wizard.controls import HIDDEN


def dump(data: Any) -> str:
    """Mappings, lists, texts and nothing as lines of YAML."""
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,  # in a flow mapping nothing would be written as empty text
        width=10**9,
    )
    return HIDDEN.sub(_escape, text)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Nothing is written as nothing, since every scalar that is there is text.

    A text of several lines stands on one line of the head, so that none of them can be taken for
    the end of it, and readers of Markdown that know heads by their lines know this one. A text with
    what acts on a terminal is quoted, so that this can be escaped: people look at files by `cat`.
    """

    def ignore_aliases(self, data: Any) -> bool:
        """Write a list that stands in two places twice: who reads it takes no anchors."""
        return True


def _escape(match: re.Match[str]) -> str:
    return "".join(f"\\U{ord(char):08x}" for char in match[0])


def _nothing(dumper: Any, _: None) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


def _text(dumper: Any, text: str) -> Any:
    quoted = len(text.splitlines()) > 1 or text != text.strip() or HIDDEN.search(text)
    style = '"' if quoted else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)
