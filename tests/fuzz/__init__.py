"""Hostile bytes for every reader: what is read, by what, and how it is searched for crashes."""
