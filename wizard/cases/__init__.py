"""Cases on disk: a Markdown document whose front matter holds the steps."""
