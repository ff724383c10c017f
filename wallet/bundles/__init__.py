"""Bundles: signed exports for an auditor, who may open them in years and without this program.

A bundle is an ASiC-E container (ETSI EN 319 162-1) whose payload is a BagIt bag (RFC 8493) that
holds an RO-Crate. `writer` makes one, `reader` opens one; both work member by member, so that ten
thousand bills take no more memory than ten.
"""
