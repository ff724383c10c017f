"""Pictures of every widget and page, for somebody to look at.

``python -m tests.screens DIR`` writes them in light, dark, Chinese and the biggest text.
"""
