"""What asks something and goes away again."""
