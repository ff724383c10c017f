"""Every reader of strangers' bytes, in one list.

What each of them reads stands in `reads`, which the tests hold against the sources and against
what is seen to be called.
"""

from __future__ import annotations

from tests.fuzz import readers_carriers as carriers
from tests.fuzz import readers_chains as chains
from tests.fuzz import readers_formats as formats
from tests.fuzz import readers_keys as keys
from tests.fuzz import readers_line as line
from tests.fuzz import readers_papers as papers
from tests.fuzz import readers_tradetrust as tradetrust
from tests.fuzz import readers_vaults as vaults
from tests.fuzz.target import Target

TARGETS = (
    # Keys, signatures and JSON.
    Target("json", keys.json),
    Target("jws", keys.compact),
    Target("jws-payload", keys.signed_payload),
    Target("jwk", keys.jwk),
    Target("key-text", keys.key_text, most=512),
    Target("passphrase", keys.passphrase, most=512, tries=6),
    Target("certificate", keys.certificate),
    Target("transaction", keys.transaction),
    Target("remark", keys.remark, most=512),
    Target("sealed-text", keys.sealed_text),
    Target("sealed-blob", keys.sealed_blob, most=512),
    Target("group-signature", keys.group_signature, most=2048, tries=6),
    # What parties sign on our own rail.
    Target("pint-parts", formats.pint_parts),
    Target("transport-document", formats.transport_document, most=16_384),
    Target("exchange", formats.exchange_again, most=16_384),
    Target("envelope", formats.envelope, most=32_768, tries=6),
    Target("signed-envelope", formats.signed_envelope, most=32_768, tries=6),
    Target("statement", formats.statement),
    Target("signed-statement", formats.signed_statement),
    Target("trust-file", formats.trust_file),
    Target("evidence-file", formats.evidence_file),
    Target("fork", formats.fork, most=32_768),
    # TradeTrust.
    Target("document", tradetrust.document, most=32_768, tries=6),
    Target("encrypted", tradetrust.encrypted, most=16_384),
    Target("link", tradetrust.link, most=2048),
    Target("did-document", tradetrust.did),
    Target("dns", tradetrust.records, most=2048),
    Target("proof-value", tradetrust.proof_value),
    # What carries bills.
    Target("archive", carriers.archive, most=65_536),
    Target("parcel", carriers.parcel, most=65_536),
    Target("sealed-inside", carriers.sealed_inside, most=65_536, tries=6),
    Target("anything", carriers.anything, most=65_536, tries=6),
    Target("bundle", carriers.bundle, most=131_072, tries=6),
    Target("bundle-archive", carriers.bundle_archive, most=131_072),
    Target("manifest", carriers.manifest, most=16_384),
    Target("signature", carriers.signature),
    Target("sealed-stream", carriers.sealed_stream),
    Target("code", carriers.code, most=4096),
    Target("codes", carriers.codes, most=32_768),
    Target("part", carriers.part, most=2048),
    Target("message", carriers.message, most=16_384),
    Target("picture", carriers.picture, tries=6),
    Target("pixels", carriers.pixels, tries=6),
    # PDFs.
    Target("pdf", papers.pdf_inside, most=32_768, tries=6),
    Target("pdf-apart", papers.pdf_apart, most=32_768, tries=1),
    # Chains.
    Target("node", chains.node, most=64, tries=6),
    Target("answer", chains.answer),
    Target("kept-title", chains.kept, most=16_384),
    Target("words", chains.words, most=2048),
    # The vault's own files.
    Target("header", vaults.header, most=4096),
    Target("anchor", vaults.anchor, most=512),
    Target("recovery-words", vaults.recovery_words, most=2048),
    Target("backup", vaults.backup, most=1 << 20, tries=6),
    Target("vault-files", vaults.files, most=256, tries=6),
    Target("search", vaults.search, most=512),
    # The command line.
    Target("arguments", line.arguments, most=512, tries=6),
    Target("verify", line.verify, most=65_536, tries=6),
)
