"""`check`: everything that is wrong with a library, or with single files of it."""

from __future__ import annotations

from pathlib import Path

import click

from wizard import streams
from wizard.commands import completion
from wizard.commands.authoring import at_hand
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_PROBLEMS, UsageError
from wizard.locations import MANIFEST, is_library, library_of, shipped_trees, typed
from wizard.options import StandardCommand, argument, option

SHIPPED = "the library that comes with ozon-wizard"


@click.command("check", cls=StandardCommand)
@argument("paths", nargs=-1, metavar="[PATH …]", shell_complete=completion.files)
@option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@option("--strict", is_flag=True, help="Fail on warnings too, and on what is to be done.")
@option("--fix", is_flag=True, help="Add stubs of nodes that are led to and not there.")
@option(
    "--explain",
    is_flag=False,
    flag_value="",
    metavar="[CODE]",
    help="Tell what a code means, or all of them, as Markdown.",
)
@click.pass_obj
def command(
    options: CommonOptions,
    paths: tuple[str, ...],
    format_: str,
    *,
    strict: bool,
    fix: bool,
    explain: str | None,
) -> None:
    """Report everything that is wrong with a library, or with single files of it."""
    if explain is not None:
        if paths or strict or fix or format_ == "json":
            raise UsageError("--explain checks nothing: it takes one code, or none for all")
        _explain(explain)
        return
    from wizard import clock
    from wizard.author.proof import examine
    from wizard.author.tree.diagnostic import Diagnostic, count, render
    from wizard.author.tree.source import Source
    from wizard.library.library import shown

    today = clock.today(options.today)
    problems: list[Diagnostic] = []
    others: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    libraries = _libraries(options, paths)
    for folder, only in libraries.items():
        if fix:
            _write_stubs(folder)
        loaded, found = examine(folder, today)
        sources |= loaded.sources
        wanted = {shown(path) for path in only}
        for problem in found:
            (others if wanted and problem.path not in wanted else problems).append(problem)
    problems.sort()
    if format_ == "json":
        streams.tell_data(problems)
    else:
        besides = f"; in other files of the library: {count(others)}" if others else ""
        where = f" in {SHIPPED}" if not paths and shipped_trees() in libraries else ""
        streams.tell(render(problems, sources) + where + besides)
    if any(strict or problem.severity == "error" for problem in problems):
        raise SystemExit(EXIT_PROBLEMS)


def _write_stubs(folder: Path) -> None:
    """Add what is surely missing, and say what that was."""
    from wizard.author import stubs

    for path, names in stubs.write(folder).items():
        streams.complain(f"{path}: written as stubs, to be filled in: {', '.join(names)}")


def _explain(code: str) -> None:
    """One code of the table, or the whole of it."""
    from wizard.author.explain import page, section

    streams.tell(section(code) if code else page(), end="")


def _libraries(options: CommonOptions, paths: tuple[str, ...]) -> dict[Path, list[Path]]:
    """Each library to be checked, and the files of it that were named; none named is all."""
    if not paths:
        return {at_hand(options): []}
    found: dict[Path, list[Path]] = {}
    for name in paths:
        path = typed(name)
        if not path.exists():
            raise UsageError("{name}: no such file or folder", name=name)
        folder = library_of(path)
        if folder is None:
            raise UsageError(
                "{name}: no {manifest} in it or above it: not of a library",
                name=name,
                manifest=MANIFEST,
            )
        if is_library(path):
            found[path] = []
        elif found.get(folder) != []:
            found.setdefault(folder, []).extend(_parts(folder, path))
    return found


def _parts(folder: Path, path: Path) -> list[Path]:
    """A file of a library, or all of them in a folder of it."""
    from wizard.author.scenarios.format import files
    from wizard.library.library import paths, shown

    within = path.resolve()
    parts = [part for part in (*paths(folder), *files(folder)) if _is_within(part, within)]
    if not parts:
        raise UsageError(
            "{path}: not a part of the library in {folder}", path=path, folder=shown(folder)
        )
    return parts


def _is_within(part: Path, within: Path) -> bool:
    return part.resolve().is_relative_to(within)
