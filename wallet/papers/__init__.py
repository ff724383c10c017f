"""The papers of a bill: what is printed from it, and what is read back from a print.

This folder alone imports Typst and pypdf, and both only when they are needed.
"""
