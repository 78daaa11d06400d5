"""A file of words: what a library says, in another language.

Owns the shape of such files: they hold nothing but texts, under the keys of the file they speak
for. Refuses to know where they lie and what they are laid over: that is `translation`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import inspect

from wizard.library.model import Id, Text

Below = Mapping[str, "Below"]
"""What may stand at a place: `TEXT` if that is a text, and what is below it by its key, or by `ANY`
where that is any key, or any place in a list."""


class OverlayWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Texts that stand under the keys which they have in the first language."""


class LabelWords(OverlayWords, frozen=True):
    """What a choice, or an item of a checklist, says."""

    label: Text | None = None
    """What the person chooses by."""
    hint: Text | None = None
    """The line under the label."""


class VariantWords(OverlayWords, frozen=True):
    """What a text says that has a name."""

    id: Id
    """The name of the text that is meant, wherever it stands in the list."""
    text: Text | None = None
    """What it says."""


class FieldWords(OverlayWords, frozen=True):
    """What a field of a form says."""

    text: Text | None = None
    """What is asked."""
    title: Text | None = None
    """A short name for the document."""
    details: Text | list[Text | VariantWords] | None = None
    """What helps to answer."""
    example: Text | None = None
    """An answer as it may look."""


class MoreWords(OverlayWords, frozen=True):
    """What is asked behind each row."""

    text: Text | None = None
    """The question."""
    yes: Text | None = None
    """The choice that leads to the next row."""
    no: Text | None = None
    """The choice that leads on."""


class EntryWords(OverlayWords, frozen=True):
    """By what a node is found at which a case may begin."""

    title: Text | None = None
    """What has happened."""
    words: list[Text] | None = None
    """How people say it in this language: a list of its own, as long as it needs to be."""


class NodeWords(OverlayWords, frozen=True):
    """What a step says."""

    text: Text | None = None
    """The question, or what is to be done."""
    title: Text | None = None
    """A short name for the trail and the document."""
    details: Text | list[Text | VariantWords] | None = None
    """What helps to answer."""
    example: Text | None = None
    """An answer as it may look."""
    entry: EntryWords | None = None
    """By what a case is found that begins here."""
    steps: list[Text | VariantWords] | None = None
    """What to do, in the same order; what has a name there has it here."""
    choices: dict[Id, LabelWords] | None = None
    """The answers, by their ids."""
    items: dict[Id, LabelWords] | None = None
    """The items of a checklist, by their ids."""
    fields: dict[Id, FieldWords] | None = None
    """The fields of a form, by their names."""
    each: Text | None = None
    """What one of several rows is called."""
    columns: dict[Id, FieldWords] | None = None
    """The fields of a row, by their names."""
    more: MoreWords | None = None
    """What is asked behind each row."""


class StageWords(OverlayWords, frozen=True):
    """What a stage of the way is called."""

    title: Text | None = None
    """Its name."""
    short: Text | None = None
    """Its name where there is little room."""


class SourceWords(OverlayWords, frozen=True):
    """What a source is called."""

    title: Text | None = None
    """Its name."""
    note: Text | None = None
    """What else should be known of it."""


class ClaimWords(OverlayWords, frozen=True):
    """What a fact or a term says."""

    text: Text | None = None
    """What is claimed."""
    note: Text | None = None
    """What else should be known of it."""


class ContactWords(OverlayWords, frozen=True):
    """What a contact is called."""

    label: Text | None = None
    """Its name."""
    value: Text | None = None
    """The way to it, where that is said in words."""
    note: Text | None = None
    """What else should be known of it."""


class CheckWords(OverlayWords, frozen=True):
    """What the person is told of a message."""

    text: Text | None = None
    """What is wrong with it."""
    hint: Text | None = None
    """What to write instead."""


class DefinitionWords(OverlayWords, frozen=True):
    """How a word is written in this language, and what it means."""

    words: list[Text] | None = None
    """How it stands in a text: a list of its own, as long as it needs to be."""
    means: Text | None = None
    """What it means."""


class LetterWords(OverlayWords, frozen=True):
    """What a letter is called; it goes out as it is."""

    title: Text | None = None
    """Its name."""


class Overlay(OverlayWords, frozen=True):
    """Words in another language for a tree, or for another file of the library."""

    tree: Id | None = None
    """The tree that the words are for, as the file is called."""
    title: Text | None = None
    """What the tree, or the library, is called."""
    case_title: Text | None = None
    """What a case of this tree is called."""
    about: Text | None = None
    """What the library is for."""
    notice: Text | None = None
    """What the library is not."""
    stages: dict[Id, StageWords] | None = None
    """The stages of `library.yaml`, by their ids."""
    nodes: dict[Id, NodeWords] | None = None
    """The steps of a tree, by their ids."""
    facts: dict[Id, ClaimWords] | None = None
    """The facts of `facts.yaml`, by their ids."""
    terms: dict[Id, ClaimWords] | None = None
    """The terms of `facts.yaml`, by their ids."""
    contacts: dict[Id, ContactWords] | None = None
    """The contacts of `facts.yaml`, by their ids."""
    sources: dict[Id, SourceWords] | None = None
    """The sources of `facts.yaml`, by their ids."""
    checks: dict[Id, CheckWords] | None = None
    """The checks of `messages.yaml`, by their ids."""
    definitions: dict[Id, DefinitionWords] | None = None
    """The words of `glossary.yaml`, by their ids."""
    familiar: list[Text] | None = None
    """Abbreviations that everybody knows who speaks this language: a list of its own."""
    letters: dict[Id, LetterWords] | None = None
    """The letters, by their ids."""
    places: dict[Text, Text] | None = None
    """The places in sources, as they are written behind the ids of those."""


TEXT = ""
ANY = "*"
_NO_WORDS = ("tree", "id")
"""Keys that say which tree, and which text of several, is meant."""


def _below(of: inspect.Type) -> Below:
    match of:
        case inspect.UnionType(types=types):
            return {key: below for one in types for key, below in _below(one).items()}
        case inspect.StructType(fields=fields):
            own = (field for field in fields if field.encode_name not in _NO_WORDS)
            return {field.encode_name: _below(field.type) for field in own}
        case inspect.DictType(value_type=inner) | inspect.ListType(item_type=inner):
            return {ANY: _below(inner)}
    return {TEXT: {}} if isinstance(of, inspect.StrType) else {}


TOP = _below(inspect.type_info(Overlay))
"""Where texts may stand, from the top of an overlay."""


def behind(place: Below, key: object) -> Below:
    """What may stand behind a key; nothing where no words are below it."""
    return place.get(key) or place.get(ANY, {})  # type: ignore[call-overload]


def is_own_list(where: Sequence[object]) -> bool:
    """Whether a list holds what is said in one language alone, and translates no other list."""
    if where and where[-1] not in ("words", "familiar"):
        return False  # like nearly all that is asked about
    match tuple(where):
        case (*_, "entry", "words") | ("definitions", _, "words") | ("familiar",):
            return True
    return False
