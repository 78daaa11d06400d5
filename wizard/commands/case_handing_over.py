"""`case export`, `case import`: a case handed over, and one that was."""

from __future__ import annotations

import click

from wizard import disk, locations, streams
from wizard.commands import completion
from wizard.commands.opening import open_case, open_desk, open_redacted
from wizard.commands.output import place, read_by
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_USAGE
from wizard.options import StandardCommand, argument, option


@click.command("export", cls=StandardCommand)
@argument("case", shell_complete=completion.cases)
@option(
    "-o",
    "--output",
    metavar="FILE.zip",
    required=True,
    help="A new file, or an earlier one of this case.",
)
@option("--redact", is_flag=True, help="The document alone, without names, numbers, addresses.")
@click.pass_obj
def export(options: CommonOptions, case: str, output: str, redact: bool) -> None:
    """A case with its document, papers, evidence and dates, as one ZIP for a lawyer."""
    from wizard.cases import attaching, handing_over

    desk, path = open_case(options, case)
    opened = open_redacted(desk, path) if redact else desk.open(path)
    say = desk.language
    if not redact and (damaged := attaching.damaged(opened)):
        for line in [*damaged, say("export_damaged")]:
            streams.complain(line)
        raise SystemExit(EXIT_USAGE)
    with place(output, say) as chosen:
        made = (handing_over.redacted if redact else handing_over.whole)(opened)
        saved = handing_over.save(opened, made, chosen, read_by(options))
    if not disk.is_output(saved):
        streams.tell(say("exported_redacted" if redact else "exported", path=saved))
    if made.left_out:
        streams.complain(say("exported_without"))
    if not redact and opened.astray and not opened.walk.ended:
        streams.complain(desk.uncounted(case, opened.page.title))


@click.command("import", cls=StandardCommand)
@argument("file", metavar="FILE.zip", shell_complete=completion.files)
@click.pass_obj
def bring_in(options: CommonOptions, file: str) -> None:
    """A case of what `case export` wrote; what is not whole is refused."""
    from wizard.cases import importing

    desk = open_desk(options)
    path = importing.bring_in(desk, locations.typed(file))
    opened = desk.open(path)
    command = desk.command("case", "resume", opened.handle)
    streams.tell(desk.language("imported", title=opened.page.title, path=path, command=command))


COMMANDS = (export, bring_in)
