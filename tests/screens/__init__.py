"""Pictures of every widget and page, for somebody to look at.

``python -m tests.screens DIR`` writes them in light, dark and Chinese, and in the biggest and the
smallest text.
"""
