"""The core of Ladewell: bills of lading, their law and their proof. No Qt anywhere below here."""

__version__ = "0.1.0"
"""The version of the program; the project's metadata says the same."""
