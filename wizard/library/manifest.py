"""`library.yaml` as types: what a folder of trees is as a whole, and the rungs of its ladder."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from wizard.library.length import Length
from wizard.library.model import Audience, Id, NodeRef, StepRef, Text


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rung of the ladder."""

    title: Text
    """What the rung is called."""
    short: Text | None = None
    """The same where there is little room."""
    audience: Audience = msgspec.field(name="for", default="anyone")
    """Whose ladder it stands on; without it, everybody's."""
    when: dict[str, Any] | None = None
    """A guard: to whom it may come; without it, to all of them."""


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an act of law is called in papers, as far as its name is the same in every case of
    grammar.
    """

    full: Text
    """With its day and number."""
    short: Text
    """Without them."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`library.yaml`: what the folder as a whole is."""

    library: Id
    """The name of the library."""
    title: Text
    """What the library is for; it heads the first screen."""
    start: Id
    """The tree with which a person begins."""
    languages: Annotated[list[Literal["ru", "en"]], Meta(min_length=1)]
    """The languages of the texts; the program speaks the first one."""
    about: Text
    """One line for the first screen."""
    notice: Text | None = None
    """What the library is not, said once."""
    look_again: Length | None = None
    """How long whoever waits is left alone at a step that has no day: then they are called to look
    again. Without it nobody calls them there."""
    stages: dict[Id, Stage] = {}
    """The rungs of the ladder, in order: an id, and under it the title."""
    entries_at: NodeRef | None = None
    """A node behind what everybody is asked first, as `tree.node`: whoever begins by their own
    words is asked that too, and goes on from here at the entry that was found."""
    renamed: dict[StepRef, StepRef] = {}
    """Steps that are called otherwise by now, each as `tree.node`, the old name and then the new
    one, so that open cases go on there; a field of a form is `tree.form#field`. A form and rows
    take their fields along."""

    acts: list[Act] = []
    """Acts of law that a signed paper names in full once, and then by a short name."""

    @property
    def other_languages(self) -> list[str]:
        """The languages in which the library has words beside its own."""
        return [
            language for language in dict.fromkeys(self.languages) if language != self.languages[0]
        ]
