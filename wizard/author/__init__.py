"""What can be proved about a library."""
