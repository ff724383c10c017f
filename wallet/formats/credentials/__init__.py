"""W3C Verifiable Credentials 2.0 (and what still stands of 1.1) with Data Integrity proofs.

A credential is JSON-LD: what is signed is not its text but the statements (quads) that follow from
it by its contexts. So the contexts must be known (`vocabulary`), every member must come to a
statement (`jsonld`, `statements`), statements have one order (`canonical_rdf`), and a proof must
cover all of them (`suites`, `selective`).
"""
