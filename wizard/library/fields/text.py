"""A line of text: it stays as it was typed."""

from __future__ import annotations

from typing import ClassVar

from wizard.library.fields.kind import FieldKind


class TextField(FieldKind):
    """Any words."""

    name = "text"
    aliases: ClassVar[tuple[str, ...]] = ("string",)
    registered = True

    def stands(self, canonical: str) -> bool:
        """Whether there is anything in it."""
        return bool(canonical.strip())
