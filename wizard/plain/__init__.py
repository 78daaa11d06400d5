"""The wizard line by line: for a dumb terminal, a screen reader, a pipe or a script."""
