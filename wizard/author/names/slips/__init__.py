"""What an author did when a letter is no template."""
