"""One piece of evidence, as a case tells of it: its number, what it is, a copy of which bytes.

Owns what it is called, in the case and beside the checklists of evidence. Refuses the bytes: they
are for `cases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from wizard.controls import one_line
from wizard.i18n import Language
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.walk.steps import Enclosed
from wizard.walk.walk import Walk

FILE = r"[1-9][0-9]{0,3}(\.[a-z0-9]{1,5})?"
"""What a copy may be called: its number, and an ending by its content."""
LAST_NUMBER = 9999
LONGEST_NAME, LONGEST_TITLE = 255, 200
"""Characters."""
_KILO = 1024


class Exhibit(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True
):
    """A piece of evidence."""

    file: Annotated[str, Meta(pattern=rf"^{FILE}\Z")]
    """The name of the copy."""
    name: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""
    """What the file was called that was copied."""
    title: Annotated[str, Meta(max_length=LONGEST_TITLE)] = ""
    """What the person calls it; nothing where they do not say."""
    item: Annotated[str, Meta(max_length=80)] = ""
    """The item of a checklist of evidence that it is; nothing where it is none of them."""
    type: Annotated[str, Meta(pattern=r"^[a-z]+/[a-z0-9.+-]+\Z", max_length=80)]
    size: Annotated[int, Meta(ge=1)]
    """Bytes."""
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    added: date

    @property
    def number(self) -> int:
        """By which papers name it."""
        return int(self.file.partition(".")[0])

    @property
    def unnamed(self) -> Exhibit:
        """The same without what the person wrote, and what its bytes can be known by."""
        return replace(self, name="", title="", sha256="0" * 64)


def items_asked(library: Library, walk: Walk) -> dict[str, str]:
    """What the checklists of evidence on a way ask for, label by id."""
    way = dict.fromkeys([*(step.node for step in walk.steps), walk.at])
    return _items(node for at in way if (node := library.find(at)) is not None)


def items(library: Library, walk: Walk) -> dict[str, str]:
    """The same, and what other checklists of the library ask for behind it."""
    return {**_items(library.nodes.values()), **items_asked(library, walk)}


def _items(nodes: Iterable[Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in nodes:
        if node.evidence:
            for name, item in node.items.items():
                found.setdefault(name, item.label)
    return found


def item_meant(said: str, library: Library, walk: Walk) -> str:
    """The item that is called so on a way, or else in the library; nothing where none is."""
    asked = item_called(said, items_asked(library, walk))
    return asked or item_called(said, items(library, walk))


def item_called(said: str, known: Mapping[str, str]) -> str:
    """The item that is called so: by its id, its label, the first words of that, or any of them.

    Nothing where it is none, or could be several.
    """
    wanted = _words(said)
    labels = {name: _words(label) for name, label in known.items()}
    ways = (
        [name for name in known if name == said.strip()],
        [name for name, label in labels.items() if label == wanted],
        [name for name, label in labels.items() if label[: len(wanted)] == wanted],
        [name for name, label in labels.items() if set(wanted) <= set(label)],
    )
    found = next(filter(None, ways), []) if wanted else []
    return found[0] if len(found) == 1 else ""


def called(exhibit: Exhibit, known: Mapping[str, str]) -> str:
    """What it is, in a few words: those of the person, of its item, or the name of its file."""
    return one_line(exhibit.title or known.get(exhibit.item, "") or exhibit.name)


def enclosed(exhibits: Iterable[Exhibit], library: Library, walk: Walk) -> tuple[Enclosed, ...]:
    """Pieces of evidence as a paper names them that is written in the language of `library`."""
    known = items(library, walk)
    return tuple(
        Enclosed(one.number, called(one, known), known.get(one.item, "")) for one in exhibits
    )


def told(exhibit: Exhibit, known: Mapping[str, str], say: Language) -> str:
    """The same in a line, with its number, the name of its file and its size."""
    what, name = called(exhibit, known), one_line(exhibit.name)
    key = "exhibit" if name in ("", what) else "exhibit_of_file"
    return say(key, number=exhibit.number, what=what, name=name, size=size(exhibit.size, say))


def size(count: int, say: Language) -> str:
    """So many bytes, in words."""
    kilobytes = Decimal(count) / _KILO
    if kilobytes < _KILO:
        return say("size_kb", count=max(1, round(kilobytes)))
    return say("size_mb", count=say.number((kilobytes / _KILO).quantize(Decimal("0.1"))))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("ё", "е"))
