"""`case`: the cases that are kept."""

from __future__ import annotations

import click

from wizard.commands.opening import open_case, open_desk, start
from wizard.options import Group, Settings


@click.group(name="case", cls=Group)
def case_() -> None:
    """Cases that are kept: list, show, resume."""


@case_.command("list")
@click.pass_obj
def case_list(settings: Settings) -> None:
    """Every case: what it is about, where it stands, the next date."""
    from wizard.cases.summary import summaries

    desk = open_desk(settings)
    for entry in summaries(desk):
        click.echo(f"{entry.id}  {entry.line}")


@case_.command("show")
@click.argument("case")
@click.pass_obj
def case_show(settings: Settings, case: str) -> None:
    """The document of a case."""
    click.echo(open_case(open_desk(settings), case).document(), nl=False)


@case_.command("resume")
@click.argument("case")
@click.option("--plain", is_flag=True, help="Line by line, without a full-screen terminal.")
@click.pass_context
def case_resume(context: click.Context, case: str, plain: bool) -> None:
    """Go on with a case, by its id or its file."""
    desk = open_desk(context.obj)
    start(desk, open_case(desk, case), plain=plain or context.find_root().meta.get("plain", False))
