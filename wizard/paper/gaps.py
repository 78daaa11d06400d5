"""The gaps of a letter: what stands in square brackets, and what becomes of it on paper.

Owns which of them is a ruled blank, which a box to tick, and which is told the person alone; and
the list of them all. Refuses to fill any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.outcome import covering
from wizard.paper.layout import Aside, Blank, Grid, Paper, Run, TickBox, Words
from wizard.paper.nearby import near
from wizard.paper.signs import Signs
from wizard.pattern import pattern

_BRACKETS = pattern(r"\[([^\[\]]*)\]")
_BRIEF, _LONG, _MOST = 22, 50, 130
"""Characters of a caption that fit below a short blank, a long one, a whole line."""
CHOICE = " / "
"""What is printed between boxes within a sentence, of which one is ticked."""
_BETWEEN = pattern(r"\s/\s")
"""What stands between two texts of which one is kept."""
_SAID = pattern(r"[.!?»\])]\s*$")
"""What a sentence, or another gap, ends with."""
_NO_SPACE_BEFORE = tuple(".,;:!?)»")


def words(text: str, known: Signs) -> Words:
    """A piece of a letter with its gaps."""
    text = _apart(text, known)
    runs: list[Run] = []
    end = 0
    for gap in _BRACKETS.finditer(text):
        runs += [text[end : gap.start()], *_of_gap(gap[1].strip(), known)]
        end = gap.end()
    return tidy([*runs, text[end:]])


def _apart(text: str, known: Signs) -> str:
    """The piece with each passage that is kept or not on lines of its own, so that it is seen how
    far it goes; what is a part of a sentence stays in it, and the next one begins a line."""
    for gap in reversed([*_BRACKETS.finditer(text)]):
        said = gap[1].strip()
        kept = texts(said, known)
        if not known.optional.fullmatch(said) and len(kept) < 2:
            continue
        before, after = text[: gap.start()], text[gap.end() :]
        stop = "." if len(kept) > 1 and after.startswith(".") else ""
        if (stop or _SAID.search(said)) and _BRACKETS.sub("", after).strip(" .\n"):
            after = f"{stop}\n{after.removeprefix(stop).lstrip(' ')}"
        if _SAID.search(before) and (len(kept) == 1 or _sentences(kept)):
            before = f"{before.rstrip(' ')}\n"
        text = f"{before}{gap[0]}{after}"
    return text


def tidy(runs: Sequence[Run]) -> Words:
    """The runs with one space, or none, around what is told aside, and none that is empty."""
    found: list[Run] = []
    asides: list[Run] = []
    for run in runs:
        if isinstance(run, Aside):
            asides.append(run)
            continue
        after = run
        if asides and found and isinstance(before := found[-1], str) and isinstance(run, str):
            if run.startswith(_NO_SPACE_BEFORE) or not run:
                found[-1] = before.rstrip(" ")
            elif before.endswith((" ", "\n")):
                after = run.lstrip(" ")
        found += [*asides, *([after] if after else [])]
        asides = []
    return tuple(found + asides)


def texts(said: str, known: Signs) -> list[str]:
    """Of which texts one may stand in place of a gap; none where it is to be filled in.

    An empty one stands where what follows the gap is to be kept.
    """
    if known.fill.fullmatch(said):
        return []
    if optional := known.optional.fullmatch(said):
        return [optional["text"]]
    if known.held.fullmatch(said):
        return [""]
    kept = known.variants.fullmatch(said)
    return _BETWEEN.split(kept["texts"]) if kept else []


def _of_gap(said: str, known: Signs) -> Iterator[Run]:
    if filled := known.fill.fullmatch(said):
        yield _blank(filled["rates"] or _caption(filled["rest"] or "", known), said, known)
    elif optional := known.optional.fullmatch(said):
        yield TickBox()
        yield Aside(optional["told"])
        yield f" {optional['text']}"
    elif known.held.fullmatch(said):
        yield Aside(said)
        yield TickBox()
    elif known.ticked.fullmatch(said):
        yield Aside(said)
    elif kept := known.variants.fullmatch(said):
        yield Aside(kept["told"])
        yield from _variants(_BETWEEN.split(kept["texts"]))
    elif known.pick.fullmatch(said):
        yield _blank("", said, known)
    elif known.told.fullmatch(said):
        yield Aside(said)
    else:
        yield _blank(said, said, known)


def _sentences(kept: Sequence[str]) -> bool:
    """Whether each of the texts, of which one is kept, goes to the end of a sentence."""
    return all(_SAID.search(text) for text in kept)


def _variants(texts: Sequence[str]) -> Iterator[Run]:
    """Each with a box before it, and on a line of its own where it is a sentence: of a line all
    is struck out, of what has a slash beside it the words alone."""
    between = "\n" if _sentences(texts) else CHOICE
    for at, text in enumerate(texts):
        if at:
            yield between
        yield TickBox()
        yield f" {text}"


def _caption(rest: str, known: Signs) -> str:
    """What is printed below a blank: what has to stand there, without what is said to the writer.

    «: the day; if …» is the day; «, if they refused: when» is when; «one sum: add …» is one sum.
    """
    rest = known.strike.sub("", rest)
    before, colon, after = rest.partition(": ")
    if rest.startswith(","):
        return after if colon and ";" not in after else ""
    if not before:  # «впишите: …»
        return after.partition(";")[0]
    return before.partition(";")[0]


def _blank(caption: str, said: str, known: Signs) -> Blank:
    caption = caption.strip(" :.")
    if len(caption) > _MOST:
        caption = ""
    if known.much.fullmatch(caption):
        return Blank(caption, said, "lines")
    if len(caption) <= _BRIEF and known.brief.fullmatch(caption):
        return Blank(caption, said, "short")
    return Blank(caption, said, "long" if len(caption or said) <= _LONG else "line")


def to_do(paper: Paper) -> list[tuple[str, str]]:
    """What is to be written, ticked or looked at: the words around it, and what to do. All that is
    to be written into a row of a table is told at once."""
    paper = covering.shown(paper)
    grids = [block for block in paper.blocks if isinstance(block, Grid)]
    rows = {line for grid in grids for line in grid.lines()}
    found: list[tuple[str, str]] = []
    for piece in paper.pieces():
        told = [
            (near(piece, at), run.hint if isinstance(run, Blank) else run.text)
            for at, run in enumerate(piece)
            if isinstance(run, Blank | Aside)
        ]
        found += [_at_once(told)] if told and piece in rows else told
    return list(dict.fromkeys(found))


def _at_once(told: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """«write: a», «write: b» as «write: a; b»."""
    (where, first), *others = told
    verb = first.partition(": ")[0]
    return where, "; ".join([first, *(what.removeprefix(f"{verb}: ") for _, what in others)])
