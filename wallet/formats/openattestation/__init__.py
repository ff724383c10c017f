"""OpenAttestation, versions 2 and 3: the older document family of TradeTrust.

A document is JSON in which every value is bound by a salted hash; the hashes by a target hash; the
target hashes of a batch by a Merkle root. Whoever holds the file may hide values without breaking
it. The root is signed by a DID, listed in a store on a chain, or minted as a title.
"""

VERSION_2 = "https://schema.openattestation.com/2.0/schema.json"
VERSION_3 = "https://schema.openattestation.com/3.0/schema.json"
FORMATS = {VERSION_2: "openattestation-2", VERSION_3: "openattestation-3"}
