"""Which ways there are, how many, and one of each kind."""
