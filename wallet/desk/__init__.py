"""The desk where acts are done: each module one kind of work on the bills in a vault.

Rules stand in `titles`, bytes in `formats`, keeping in `store`; here they meet.
`wallet.book` is the one door to this room.
"""
