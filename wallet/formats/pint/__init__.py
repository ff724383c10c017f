"""DCSA PINT 3.0.0 envelopes, profile ``pint-3.0.0+2026-06``: read, judged and written.

History of the format: before 14 November 2025 a "PINT 3.0.0" chain entry had an
`action` and an integer `timestamp`; those are another format and are refused
by name of the missing member. Our own members stand under `EXTENSION`; other
readers ignore them, and we keep those of others.
"""

PROFILE = "pint-3.0.0+2026-06"
"""The exact text of DCSA's specification that this room carries out."""

FORMAT = "pint-3.0.0"
"""The format's name in a verdict."""

EXTENSION = "ladewell"
"""The member of an entry or receipt under which our own profile's members stand."""

MOST_ENTRIES = 10_000
MOST_ACTS = 100
MOST_PAPERS = 500
