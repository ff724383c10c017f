"""The formats a bill comes in: each read strictly, judged, and written again."""
