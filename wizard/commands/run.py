"""`run`: a tree walked by a file of answers, without a person."""

from __future__ import annotations

import click

from wizard import streams
from wizard.commands import completion
from wizard.commands.opening import known_tree, open_desk
from wizard.commands.output import STDOUT, place, read_by
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_PROBLEMS, UsageError
from wizard.locations import typed
from wizard.options import StandardCommand, argument, option


@click.command("run", cls=StandardCommand)
@argument("tree", shell_complete=completion.beginnings)
@option("--answers", required=True, metavar="FILE", help="The answers, as YAML.")
@option(
    "-o",
    "--output",
    metavar="OUT.md",
    help="A file for the document, .html for a page: a new one, or one that was written so before.",
)
@click.pass_obj
def command(options: CommonOptions, tree: str, answers: str, output: str | None) -> None:
    """Walk TREE by an answers file and write the document."""
    from wizard.author.scenarios.format import AnswersFile, far_day
    from wizard.author.scenarios.replay import replay
    from wizard.author.tree.decode import decode
    from wizard.author.tree.diagnostic import render
    from wizard.author.tree.limits import read_text
    from wizard.author.tree.place import Location
    from wizard.author.tree.source import Source

    source = Source(answers, read_text(typed(answers), answers))
    file = decode(source, AnswersFile)
    if source.problems or file is None:
        raise UsageError(render(source.problems, {answers: source}))
    if file.tree not in (None, tree):
        raise UsageError(
            "{path}: the answers are for «{other}», not for «{tree}»",
            path=answers,
            other=file.tree,
            tree=tree,
        )
    if far := list(far_day(Location(source), file.today)):
        raise UsageError(render(far, {answers: source}))
    desk = open_desk(options, today=str(file.today) if file.today else None)
    name = known_tree(desk.library, tree)
    result = replay(desk.walker(name), file.answers, desk.today, desk.language, file.numbers)
    from wizard.cases.case import Case
    from wizard.cases.case_folder import new_id
    from wizard.cases.exports import save_made

    case = Case(desk, name, new_id(desk.today), result.walk)
    if output in (None, STDOUT):
        streams.tell(case.document(), end="")
    else:
        with place(output, desk.language) as path:
            save_made(case, path, (typed(answers), *read_by(options)))
    for problem in result.problems:
        line, column, _ = source.span(problem.where, key=problem.where == ("answers",))
        streams.complain(f"{answers}:{line}:{column}: {problem.text}")
    if not result.finished or result.problems:
        raise SystemExit(EXIT_PROBLEMS)
