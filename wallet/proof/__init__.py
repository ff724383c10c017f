"""What was checked, what was found, as of when, and whose word it rests on."""
