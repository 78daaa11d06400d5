"""What is told of a place that fits some words; whoever shows it needs nothing of the search."""

import msgspec


class Found(msgspec.Struct, frozen=True):
    """A place that fits."""

    tree: str
    """The tree in which it is."""
    node: str
    """The node `tree.node` at which a case begins."""
    title: str
    """What it is called: its own title, or the label of the choice that fits best there."""
    leads_to: str
    """The node itself, or that to which this choice leads."""
