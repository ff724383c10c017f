"""Secrets stay where they belong: not in argv, logs, temporary files or dumps of memory."""
