"""A library seen while it is being written: the wizard on it, and what is wrong with it."""
