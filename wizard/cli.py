"""The command line.

Owns the commands' names, the exit codes and the one net under everything. The commands are in
`commands`, each importing the rest only when it runs.
"""

from __future__ import annotations

import gc
import io
import sys
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size

import click

from wizard import clock, streams
from wizard.commands import case, check, graph, new, paths, run, schema, test
from wizard.commands.opening import has_screen, known_tree, open_desk, preview, start
from wizard.errors import (
    EXIT_INTERRUPTED,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    UsageError,
    WizardError,
)
from wizard.options import WALK, Group, Settings


@click.group(
    name="ozon-wizard",
    cls=Group,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[TREE] | COMMAND …",
)
@click.option("--plain", is_flag=True, help="Line by line, without a full-screen terminal.")
@click.option("--watch", metavar="DIR", help="Follow the library in DIR while it is being written.")
@click.pass_context
def cli(context: click.Context, plain: bool, watch: str | None) -> None:
    """A guided way from a problem with an order to its end: what to press, what to write, to
    whom, and by when an answer is due.

    Without a command the wizard starts, on TREE or on the start tree.
    """
    context.ensure_object(Settings)
    context.meta["plain"] = plain
    context.meta["watch"] = watch
    if context.invoked_subcommand is None:
        _wizard(context, None)


@cli.command(WALK, hidden=True)
@click.argument("tree", required=False)
@click.option("--plain", is_flag=True, help="Line by line, without a full-screen terminal.")
@click.pass_context
def walk(context: click.Context, tree: str | None, plain: bool) -> None:
    """The wizard itself."""
    context.meta["plain"] = plain or context.meta["plain"]
    _wizard(context, tree)


for command in (
    run.run,
    check.check,
    test.test,
    paths.paths,
    graph.graph,
    schema.schema,
    new.new,
    case.case_,
):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its code; no traceback reaches the person."""
    streams.prepare()
    try:
        _stand_somewhere()
        clock.settle()
        code = cli.main(
            arguments, prog_name="ozon-wizard", standalone_mode=False, terminal_width=_width()
        )
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        _complain(said.getvalue().rstrip("\n"), name="")
        code = EXIT_USAGE
    except WizardError as error:
        _complain(str(error))
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = EXIT_INTERRUPTED
    except OSError as error:
        # A folder that nobody may look into, a disk that is full: no fault of the program. What has
        # no name is the output, for whatever is opened has one.
        _complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        if error.filename is None:
            streams.give_up()
        code = EXIT_USAGE
    except Exception as error:  # noqa: BLE001 - the one net under everything: report, do not show
        from wizard.crash import report

        _complain(report(error))
        code = EXIT_PROBLEMS
    # msgspec can crash in the last collection of the interpreter (msgspec issue 717), which turns
    # a done command into exit code 139; what is frozen is not collected.
    gc.freeze()
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, name: str = "ozon-wizard: ") -> None:
    with suppress(OSError):  # where errors go to a full disk, the code is all that is left
        streams.complain(message if "\n" in message else f"{name}{message}")


def _stand_somewhere() -> None:
    """Raise UsageError where the folder at hand was deleted: no path could be shown from there."""
    try:
        Path.cwd()
    except OSError:
        raise UsageError("the folder you are in is gone; go to another one") from None


def _width() -> int:
    """Columns for help; click itself never takes less than fifty, and breaks every line then."""
    return max(30, min(get_terminal_size().columns, 100) - 2)


def _wizard(context: click.Context, tree: str | None) -> None:
    settings, plain = context.obj, context.meta["plain"]
    if context.meta["watch"] is not None:
        preview(settings, context.meta["watch"], tree)
        return
    desk = open_desk(settings)
    name = known_tree(desk.library, tree) if tree else None
    case = desk.new(name) if name or plain or not has_screen() else None
    start(settings, desk, case, plain=plain)
