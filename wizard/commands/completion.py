"""What a shell offers behind TREE, CASE, NUMBER and PATH while a line is being typed.

Owns the lists. Refuses to say anything: where something is wrong, nothing is offered, and the
command itself tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click
from click.shell_completion import CompletionItem

from wizard.commands.opening import first_desk, open_case, open_desk
from wizard.common_options import CommonOptions
from wizard.controls import one_line
from wizard.errors import WizardError

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _offer(every: Callable[[CommonOptions], Iterator[CompletionItem]]) -> Offer:
    """What begins as the word that is being typed."""

    def offer(
        context: click.Context, parameter: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        options = context.ensure_object(CommonOptions)
        try:
            return [item for item in every(options) if str(item.value).startswith(typed)]
        except (WizardError, OSError):
            return []

    return offer


def _can_be_typed(name: str) -> bool:
    """Whether a name is whole on a line, and no option: anybody may put a file among the cases."""
    return name.isprintable() and not name.startswith("-")


def _beginnings(options: CommonOptions) -> Iterator[CompletionItem]:
    library = first_desk(options).library
    for name in (*library.entries, *library.beginnings):
        tree = library.trees.get(name)
        yield CompletionItem(name, help=tree.title if tree else None)


def _trees(options: CommonOptions) -> Iterator[CompletionItem]:
    for name, tree in first_desk(options).library.trees.items():
        yield CompletionItem(name, help=tree.title)


def _cases(options: CommonOptions) -> Iterator[CompletionItem]:
    from wizard.cases.case_list import overview

    for item in overview(open_desk(options)).cases:
        if _can_be_typed(item.id):
            yield CompletionItem(item.id, help=one_line(item.title))


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
    found = {f"{one.number}": line(case, one) for one in case.exhibits}
    return [
        CompletionItem(name, help=told) for name, told in found.items() if name.startswith(typed)
    ]


def files(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Files and folders, as the shell knows them."""
    return [CompletionItem(typed, type="file")]
