"""The small door below `wallet.book`: what anybody may do with a file, without a vault.

Who only judges or prints a file waits here for no vault, no chain and nothing that asks a server:
the book is twice as much to load. It has these verbs too.
"""

from __future__ import annotations

from wallet.desk.incoming import may_write, read_file, write_file
from wallet.desk.printing import print_name, render_file
from wallet.desk.verifying import Question, trust_from, verify, verify_each

__all__ = [
    "Question",
    "may_write",
    "print_name",
    "read_file",
    "render_file",
    "trust_from",
    "verify",
    "verify_each",
    "write_file",
]
