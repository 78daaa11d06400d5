"""What is wrong with a library that is being written, to be read beside the editor.

Owns how a problem looks on a screen of any width, the worst first. Refuses to find any.
"""

from __future__ import annotations

from collections import Counter
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wizard.author.tree.diagnostic import Diagnostic, LineSource
from wizard.author.watch import Seen
from wizard.i18n import Language
from wizard.tui.dialogs import Reading

MARKS = {"error": ("✗", "$error"), "warning": ("⚠", "$warning"), "todo": ("○", "$primary")}
"""By severity, the worst first."""
MOST = 100
"""Nobody mends more of them before the next save, and long texts are slow to lay out."""


def tally(seen: Seen, say: Language) -> str:
    """How much is wrong: «2 errors, 1 warning»; nothing where nothing is."""
    counts = Counter(problem.severity for problem in seen.problems)
    if seen.refusal:
        counts["error"] += 1
    return ", ".join(say.plural(f"watch_{one}s", counts[one]) for one in MARKS if counts[one])


def told(seen: Seen, say: Language, width: int) -> Content:
    """Every problem: what it is, where, the line, and what to do."""
    if seen.refusal:
        return Content("\n").join(_hanging("✗ ", seen.refusal, "$error", width))
    severities = list(MARKS)
    ordered = sorted(
        seen.problems, key=lambda problem: (severities.index(problem.severity), problem)
    )
    blocks = [_block(problem, seen.sources.get(problem.path), width) for problem in ordered[:MOST]]
    if len(ordered) > MOST:
        blocks.append(Content.styled(say("watch_more", count=len(ordered) - MOST), "$dim"))
    return Content("\n\n").join(blocks)


def _block(problem: Diagnostic, source: LineSource | None, width: int) -> Content:
    mark, colour = MARKS[problem.severity]
    lines = _hanging(f"{mark} ", problem.message, f"bold {colour}", width)
    where = f"{problem.path}:{problem.line}:{problem.column}"
    lines += _hanging("  ", f"{where} {problem.code}", "$dim", width)
    written = source.line(problem.line) if source else ""
    if written.strip():
        lines.append(_pointed(written, problem, colour, width))
    if problem.hint:
        lines += _hanging("  → ", problem.hint, "$foreground", width)
    return Content("\n").join(lines)


def _hanging(first: str, text: str, style: str, width: int) -> list[Content]:
    """A text whose further lines begin where the first one does."""
    parts = wrap(text, max(8, width - len(first)), break_on_hyphens=False) or [""]
    heads = [first, *[" " * len(first)] * (len(parts) - 1)]
    return [Content.styled(head + part, style) for head, part in zip(heads, parts, strict=True)]


def _pointed(line: str, problem: Diagnostic, colour: str, width: int) -> Content:
    """The line as it is written, with what is wrong underlined; of a long one, the part around."""
    room = max(8, width - len("  │ ") - 2)
    start, end = problem.column - 1, problem.end_column - 1
    left = len(line) - len(line.lstrip())
    if end - left > room:
        left = max(left, min(start, (start + end - room) // 2))
    right = left + room
    before, after = "…" if line[:left].strip() else "", "…" if line[right:].strip() else ""
    return Content.assemble(
        ("  │ ", "$dim"),
        before + line[left:start].replace("\t", " "),
        (line[start : min(end, right)].replace("\t", " "), f"bold underline {colour}"),
        line[max(end, left) : right].replace("\t", " ").rstrip() + after,
    )


class Told(Static):
    """The problems, laid out for the width that there is."""

    def __init__(self, seen: Seen, say: Language) -> None:
        super().__init__("", markup=False)
        self._seen = seen
        self._say = say

    def show(self, seen: Seen) -> None:
        """Other problems, in the same place."""
        self._seen = seen
        self.on_resize()

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.update(told(self._seen, self._say, self.content_size.width))


class ProblemsWindow(Reading):
    """What is wrong with the library; goes by itself once that is mended."""

    def __init__(self, say: Language, seen: Seen) -> None:
        super().__init__(say, _title(seen, say), [])
        self._told = Told(seen, say)

    def compose(self) -> ComposeResult:
        """A box with a title, the problems and how to close it."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(self._say("close_hint"))
            with VerticalScroll(id="reading", can_focus=False):
                yield self._told

    def show(self, seen: Seen) -> None:
        """Other problems, at the same place of the text."""
        self.query_one(".box", Vertical).border_title = Content(_title(seen, self._say))
        self._told.show(seen)


def _title(seen: Seen, say: Language) -> str:
    return say("watch_problems", tally=tally(seen, say))
