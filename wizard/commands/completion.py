"""What a shell offers behind TREE, CASE, NUMBER and PATH while a line is being typed.

Owns the lists, and that whatever is offered is one word to any shell: it is put into the line as it
is, and what a stranger wrote would be divided or run. Refuses to say anything: where something is
wrong, nothing is offered, and the command itself tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from wizard.commands.opening import first_desk, open_case, open_desk
from wizard.common_options import CommonOptions
from wizard.controls import one_line
from wizard.errors import WizardError
from wizard.pattern import pattern

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


_WORD = pattern(r"\w[\w.-]*")
"""What needs no quotes in any shell, and is no option."""


def _offer(every: Callable[[CommonOptions], Iterator[tuple[str, str]]]) -> Offer:
    """What begins as the word that is being typed, of names with what they are called."""

    def offer(
        context: click.Context, parameter: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        options = context.ensure_object(CommonOptions)
        try:
            return _offered(every(options), typed)
        except (WizardError, OSError):
            return []

    return offer


def _offered(found: Iterable[tuple[str, str]], typed: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=one_line(title))
        for name, title in found
        if name.startswith(typed) and _WORD.fullmatch(name)
    ]


def _beginnings(options: CommonOptions) -> Iterator[tuple[str, str]]:
    library = first_desk(options).library
    for name in (*library.entries, *library.beginnings):
        tree = library.trees.get(name)
        yield name, tree.title if tree else ""


def _trees(options: CommonOptions) -> Iterator[tuple[str, str]]:
    for name, tree in first_desk(options).library.trees.items():
        yield name, tree.title


def _cases(options: CommonOptions) -> Iterator[tuple[str, str]]:
    from wizard.cases.case_list import overview

    for item in overview(open_desk(options)).cases:
        yield item.id, item.title


beginnings = _offer(_beginnings)
"""Where a case can begin."""
trees = _offer(_trees)
"""Every tree of the library."""
cases = _offer(_cases)
"""Every case that is kept."""


def exhibits(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The numbers of what the case that was named has as evidence."""
    from wizard.cases.attaching import line

    options = context.ensure_object(CommonOptions)
    try:
        desk, path = open_case(options, context.params.get("case") or "")
        case = desk.open(path)
    except (WizardError, OSError):
        return []
    return _offered(((f"{one.number}", line(case, one)) for one in case.exhibits), typed)


def files(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Files and folders, as the shell knows them."""
    return [CompletionItem(typed, type="file")]
