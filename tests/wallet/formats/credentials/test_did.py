"""Names of DIDs, and where their documents lie."""

from __future__ import annotations

import pytest

from wallet.errors import Unreadable
from wallet.formats.credentials.did import web_address


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:carrier.example", "https://carrier.example/.well-known/did.json"),
        ("did:web:Carrier.Example%3A8443", "https://carrier.example:8443/.well-known/did.json"),
        ("did:web:carrier.example:of:line", "https://carrier.example/of/line/did.json"),
        ("did:web:1.carrier.example", "https://1.carrier.example/.well-known/did.json"),
    ],
)
def test_a_name_says_where_its_document_lies(did, address):
    assert web_address(did) == address


@pytest.mark.parametrize(
    "did",
    [
        "did:web:127.0.0.1", "did:web:10.0.0.1%3A8443", "did:web:0x7f.1", "did:web:2130706433",
        "did:web:localhost", "did:web:carrier.example.", "did:web:.example", "did:web:a..example",
        "did:web:[::1]", "did:web:carrier.example:..", "did:web:carrier.example:a%2Fb", "did:web:",
        "did:key:z6Mk",
    ],
)  # fmt: skip
def test_what_names_no_host_of_the_public_internet_is_asked_nowhere(did):
    """Who wrote the document would choose whom our machine asks in its own network."""
    with pytest.raises(Unreadable) as caught:
        web_address(did)
    assert caught.value.code == "did-unknown"
