"""Everything the core can refuse, as one small family.

The core raises; it never shows text. `wallet.words` turns a `code` and its
`facts` into a sentence, so the same refusal is said in the window, on the
command line and as JSON, in English and in Chinese.

Three kinds, because a caller acts differently on each:

* `CouldNotLook`: the world's fault or the file's. Nothing was judged (exit code 2).
* `Refused`: a rule forbids the act. Nothing was done (exit code 3).
* `WrongUse`: the command was put wrongly (exit code 64).

"This bill is bad" is none of them: that is a `wallet.proof.verdict.Verdict`.
"""

from __future__ import annotations


class WalletError(Exception):
    """Base of every error this package raises on purpose.

    Attributes:
        code: A stable name for the refusal, such as ``not-the-holder``.
        facts: Values a message may mention. Never secrets.

    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}: {said}" if said else self.code


class CouldNotLook(WalletError):
    """The file, the vault or the machine did not let us look."""


class Unreadable(CouldNotLook):
    """These bytes are not what they should be: truncated, foreign or hostile."""


class Refused(WalletError):
    """A rule of the trade forbids this act; the facts say which and by what law."""


class WrongUse(WalletError):
    """The caller asked for something that makes no sense, whatever the vault holds."""
