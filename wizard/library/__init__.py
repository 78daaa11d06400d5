"""What a run needs of a library: its types, its guards, and the library on disk, compiled."""
