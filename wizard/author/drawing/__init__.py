"""Trees as diagrams."""
