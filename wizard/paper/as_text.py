"""A paper as plain text and as Markdown, to be edited further or sent where no files are taken.

Owns what stands for a blank, a box and a table where nothing can be drawn. Each sheet is there
once: who edits one does not want to do it in every copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wizard.i18n import Language
from wizard.outcome.markdown_escaping import block as escaped
from wizard.outcome.markdown_escaping import heading, inline
from wizard.paper.layout import (
    Aside,
    Blank,
    Block,
    Bundle,
    Enclosures,
    Grid,
    Paragraph,
    Point,
    Points,
    Run,
    Sheet,
    Signature,
    TickBox,
    Words,
    written,
)

RULES = {"short": 12, "long": 28, "line": 40, "lines": 60}
"""Underscores of a blank."""
SIGNING = 20


def text(bundle: Bundle, own: Language) -> str:
    """The whole file as plain text; `own` is the language of the person."""
    return (
        f"\n\n{'=' * 40}\n\n".join("\n\n".join(_plain_parts(sheet, own)) for sheet in bundle.sheets)
        + "\n"
    )


def markdown(bundle: Bundle, own: Language) -> str:
    """The whole file as Markdown; `own` is the language of the person."""
    return (
        "\n\n---\n\n".join("\n\n".join(_marked_parts(sheet, own)) for sheet in bundle.sheets) + "\n"
    )


def words(runs: Words) -> str:
    """A piece of text as it stands, with rules in the place of blanks; what is told is left out."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    match run:
        case str():
            return run
        case Blank(caption=caption, size=size):
            return "_" * RULES[size] + (f" ({caption})" if caption else "")
        case TickBox():
            return "[ ]"
        case Aside():
            return ""


def copies(sheet: Sheet, own: Language) -> str:
    """How often a sheet is printed, and for whom; nothing where it is once."""
    if sheet.own:
        return own("paper_own")
    if len(sheet.marks) == 1:
        return sheet.marks[0]
    return own("paper_copies", count=len(sheet.marks), marks="; ".join(sheet.marks))


def _plain_parts(sheet: Sheet, own: Language) -> Iterator[str]:
    paper = sheet.paper
    if told := copies(sheet, own):
        yield f"({told})"
    yield from (f"(⚠ {own('paper_own')}. {note.text})" for note in paper.note)
    yield from ("\n".join(map(words, group)) for group in paper.head)
    yield "\n".join(filter(None, (paper.title, words(paper.subtitle))))
    for part in paper.blocks:
        yield from _part(part, str, _plain_grid)


def _marked_parts(sheet: Sheet, own: Language) -> Iterator[str]:
    paper = sheet.paper
    if told := copies(sheet, own):
        yield f"> {inline(told)}"
    for note in paper.note:
        yield f"> ⚠ {inline(own('paper_own'))}. {inline(note.text)}"
    for group in paper.head:
        yield "\\\n".join(inline(words(line)) for line in group)
    yield f"# {heading(paper.title)}"
    if paper.subtitle:
        yield inline(words(paper.subtitle))
    for part in paper.blocks:
        if isinstance(part, Paragraph) and part.look == "heading":
            yield f"## {heading(words(part.words))}"
        else:
            yield from _part(part, _escaped, _marked_grid)


def _escaped(said: str) -> str:
    return "\n".join(escaped(said))


def _part(part: Block, safe: Callable[[str], str], grid: Callable[[Grid], str]) -> Iterator[str]:
    match part:
        case Paragraph(words=said):
            yield safe(words(said))
        case Points(points=points):
            yield _points(points, safe)
        case Enclosures(heading=said, points=points):
            yield safe(words(said))
            yield _points(points, safe)
        case Grid():
            yield grid(part)
        case Signature(day=day, words=said, name=name):
            signed = f" / {words(name)} /" if name else ""
            yield safe(f"{day}    {words(said)} {'_' * SIGNING}{signed}")


def _points(points: tuple[Point, ...], safe: Callable[[str], str]) -> str:
    """A list; one whose marks are none to Markdown is a paragraph an item there."""
    known = all(point.mark == "—" or point.mark.count(".") == 1 for point in points)
    return ("\n" if known else "\n\n").join(_point(point, safe) for point in points)


def _point(point: Point, safe: Callable[[str], str]) -> str:
    lines = safe(words(point.words)).split("\n")
    mark = "-" if point.mark == "—" and safe is not str else point.mark
    return f"\n{' ' * (len(mark) + 1)}".join([f"{mark} {lines[0]}", *lines[1:]])


def _plain_grid(grid: Grid) -> str:
    lines = [grid.heading] if grid.heading else []
    lines += [" | ".join(row) for row in [grid.columns, *_cells(grid)]]
    return "\n".join(lines)


def _marked_grid(grid: Grid) -> str:
    rows = [[inline(cell) for cell in row] for row in _cells(grid)]
    lines = [f"| {' | '.join(row)} |" for row in [grid.columns, ["---"] * len(grid.columns), *rows]]
    return "\n".join([*([f"## {heading(grid.heading)}", ""] if grid.heading else []), *lines])


def _cells(grid: Grid) -> Iterator[list[str]]:
    yield from ([words(written(cell)) for cell in row] for row in grid.rows)
