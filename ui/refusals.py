"""Says the core's refusals in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from wallet.errors import CouldNotLook, WalletError
from wallet.titles.refusals import ground_of
from wallet.words import Language, say, table

translate = QCoreApplication.translate  # lupdate finds calls by this very name


def words_for(error: Exception, language: Language = Language.ENGLISH) -> str:
    """Return one sentence that tells the user what happened.

    An error nobody foresaw gets a sentence of its own: its words are for
    developers and stay in the log.
    """
    if isinstance(error, WalletError):
        if f"refusal.{error.code}" in table(language):
            return say("refusal", error.code, error.facts, language)
        wordless = translate("Refusal", "This was refused. The reason is called {code}.")
        return wordless.format(code=error.code)
    return translate(
        "Refusal", "Something went wrong that this program did not foresee. Nothing was signed."
    )


def remedy_for(error: Exception, language: Language = Language.ENGLISH) -> str:
    """Return what to do instead of what the law refused, or nothing where it is not the law."""
    if not isinstance(error, WalletError) or ground_of(error.code) is None:
        return ""
    return say("remedy", error.code, error.facts, language)


def consequence_of(error: Exception) -> str:
    """Return what it means for whoever tried that `error` came of it."""
    if isinstance(error, CouldNotLook):
        return translate(
            "Refusal", "Nothing was judged and nothing was signed: it could not be looked at."
        )
    if isinstance(error, WalletError):
        return translate("Refusal", "Nothing was done and nothing was signed.")
    return translate("Refusal", "The mistake is the program’s own. What was signed is safe.")
