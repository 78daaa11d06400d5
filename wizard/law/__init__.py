"""Policy as pure functions: working days, terms, penalties; each cites its article."""
