"""Expands a credential by known contexts, and refuses whatever would not be signed.

The library follows the JSON-LD standard and so drops silently what the contexts do not define: a
freight amount written into a signed bill would be shown and not be covered. Here every member must
have a meaning, and every context must be one we ship or the user pinned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.credentials.vocabulary import Context, shipped
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.proof.pins import PinKind, Pins

MOST_VALUES = 50_000
"""How many members and items a credential may have; expanding takes 20 microseconds for each."""
MOST_CONTEXTS = 30
_MOST_SCOPES = 5_000

RELATIVE = "https://relative.invalid/"
"""Where names land that are no whole IRI; a document without an address has no such names."""

_KEYWORDS = {
    "@context", "@id", "@type", "@value", "@language", "@list", "@set", "@graph", "@included",
}  # fmt: skip
"""What may stand in a credential as it is; the others hide or rename what is signed."""


class Contexts:
    """The contexts one verdict rests on, ready to expand many credentials."""

    def __init__(self, pinned: Mapping[str, Context] | None = None) -> None:
        """Know what is shipped and `pinned`; a pinned one never takes the place of a shipped one.

        A context that stands inside a credential is known by ``inline:`` and the SHA-256 of its
        canonical JSON, 64 hex digits.
        """
        self._known = dict(pinned or {}) | shipped()
        self._options: dict[str, Any] | None = None
        self._missed: list[str] = []

    def unknown_in(self, document: Mapping[str, Any]) -> str | None:
        """Return the name of the first context of `document` that is not known, if any."""
        for context in _listed(document):
            name = context if isinstance(context, str) else inline_name(context)
            if name not in self._known:
                return name
        return None

    def expand(self, document: Mapping[str, Any]) -> list[Any]:
        """Return `document` in expanded form.

        Raises:
            Unreadable: ``vc-context-unknown``; ``vc-unsigned-member``: a member without meaning or
                one that may hide another; ``vc-json-ld``: not JSON-LD.

        """
        if (unknown := self.unknown_in(document)) is not None:
            raise Unreadable("vc-context-unknown", context=unknown[:300])
        _refuse_tricks(document)
        processor = _processor()
        from pyld.jsonld import JsonLdError

        def dropped(name: str | None) -> None:
            raise Unreadable("vc-unsigned-member", where=str(name or "@…")[:200])

        try:
            expanded: list[Any] = processor(dropped).expand(document, self._ready())
        except JsonLdError as wrong:
            if self._missed:
                raise Unreadable("vc-context-unknown", context=self._missed.pop()) from wrong
            raise Unreadable("vc-json-ld", why=str(wrong.code or wrong.type)[:200]) from wrong
        except (RecursionError, TypeError, ValueError, AttributeError, KeyError) as wrong:
            # What JSON allows and the library did not think of: a list where it wants a text.
            raise Unreadable("vc-json-ld", why=type(wrong).__name__) from wrong
        return expanded

    def _ready(self) -> dict[str, Any]:
        if self._options is None:
            from pyld.context_resolver import ContextResolver

            # A cache of our own: the library's is shared by URL, whatever stood behind it.
            self._options = {
                "documentLoader": self._load,
                "contextResolver": ContextResolver({}, self._load),
                "memory": {},
                "base": RELATIVE,
                "processingMode": "json-ld-1.1",
            }
        return self._options

    def _load(self, url: str, _options: object = None) -> dict[str, Any]:
        if url not in self._known:
            self._missed.append(url[:300])
            raise ValueError(url)
        return {
            "contextUrl": None,
            "documentUrl": url,
            "document": self._known[url],
            "contentType": "application/ld+json",
        }


@lru_cache(maxsize=1)
def _processor() -> Any:
    """Return the library's processor, with a memory of how contexts nest.

    The library works out what a scoped context means inside another anew for each node of each
    document: two thirds of all the time. Contexts that do not change need that once.
    """
    from pyld import jsonld  # 0.4 s, and few files are credentials

    class Processor(jsonld.JsonLdProcessor):  # type: ignore[misc]
        def __init__(self, on_property_dropped: Callable[[str | None], None]) -> None:
            super().__init__(on_property_dropped=on_property_dropped)

        def _process_context(
            self, active_ctx: Any, local_ctx: Any, options: Any, *more: Any, **said: Any
        ) -> Any:
            if more or isinstance(local_ctx, list | str) or "cycles" in said:
                return super()._process_context(active_ctx, local_ctx, options, *more, **said)
            memory = options["memory"]
            name = (id(active_ctx), id(local_ctx), *sorted(said.items()))
            known = memory.get(name)
            if known is None:
                if len(memory) > _MOST_SCOPES:
                    memory.clear()
                meant = super()._process_context(active_ctx, local_ctx, options, **said)
                # Both are kept beside the answer, so that their ids stay their own.
                memory[name] = known = (active_ctx, local_ctx, meant)
            return known[2]

    return Processor


@lru_cache(maxsize=8)
def contexts_for(pins: Pins) -> Contexts:
    """Return the contexts that are shipped and those among `pins`.

    Raises:
        Unreadable: A pinned context is no JSON object with ``@context``.

    """
    pinned: dict[str, Context] = {}
    for pin in pins.of_kind(PinKind.CONTEXT):
        document = read_object(pin.content)
        if pin.subject.startswith("inline:"):
            document = {"@context": document}
        if "@context" not in document:
            raise Unreadable("vc-json-ld", why="context")
        pinned[pin.subject] = document
    return Contexts(pinned)


def inline_name(context: Any) -> str:
    """Return the name under which a context that stands inside a credential can be pinned."""
    return f"inline:{sha256_hex(canonical(context))}"


def _listed(document: Mapping[str, Any]) -> list[Any]:
    contexts = document.get("@context", [])
    listed = contexts if isinstance(contexts, list) else [contexts]
    if len(listed) > MOST_CONTEXTS:
        raise Unreadable("vc-json-ld", why="contexts")
    return listed


def _refuse_tricks(document: Mapping[str, Any]) -> None:
    """Refuse members that JSON-LD reads and signs otherwise than a person reads them."""
    for count, (name, _value) in enumerate(_members(document)):
        if count > MOST_VALUES:
            raise Unreadable("vc-json-ld", why="too-large")
        if name.startswith("@") and name not in _KEYWORDS:
            raise Unreadable("vc-unsigned-member", where=name[:200])


def _members(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every member and item below `document`, but for the contexts at its head."""
    open_: list[Any] = [{name: item for name, item in document.items() if name != "@context"}]
    while open_:
        value = open_.pop()
        if isinstance(value, dict):
            if "@context" in value:
                raise Unreadable("vc-context-unknown", context="@context")
            yield from value.items()
            open_ += value.values()
        elif isinstance(value, list):
            for item in value:
                yield "", item
            open_ += value
