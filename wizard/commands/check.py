"""`check`: everything that is wrong with a library, or with single files of it."""

from __future__ import annotations

from pathlib import Path

import click

from wizard.commands.opening import library_of
from wizard.errors import EXIT_PROBLEMS, UsageError
from wizard.locations import MANIFEST
from wizard.options import Command, Settings


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option("--strict", is_flag=True, help="Fail on warnings too, and on what is to be done.")
@click.option(
    "--explain",
    is_flag=False,
    flag_value="",
    metavar="[CODE]",
    help="Tell what a code means, or all of them, as Markdown.",
)
@click.pass_obj
def check(
    settings: Settings, paths: tuple[str, ...], format_: str, *, strict: bool, explain: str | None
) -> None:
    """Report everything that is wrong with a library, or with single files of it."""
    if explain is not None:
        if paths or strict or format_ == "json":
            raise UsageError("--explain checks nothing: it takes one code, or none for all")
        _explain(explain)
        return
    import msgspec

    from wizard import clock
    from wizard.check.proof import examine
    from wizard.tree.diagnostic import Diagnostic, render
    from wizard.tree.library import shown
    from wizard.tree.source import Source

    today = clock.today(settings.today)
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for folder, only in _libraries(settings, paths).items():
        loaded, found = examine(folder, today)
        sources |= loaded.sources
        wanted = {shown(path) for path in only}
        for path in sorted(wanted - {*loaded.files.values(), *loaded.sources}):
            raise UsageError(f"{path}: not a file of the library in {shown(folder)}")
        problems += [problem for problem in found if not wanted or problem.path in wanted]
    problems.sort()
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(problems)).decode())
    else:
        click.echo(render(problems, sources))
    if any(strict or problem.severity == "error" for problem in problems):
        raise SystemExit(EXIT_PROBLEMS)


def _explain(code: str) -> None:
    """One code of the table, or the whole of it."""
    from wizard.check.explain import page, section

    click.echo(section(code) if code else page(), nl=False)


def _libraries(settings: Settings, paths: tuple[str, ...]) -> dict[Path, list[Path]]:
    """Each library to be checked, and the files of it that were named; none named is all."""
    from wizard import locations

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
        folder = library_of(path)
        if folder is None:
            raise UsageError(f"{name}: no {MANIFEST} in its folder or above it")
        if found.get(folder) != []:
            found.setdefault(folder, []).append(path)
    return found
