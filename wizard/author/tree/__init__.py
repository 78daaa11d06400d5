"""What an author wrote: YAML with line and column, the typed model, the loaded library."""
