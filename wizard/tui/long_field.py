"""Many lines to type in.

Owns that a letter typed where nothing can be kept is no command. Loaded where such an answer is
asked for.
"""

from __future__ import annotations

from textual.widgets import TextArea


class LongField(TextArea):
    """Many lines to type in, or to read where they cannot be kept."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is for this field: who types on in one that is shut commands nothing."""
        letter = character is not None and character.isprintable()
        return letter or super().check_consume_key(key, character)
