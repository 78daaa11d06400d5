"""What a document cites: the law, the other sources, and the mark of what is not confirmed.

Owns which claims of a way stand there, each once. Refuses mistakes of articles: the screen tells of
them, and a document that goes to others has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.outcome.markdown_escaping import inline, link
from wizard.outcome.page import Pages
from wizard.outcome.sources import unique
from wizard.walk.walk import Walk

MOST_DOCUMENTS = 3
"""Of one claim; the screen shows them all."""


class Citations:
    """The claims of a walk, as lines of Markdown."""

    def __init__(self, pages: Pages, walk: Walk) -> None:
        self._shown = pages.sources
        self._say = pages.language
        self._walk = walk
        order = dict.fromkeys([step.node for step in walk.steps] + [walk.at])
        lines = [line for name in order for line in self._shown.node(name, walk.values)]
        letters = [letter for name in order if (letter := pages.library.node(name).letter)]
        lines += self._shown.facts(pages.letters.cited(letters, walk.values))
        self._lines = unique(line for line in lines if line.status != "wrong")

    def law(self) -> Iterator[str]:
        """What a law stands behind, with its articles."""
        for line in self._lines:
            if line.law:
                laws = "; ".join(inline(item) for item in line.laws)
                yield f"- {inline(line.claim).rstrip('.')} ({laws}).{self.doubt(line.status)}"

    def sources(self) -> Iterator[str]:
        """Where addresses, terms and the step at hand come from; the law has its own section."""
        here = self._shown.node(self._walk.at, self._walk.values)
        lines = [line for line in self._lines if line.kind != "fact" or line in here]
        for number, line in enumerate((line for line in lines if not line.law), start=1):
            named = [*(inline(item) for item in line.documents[:MOST_DOCUMENTS])]
            documents = "; ".join([*named, *(link(url) for url in line.links)])
            status = self._say("doc_checked", status=line.status_text, date=line.checked)
            yield f"{number}. {inline(line.claim).rstrip('.')} — *{status}*. {documents}."

    def doubt(self, status: str) -> str:
        """What stands behind a claim that is not confirmed; nothing behind one that is."""
        return "" if status == "confirmed" else f" ⚠ *{self._say(f'status_{status}')}*"
