"""`glossary.yaml` as types: words that not everybody knows, and what each means.

Owns the shape of the file. Refuses to look for a word in a text: that is `outcome.defined_words`.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from wizard.library.model import Id, Text


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one word means."""

    words: Annotated[list[Text], Meta(min_length=1)]
    """How it stands in a text; a `*` at the end of a word stands for any ending: `неустойк*`,
    `опис* вложения`. The first one without a `*` is how it is called."""
    means: Text
    """A sentence or two in plain words."""

    @property
    def called(self) -> str:
        """The word as it is told of."""
        whole = (word for word in self.words if "*" not in word)
        return next(whole, self.words[0].replace("*", ""))


class Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    definitions: dict[Id, Definition] = {}
    """The words: an id, and under it how it is written and what it means."""
    familiar: list[Text] = []
    """Abbreviations that everybody knows, so that nothing explains them."""
