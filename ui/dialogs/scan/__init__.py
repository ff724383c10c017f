"""Taking by light: from a camera, the screen, pictures, films, the clipboard, a hand scanner."""
