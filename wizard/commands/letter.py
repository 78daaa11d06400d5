"""`letter`: a letter of a case on paper, with all that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wizard import disk, streams
from wizard.commands import completion
from wizard.commands.opening import open_case
from wizard.commands.output import STDOUT, place, read_by
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_PROBLEMS, UsageError, shown
from wizard.options import StandardCommand, argument, option

if TYPE_CHECKING:
    from wizard.cases.case import Case
    from wizard.outcome.letters import Message


@click.command("letter", cls=StandardCommand)
@argument("case", shell_complete=completion.cases)
@argument("name", required=False)
@option(
    "-o",
    "--output",
    metavar="FILE",
    help="A file that ends in .html, .docx, .pdf, .md or .txt. It is a new one, or an .html or .pdf"
    " that was printed of this letter before.",
)
@option("--alone", is_flag=True, help="The letter alone, without copies and what goes with it.")
@click.pass_obj
def command(
    options: CommonOptions, case: str, name: str | None, output: str | None, alone: bool
) -> None:
    """A letter of a case as a file to print or to edit, with all that goes into the envelope.

    Without NAME the letters of the case are listed; without a file the letter is shown as text.
    """
    from wizard.cases import printing
    from wizard.cases.attaching import damaged

    desk, path = open_case(options, case)
    opened, say = desk.open(path), desk.language
    known = printing.letters(opened)
    if not known:
        streams.complain(say("paper_none"))
        raise SystemExit(EXIT_PROBLEMS)
    if name is None and len(known) == 1 and output is not None:
        name = next(iter(known))
    if name is None:
        for each, message in known.items():
            streams.tell(f"{each}  {message.called(message.title, say)}")
            if message.outdated:
                streams.complain(f"⚠ {each}: {say('own_outdated')}")
        if output is not None:
            raise UsageError("which of these letters is meant? Say its name before -o")
        return
    if name not in known:
        raise UsageError(say("paper_unknown", name=shown(name), known=[*known]))
    message = known[name]
    for line in damaged(opened):
        streams.complain(line)
    if output in (None, STDOUT):
        streams.tell(printing.text(printing.alone(opened, message), opened), end="")
        return
    bundle = (printing.alone if alone else printing.full)(opened, message)
    with place(output, say) as chosen:
        saved = printing.save(opened, bundle, chosen, read_by(options), printing.replaces(bundle))
    if disk.is_output(saved):
        return
    _note(opened, message)
    streams.tell(say("paper_saved", **printing.placed(saved)))
    if found := printing.to_do(opened, message):
        streams.tell(say("paper_to_do"))
        for line in found:
            streams.tell(f"- {line}")


def _note(case: Case, message: Message) -> None:
    """Note in the case that a letter was printed; what a person had edited of it is told."""
    from wizard.cases import printing

    if unnoted := printing.note(case, message):
        streams.complain(unnoted)
    case.release()
    if case.set_aside is not None:
        streams.complain(case.desk.language("set_aside", path=case.set_aside))
