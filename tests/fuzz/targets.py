"""Every reader of strangers' bytes, in one list.

`test_targets` holds it against the sources: every public function that takes bytes is reached from
here, or stands in `NOT_STRANGERS` with the reason why it need not.
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

NOT_STRANGERS = {
    "what we wrote ourselves, to be signed, sealed, packed or drawn": (
        "bundles.cms.add_stamp",
        "bundles.cms.imprint_of",
        "bundles.cms.sign",
        "bundles.cms.stamp_request",
        "bundles.manifests.asic_manifest",
        "bundles.timeline.follows",
        "bundles.writer.BundleWriter.add",
        "bundles.writer.BundleWriter.add_lines",
        "bundles.writer.BundleWriter.finish",
        "bundles.writer.BundleWriter.resume",
        "bundles.writer.Sink.write",
        "formats.credentials.issuing.sign_selectively",
        "formats.credentials.selective.shuffled",
        "formats.exchange.write_issuance",
        "formats.tradetrust.encrypted.encrypt_document",
        "keys.aes.seal_aes",
        "keys.certificates.sign_for_cms",
        "keys.ethereum.ChainKey.sign",
        "keys.words_recovery.words_of",
        "papers.seal.seal",
        "parcels.fold.Folder.text",
        "parcels.fountain.Source.__init__",
        "parcels.message.write_file",
        "registries.title_escrow.contracts.is_standard_factory",
        "registries.title_escrow.contracts.move_call",
        "store.merkle.GrowingNodes.keep_node",
        "store.merkle.node_hash",
    ),
    "asks a server; what it answers goes to a reader of ours, and its own tests lie to it": (
        "bundles.stamping.ask_stamp",
        "papers.time_stamp.ask_time_stamp",
        "registries.dns_plain.exchange",
        "registries.https.Https.post",
    ),
}
"""Public functions that take bytes, and why none of these are a stranger's."""
