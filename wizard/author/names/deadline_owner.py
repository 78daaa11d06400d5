"""Whose day and whose ladder it is.

Owns that a person's own last day is never told as an answer that they await, asked where all
references hold; and that no step stands on a rung of the other side, which its own readers never
see. Refuses to judge a tree for anyone: whoever comes through it brings their side along.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.source import Source, Where
from wizard.library.forms import written
from wizard.library.library import FACTS
from wizard.library.model import Choice, Node, Tree, alternatives

WANTED = {"reply_within": "theirs", "do_within": "mine"}
SAID = {"mine": "the person's own", "theirs": "somebody else's", "nobody": "nobody's"}


def whose(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each day that would be told as another's, and each that may be lost."""
    counted: dict[str, None] = {}
    for source, tree in loaded.trees:
        for entry in tree.compute.values():
            counted |= {part["term"]: None for part in alternatives(entry) if "term" in part}
        for node_name, node in tree.nodes.items():
            yield from _node(loaded, source, tree, ("nodes", node_name), node)
    yield from _never_settled(loaded)
    for term in counted:
        if loaded.library.facts.terms[term].by is None:
            source = loaded.source(FACTS)
            yield source.diagnose("whose-day", ("terms", term), key=True, name=term)


def _never_settled(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each own term under `compute` that stays open whatever the person does."""
    steps = {(node.do_within, node.since) for node in loaded.library.nodes.values()}
    for source, tree in loaded.trees:
        for name, entry in tree.compute.items():
            for index, part in enumerate(alternatives(entry)):
                term = loaded.library.facts.terms[part["term"]] if "term" in part else None
                own = term is not None and term.whose(tree.audience) == "mine"
                if own and not part.get("met") and (part["term"], part["from"]) not in steps:
                    place: Where = (index,) if isinstance(entry, list) else ()
                    at = ("compute", name, *place, "term")
                    yield source.diagnose("never-settled", at, name=name)


def _node(
    loaded: Loaded, source: Source, tree: Tree, where: Where, node: Node
) -> Iterator[Diagnostic]:
    term = node.reply_within
    for name, choice in node.choices.items():
        if choice.unanswered and (why := _idle(choice, term)):
            at = (*where, "choices", name, "unanswered")
            yield source.diagnose("idle-key", at, key=True, name="unanswered", why=why)
    for key, wanted in WANTED.items():
        name = getattr(node, key)
        given = loaded.library.facts.terms[name] if name else None
        if name and given and given.by and given.whose(tree.audience) != wanted:
            yield source.diagnose(
                "not-whose",
                (*where, key),
                name=name,
                member=key,
                wanted=SAID[wanted],
                given=SAID[given.whose(tree.audience)],
            )
    law = term is not None and loaded.library.facts.terms[term].binding == "law"
    ways = [choice for choice in node.choices.values() if not choice.wait]
    if law and ways and not any(choice.unanswered for choice in ways):
        yield source.diagnose("no-silence", (*where, "reply_within"), name=str(where[-1]))


def _idle(choice: Choice, term: str | None) -> str:
    """Why it changes nothing that a choice is `unanswered`."""
    if term is None:
        return "there is no reply_within, and so no answer that could be missing"
    if choice.wait:
        return "who waits has no answer yet"
    return "what was never done is not answered" if choice.done == "never" else ""


def other_side(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each step on a rung that its own readers never see."""
    stages = loaded.library.manifest.stages
    for source, tree in loaded.trees:
        for where, node in written(tree):
            side = stages[node.stage].audience if node.stage else "anyone"
            if "anyone" not in (side, tree.audience) and side != tree.audience:
                at, name = (*where, "stage"), str(node.stage)
                yield source.diagnose(
                    "other-side", at, name=name, side=side, audience=tree.audience
                )
