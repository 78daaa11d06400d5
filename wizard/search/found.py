"""What is told of a place that fits some words; whoever shows it needs nothing of the search."""

import msgspec


class Found(msgspec.Struct, frozen=True):
    """A place that fits."""

    tree: str
    node: str
    """The node of `tree` at which a case begins."""
    title: str
    """What it is called: its own title, or the label of the choice that fits best there."""
    leads_to: str
    """`tree.node`, or the node to which that choice leads."""

    @property
    def begins_at(self) -> str:
        """The node as `tree.node`."""
        return f"{self.tree}.{self.node}"
