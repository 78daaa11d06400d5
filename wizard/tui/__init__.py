"""The wizard as a full screen in the terminal."""
