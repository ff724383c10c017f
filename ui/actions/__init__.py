"""The verbs of the window, one module each: what the user asked for becomes work on the book."""
