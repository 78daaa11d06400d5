"""That the fields of a form can stand on one screen.

Owns what a form refuses of an input: more fields than a low terminal shows, a text of many lines,
and words with a value that is only typed beside them. Refuses the fields themselves: each is
looked at as the input that it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.source import Source, Where
from wizard.author.words.placeholders import names_in
from wizard.library.model import FormField, Node

MOST_FIELDS = 5


def form(source: Source, where: Where, node: Node) -> Iterator[Diagnostic]:
    """What is wrong with the fields of a node, if it is a form."""
    part = "fields" if node.more is None else "columns"
    if node.passes and source.at((*where, part)) == {}:
        hint, name = "add one, such as «name: {type: text, text: …}»", str(where[-1])
        yield source.diagnose("no-choices", (*where, part), key=True, name=name, hint=hint)
    for number, (name, field) in enumerate(node.fields.items(), start=1):
        at = (*where, part, name)
        if number == MOST_FIELDS + 1:
            why = f"{MOST_FIELDS} at most fit"
            yield source.diagnose("bad-form-field", at, key=True, name=name, why=why)
        if field.takes.multiline:
            why = "a text of several lines needs a screen of its own"
            yield source.diagnose("bad-form-field", (*at, "type"), name=name, why=why)
        for key, text in _words(field):
            if node.more is None and (own := node.fields.keys() & set(names_in(text))):
                why = f"it says «{min(own)}», which is typed on the same screen"
                yield source.diagnose("bad-form-field", (*at, key), name=name, why=why)


def _words(field: FormField) -> Iterator[tuple[str, str]]:
    yield "text", field.text
    for line in field.paragraphs:
        yield "details", line if isinstance(line, str) else line.text
