"""What an author did when a file is no YAML."""
