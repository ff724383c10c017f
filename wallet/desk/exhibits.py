"""What a vault lets others read, for `wallet.book.Book`: papers, bundles, platforms' files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from wallet.desk import (
    exchanging,
)
from wallet.desk.bundling import Bundled, Wish, bundle
from wallet.desk.cabinet import Cabinet
from wallet.desk.distrust import StrangersPdf
from wallet.desk.exchanging import Compared
from wallet.desk.rendering import (
    Printed,
    paper_in_vault,
    print_on_paper,
    render_judged,
    render_many,
    render_view,
)
from wallet.desk.selecting import Selection, select
from wallet.desk.verifying import Question
from wallet.errors import CouldNotLook
from wallet.formats.exchange import Exchange
from wallet.progress import Progress, Silent
from wallet.proof.verdict import Verdict
from wallet.words import Language


class Exhibits(Cabinet):
    """A vault out of which evidence is written."""

    # Papers

    def render(
        self, bill: str, language: Language = Language.ENGLISH, *, sealed: bool = False
    ) -> bytes:
        """Return the verified PDF of a bill, if wanted with my seal over it."""
        return render_view(self._office, bill, language, sealed=sealed)

    def render_judged(
        self,
        bill: str,
        language: Language = Language.ENGLISH,
        *,
        sealed: bool = False,
        server: str | None = None,
    ) -> tuple[Verdict, bytes]:
        """Return the verdict on a bill and its PDF; `server` stamps the time of the seal."""
        return render_judged(self._office, bill, language, sealed=sealed, server=server)

    def render_many(
        self,
        bills: Iterable[str],
        take: Callable[[str, bytes], None],
        language: Language = Language.ENGLISH,
        progress: Progress = Silent(),
        *,
        sealed: bool = False,
        server: str | None = None,
    ) -> tuple[Printed, ...]:
        """Print many bills and hand each to `take` with a file name; what fails stops no other."""
        return render_many(
            self._office, bills, take, language, progress, sealed=sealed, server=server
        )

    def print_on_paper(self, bill: str, language: Language = Language.ENGLISH) -> tuple[bytes, ...]:
        """Carrier: print the paper that takes the place of a closed record, to be signed by hand.

        Raises:
            Refused: ``never-an-original``.

        """
        return print_on_paper(self._office, bill, language)

    def strangers_pdf(self, bill: str, digest: str) -> StrangersPdf:
        """Return a PDF that belongs to a bill as it may be shown: as pictures, with warnings.

        Raises:
            Refused: ``pdf-not-named``: the signed bill does not name it.

        """
        return paper_in_vault(self._office, bill, digest)

    def paper(self, bill: str, digest: str) -> bytes:
        """Return a document that belongs to a bill.

        Raises:
            CouldNotLook: ``document-missing``.

        """
        if all(paper.digest != digest for paper in self._vault.papers(bill)):
            raise CouldNotLook("document-missing", digest=digest)
        return self._vault.fetch(digest)

    # Bundles

    def select(self, selection: Selection) -> tuple[str, ...]:
        """Return the bills that belong into a bundle, in the order of their numbers."""
        return select(self._vault, selection, self.find)

    def bundle(
        self,
        bills: Sequence[str],
        target: Path,
        wish: Wish = Wish(),
        progress: Progress = Silent(),
    ) -> Bundled:
        """Write a signed bundle of `bills` for an auditor; goes on where it was stopped.

        Raises:
            Refused: ``bundle-empty``, ``own-card``.
            CouldNotLook: ``file-unwritable``, ``stamp-unreachable`` …
            Cancelled: The user asked to stop.

        """
        return bundle(self._office, bills, target, wish, progress)

    def export(self, bill: str, kind: Exchange) -> bytes:
        """Return a bill as platforms exchange it: a PINT envelope, or DCSA's ISS, SUR, END.

        Raises:
            Refused: ``exchange-not-surrendered``, ``exchange-issue-to-unknown`` …

        """
        return exchanging.export(self._office, bill, kind)

    @staticmethod
    def compare_exchange(data: bytes, question: Question) -> tuple[Compared, ...]:
        """Hold a platform's file against what was signed, as far as `question` knows it."""
        return exchanging.compare(data, question)
