"""The window: Qt widgets over the book."""
