"""`test`: every scenario, walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from wizard import disk, streams
from wizard.commands import completion
from wizard.commands.authoring import at_hand
from wizard.commands.opening import finder, first_desk, no_tree
from wizard.commands.output import STDOUT
from wizard.common_options import CommonOptions
from wizard.errors import EXIT_PROBLEMS, UnwritableError, UsageError
from wizard.locations import library_of, typed
from wizard.options import StandardCommand, argument, option

if TYPE_CHECKING:
    from wizard.author.scenarios.coverage import Report
    from wizard.author.scenarios.trial import Result
    from wizard.author.tree.source import Source


@click.command("test", cls=StandardCommand)
@argument("paths", nargs=-1, metavar="[PATH …]", shell_complete=completion.files)
@option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@option(
    "--coverage",
    "covered",
    is_flag=True,
    help="Also tell what of the library no scenario meets; it does not change the exit code.",
)
@option(
    "--generate",
    metavar="TREE",
    help="Instead, write scenarios that take every way from the nodes of TREE, as a start.",
)
@option("-o", "--output", metavar="FILE", help="Where the scenarios of --generate go; a new file.")
@click.pass_obj
def command(
    options: CommonOptions,
    *,
    paths: tuple[str, ...],
    format_: str,
    covered: bool,
    generate: str | None,
    output: str | None,
) -> None:
    """Walk every scenario of every file given, or of the whole library, and look what is found by
    every phrase.
    """
    from wizard.author.scenarios.phrases import Phrases
    from wizard.author.scenarios.trial import Trial

    if generate is not None:
        if paths or covered or format_ == "json":
            raise UsageError("--generate walks no scenarios: it takes only -o beside it")
        _generate(options, generate, output)
        return
    if output is not None:
        raise UsageError("-o goes with --generate")
    places = [typed(path) for path in paths]
    homes = list(dict.fromkeys(library_of(place) for place in places))
    if len(homes) > 1 and options.trees is None:
        raise UsageError(
            "{path}: of another library than {first}; test them one by one",
            path=paths[-1],
            first=paths[0],
        )
    home = str(homes[0]) if homes and homes[0] else None
    folder = at_hand(replace(options, trees=options.trees or home))
    options = replace(options, trees=str(folder))
    desk = first_desk(options)
    trial, phrases = Trial(desk.pages, desk.today), Phrases(finder(options, desk))
    walked = [one for place in places or [folder] for one in trial.walk(place)]
    results = [result for result, _ in walked]
    results += [one for place in places or [folder] for one in phrases.judge(place)]
    report = None
    if covered:
        from wizard.author.scenarios.coverage import Coverage

        coverage = Coverage(desk.library)
        for _, walk in walked:
            coverage.add(walk)
        report = coverage.report(folder)
    if format_ == "json":
        data = {"scenarios": results, "coverage": report} if report else results
        streams.tell_data(data)
    else:
        _tell(results, trial.sources | phrases.sources, report)
    if any(result.problems for result in results):
        raise SystemExit(EXIT_PROBLEMS)


def _generate(options: CommonOptions, tree: str, output: str | None) -> None:
    """Write scenarios for a tree to a new file, or to the screen."""
    from wizard.author.paths.generate import drafts, written

    desk = first_desk(replace(options, trees=str(at_hand(options))))
    trees = desk.library.trees
    if tree not in trees:
        raise no_tree(tree, trees)
    text = written(drafts(desk.library, tree, desk.today, desk.language))
    if output in (None, STDOUT):
        streams.tell(text, end="")
        return
    path = typed(output)
    try:
        if path.is_file():
            raise UsageError("{path}: is there already, and would be lost", path=output)
        disk.write(path, text.encode(), disk.SHARED)
    except OSError as error:
        raise UnwritableError(path, error) from error


def _tell(results: list[Result], sources: Mapping[str, Source], report: Report | None) -> None:
    """What failed, what was not met, and the count, which is the last line."""
    failed = [result for result in results if result.problems]
    for result in failed:
        for line in result.told(sources[result.path]):
            streams.tell(line)
    if report:
        for part in report.missed:
            streams.tell(
                f"{part.path}:{part.line}: no scenario meets the {part.kind} «{part.name}»"
            )
        for name, shares in report.trees.items():
            streams.tell(
                f"{name}: {', '.join(f'{kind}s {share}' for kind, share in shares.items())}"
            )
        whole = ", ".join(f"{kind}s {share}" for kind, share in report.whole.items())
        streams.tell(f"all trees: {whole}")
    streams.tell(f"{len(results) - len(failed)} passed, {len(failed)} failed")
