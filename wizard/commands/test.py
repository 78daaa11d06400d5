"""`test`: every scenario, walked."""

from __future__ import annotations

from pathlib import Path

import click

from wizard.commands.opening import open_desk
from wizard.errors import EXIT_PROBLEMS
from wizard.options import Command, Settings


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def test(settings: Settings, paths: tuple[str, ...], format_: str) -> None:
    """Walk every scenario of every file given, or of the whole library."""
    from wizard import locations
    from wizard.check.scenarios import trial

    chosen = [Path(path) for path in paths] or [locations.trees(settings.trees) / "scenarios"]
    desk = open_desk(settings)
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
