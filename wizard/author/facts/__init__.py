"""Whether claims are sourced and fresh, and contacts can exist."""
