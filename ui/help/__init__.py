"""The guide that comes with the program: read, searched, shown, and opened from anywhere."""
