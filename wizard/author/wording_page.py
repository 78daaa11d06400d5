"""The whole wording of a tree, for somebody who has to stand for it: a lawyer, an editor.

Owns the page: every text in the order in which people come to it, with its id and in every language
of the library side by side; what each step rests on, with its status and its day; and the letters
that the tree offers, as they were written. Refuses to judge a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.author.facts.claims import cited
from wizard.author.tree.overlay import is_own_list
from wizard.author.tree.source import Where
from wizard.author.tree.translation import texts
from wizard.i18n import Language
from wizard.library.facts import Contact
from wizard.library.forms import written
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import qualify, screen_of
from wizard.outcome.markdown_escaping import code, heading, inline

NODES = "nodes"
ON_SCREEN = (
    *("title", "text", "details", "steps", "items", "fields", "each", "columns", "more"),
    *("example", "choices", "entry"),
)
"""The parts of a step as a person reads them."""
Row = tuple[Where, Sequence[str]]
"""Where a text stands, and what it says in each language."""


class WordingPage:
    """The page of one tree, in Markdown."""

    def __init__(self, versions: Sequence[Library], tree: str, say: Language) -> None:
        """Read all texts.

        Args:
            versions: the library in each of its languages, its own first.
            tree: the name of a tree of it.
            say: the words of the page itself.
        """
        self._versions = versions
        self._library = versions[0]
        self._tree = self._library.trees[tree]
        self._say = say
        self._told: set[tuple[str, str]] = set()
        """The claims that stand on the page already."""
        self._head: list[Row] = []
        self._rows: dict[str, list[Row]] = {}
        """By the name of a node."""
        self._parts: dict[str, list[Node]] = {}
        """The nodes that each is to a walk: a form is its fields."""
        for place, node in written(self._tree):
            self._parts.setdefault(str(place[1]), []).append(node)
        others = [dict(texts(version.trees[tree])) for version in versions[1:]]
        for where, text in texts(self._tree):
            if is_own_list(where[:-1]):
                continue
            said = [text, *(words.get(where, text) for words in others)]
            if where[0] == NODES:
                self._rows.setdefault(str(where[1]), []).append((where[2:], said))
            else:
                self._head.append((where, said))
        for name, node in self._tree.nodes.items():
            if node.entry is not None:
                entries = (version.trees[tree].nodes[name].entry for version in versions)
                listed = ["; ".join(entry.words) for entry in entries if entry]
                self._rows[name].append((("entry", "words"), listed))

    def lines(self) -> Iterator[str]:
        """All of it."""
        tree, say = self._tree, self._say
        yield f"# {heading(tree.title)}"
        yield ""
        yield say("wording_of", tree=tree.tree, library=self._library.manifest.library)
        yield ""
        yield from self._table(self._head)
        places = self._places()
        own = {node: qualify(tree.tree, node) for node in self._rows}
        for node in sorted(own, key=lambda node: places.get(own[node], len(places))):
            yield from self._node(node)
        for letter in dict.fromkeys(node.letter for node in tree.nodes.values() if node.letter):
            yield from self._letter(letter)
        yield f"## {say('wording_sign')}"
        yield ""
        yield from code(say("wording_line"))

    def _places(self) -> dict[str, int]:
        """The nodes as people come to them.

        Where nobody begins with the tree, its first node is where they come in.
        """
        tree, places = self._tree, dict[str, int]()
        start = qualify(tree.tree, tree.start or next(iter(tree.nodes)))
        for place, node in enumerate(self._library.graph.nearest(start)):
            places.setdefault(screen_of(node), place)
        return places

    def _node(self, name: str) -> Iterator[str]:
        node = self._tree.nodes[name]
        yield f"## {qualify(self._tree.tree, name)}"
        yield ""
        yield from self._table(
            sorted(self._rows[name], key=lambda row: ON_SCREEN.index(str(row[0][0])))
        )
        rests = dict.fromkeys(cited(self._library, self._parts[name]))
        if rests:
            yield self._say("wording_rests")
            yield ""
            yield from (self._claim(*claim) for claim in rests)
            yield ""
            self._told.update(rests)
        if node.letter:
            yield f"{self._say('wording_letter')}: `{node.letter}`"
            yield ""

    def _table(self, rows: Sequence[Row]) -> Iterator[str]:
        languages = [version.manifest.languages[0] for version in self._versions]
        yield f"| {self._say('wording_where')} | {' | '.join(languages)} |"
        yield f"| --- |{' --- |' * len(languages)}"
        for where, said in rows:
            cells = " | ".join("<br>".join(map(inline, text.strip().split("\n"))) for text in said)
            yield f"| `{'.'.join(map(str, where))}` | {cells} |"
        yield ""

    def _claim(self, section: str, name: str) -> str:
        """What a step rests on; where it comes again, its name alone."""
        if (section, name) in self._told:
            return f"- `{name}`"
        claims = [getattr(version.facts, section)[name] for version in self._versions]
        said = " / ".join(
            inline(f"{one.label}: {one.value}" if isinstance(one, Contact) else one.text)
            for one in claims
        )
        claim = claims[0]
        status, day = self._say(f"status_{claim.status}"), self._say.show(claim.checked)
        return f"- `{name}` — {status}, {day}: {said} ({inline('; '.join(claim.sources))})"

    def _letter(self, name: str) -> Iterator[str]:
        titles = " / ".join(inline(version.letters[name].head.title) for version in self._versions)
        yield f"## {self._say('wording_letter')} `{name}`: {titles}"
        yield ""
        yield from code(self._library.letters[name].body)
        yield ""
