"""Whose ladder a step stands on: the rung of one side is none in a tree of the other.

Refuses to judge a tree for anyone: whoever comes through it brings their side along.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.forms import written


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
