"""A letter on paper: laid out, set beside what goes with it, and written as a file."""
