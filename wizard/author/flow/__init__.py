"""What can be known at each node, over all ways that lead to it."""
