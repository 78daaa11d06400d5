"""The commands.

Owns the command line, the exit codes and what reaches standard output and standard error. Imports
the rest only where a command needs it, and is the only place that exits.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wizard.errors import EXIT_INTERRUPTED, EXIT_PROBLEMS, EXIT_USAGE, UsageError, WizardError
from wizard.options import WALK, Group, Settings

if TYPE_CHECKING:
    from wizard.cases.case import Case, Desk
    from wizard.tree.library import Library


@click.group(
    name="ozon-wizard",
    cls=Group,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[TREE] | COMMAND …",
)
@click.option("--plain", is_flag=True, help="Line by line, without a full-screen terminal.")
@click.pass_context
def cli(context: click.Context, plain: bool) -> None:
    """A guided way from a problem with an order to its end: what to press, what to write, to
    whom, and by when an answer is due.

    Without a command the wizard starts, on TREE or on the start tree.
    """
    context.ensure_object(Settings)
    context.meta["plain"] = plain
    if context.invoked_subcommand is None:
        _wizard(context.obj, None, plain=plain)


@cli.command(WALK, hidden=True)
@click.argument("tree", required=False)
@click.option("--plain", is_flag=True, help="Line by line, without a full-screen terminal.")
@click.pass_context
def walk(context: click.Context, tree: str | None, plain: bool) -> None:
    """The wizard itself."""
    _wizard(context.obj, tree, plain=plain or context.meta.get("plain", False))


@cli.command()
@click.argument("tree")
@click.option("--answers", required=True, metavar="FILE", help="The answers, as YAML.")
@click.option("-o", "--output", metavar="OUT.md", help="Where the document goes.")
@click.pass_obj
def run(settings: Settings, tree: str, answers: str, output: str | None) -> None:
    """Walk TREE by an answers file and write the document."""
    from wizard.check.scenarios import AnswersFile, replay
    from wizard.tree.decode import decode
    from wizard.tree.diagnostic import render
    from wizard.tree.source import Source, read_text

    source = Source(answers, read_text(Path(answers), answers))
    file = decode(source, AnswersFile)
    if source.problems or file is None:
        raise UsageError(render(source.problems, {answers: source}))
    desk = _desk(settings, today=str(file.today) if file.today else None)
    name = _tree(desk.library, tree)
    result = replay(desk.walker(name), file.answers, desk.today, desk.language)
    from wizard.cases.case import Case
    from wizard.cases.store import new_id

    case = Case(desk, name, new_id(desk.today), result.walk)
    if output:
        case.save_as(Path(output))
    else:
        click.echo(case.document(), nl=False)
    for problem in [*([result.missing] if result.missing else []), *result.problems]:
        click.echo(f"{answers}: {problem}", err=True)
    if not result.finished or result.problems:
        raise SystemExit(EXIT_PROBLEMS)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def check(settings: Settings, paths: tuple[str, ...], format_: str) -> None:
    """Report everything that is wrong with a library, or with single files of it."""
    import msgspec

    from wizard.check.proof import examine
    from wizard.tree.diagnostic import Diagnostic, render
    from wizard.tree.library import shown
    from wizard.tree.source import Source

    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for folder, only in _libraries(settings, paths).items():
        loaded, found = examine(folder)
        sources |= loaded.sources
        wanted = {shown(path) for path in only}
        for path in sorted(wanted - set(loaded.files.values())):
            raise UsageError(f"{path}: not a file of the library in {shown(folder)}")
        problems += [problem for problem in found if not wanted or problem.path in wanted]
    problems.sort()
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(problems)).decode())
    else:
        click.echo(render(problems, sources))
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(EXIT_PROBLEMS)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def test(settings: Settings, paths: tuple[str, ...], format_: str) -> None:
    """Walk every scenario of every file given, or of the whole library."""
    from wizard import locations
    from wizard.check.scenarios import trial

    chosen = [Path(path) for path in paths] or [locations.trees(settings.trees) / "scenarios"]
    desk = _desk(settings)
    results = [result for path in chosen for result in trial(path, desk.pages, desk.today)]
    failed = [result for result in results if result.problems]
    if format_ == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(results)).decode())
    else:
        for result in failed:
            click.echo(f"{result.path}: {result.name}")
            for problem in result.problems:
                click.echo(f"    {problem}")
        click.echo(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    if failed:
        raise SystemExit(EXIT_PROBLEMS)


@cli.group(name="case", cls=Group)
def case_() -> None:
    """Cases that are kept: list, show, resume."""


@case_.command("list")
@click.pass_obj
def case_list(settings: Settings) -> None:
    """Every case: what it is about, where it stands, the next date."""
    from wizard.cases.summary import summaries

    desk = _desk(settings)
    for entry in summaries(desk):
        click.echo(f"{entry.id}  {entry.line}")


@case_.command("show")
@click.argument("case")
@click.pass_obj
def case_show(settings: Settings, case: str) -> None:
    """The document of a case."""
    click.echo(_open(_desk(settings), case).document(), nl=False)


@case_.command("resume")
@click.argument("case")
@click.option("--plain", is_flag=True, help="Line by line, without a full-screen terminal.")
@click.pass_context
def case_resume(context: click.Context, case: str, plain: bool) -> None:
    """Go on with a case, by its id or its file."""
    desk = _desk(context.obj)
    _start(desk, _open(desk, case), plain=plain or context.find_root().meta.get("plain", False))


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its code; no traceback reaches the person."""
    try:
        code = cli.main(arguments, prog_name="ozon-wizard", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = EXIT_USAGE
    except WizardError as error:
        _complain(str(error))
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_PROBLEMS
    except Exception as error:  # noqa: BLE001 - the one net under everything: report, do not show
        from wizard.crash import report

        _complain(report(error))
        code = EXIT_PROBLEMS
    # msgspec can crash in the last collection of the interpreter (msgspec issue 717), which turns
    # a done command into exit code 139; what is frozen is not collected.
    gc.freeze()
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    click.echo(f"ozon-wizard: {message}" if "\n" not in message else message, err=True)


def _wizard(settings: Settings, tree: str | None, *, plain: bool) -> None:
    desk = _desk(settings)
    name = _tree(desk.library, tree) if tree else None
    _start(desk, desk.new(name) if name or plain or not _screen() else None, plain=plain)


def _start(desk: Desk, case: Case | None, *, plain: bool) -> None:
    """Hand over to a front end; without a case the first screen offers what there is."""
    if plain or not _screen():
        from wizard.plain import sit

        sit(case or desk.new())
        return
    from wizard.tui.app import run as run_screen

    code = run_screen(desk, case)
    if code:
        raise SystemExit(code)


def _screen() -> bool:
    """Whether there is a terminal that can be drawn on."""
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "") not in ("", "dumb", "unknown")
    )


def _desk(settings: Settings, *, today: str | None = None) -> Desk:
    from wizard import clock, locations
    from wizard.cases.case import Desk
    from wizard.check.proof import sound
    from wizard.i18n import language

    day = clock.today(settings.today or today)
    library = sound(locations.trees(settings.trees))
    code = settings.lang or library.manifest.languages[0]
    return Desk(library, language(code), day, clock.now)


def _tree(library: Library, name: str) -> str:
    if name in library.trees:
        return name
    from wizard.tree.diagnostic import suggestion

    near = suggestion(name, library.trees)
    known = ", ".join(library.trees)
    raise UsageError(f"no tree «{name}»; {near or f'there are {known}'}")


def _open(desk: Desk, case: str) -> Case:
    """A case by id or by file."""
    by_id = desk.folder / f"{case}.md"
    path = by_id if Path(case).name == case and by_id.is_file() else Path(case)
    if not path.is_file():
        raise UsageError(desk.language("no_case", case=case, folder=desk.folder))
    return desk.open(path)


def _libraries(settings: Settings, paths: tuple[str, ...]) -> dict[Path, list[Path]]:
    """Each library to be checked, and the files of it that were named; none named is all."""
    from wizard import locations
    from wizard.tree.library import MANIFEST

    if not paths:
        return {locations.trees(settings.trees): []}
    found: dict[Path, list[Path]] = {}
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found[path] = []
            continue
        if not path.exists():
            raise UsageError(f"{name}: no such file or folder")
        folder = next((up for up in path.parents if (up / MANIFEST).is_file()), None)
        if folder is None:
            raise UsageError(f"{name}: no {MANIFEST} in its folder or above it")
        if found.get(folder) != []:
            found.setdefault(folder, []).append(path)
    return found
