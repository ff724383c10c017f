"""DCSA PINT 3.0.0 envelopes, profile ``pint-3.0.0+2026-06``: read, judged and written.

History of the format: before 14 November 2025 a "PINT 3.0.0" chain entry had an
`action` and an integer `timestamp`; those are another format and are refused
by name of the missing member. Our own members stand under `EXTENSION`; other
readers ignore them, and we keep those of others.

The bytes:
* `envelope`: the one JSON object, put together and taken apart.
* `payloads`: what is signed inside it, shape and meaning.
* `extensions`: our own members in an entry.
* `claims`: what a signed text says, its signature not looked at.
* `write`: signs new envelopes, entries and receipts.

The judgement:
* `judge`: the verdict on an envelope, check by check.
* `case`: what is judged, and what the reader knows of it.
* `reading`: opens the signatures and puts the chain together.
* `keyring`: whose key it is.
* `names`: whether the names are those of the keys.
* `terms`: the policy on passing on what is not recorded yet.
* `degrees`: how far each transfer got: signed, agreed, recorded.
* `forks`: two entries at one place of the chain.
* `double`: a fork as a proof by itself.
* `versions`: which bill takes the place of which.
* `headline`: the one line that the checks come to.
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
