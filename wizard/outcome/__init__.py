"""What a walk comes to: pages for a screen, letters, a report, Markdown."""
