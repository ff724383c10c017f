"""What OpenAttestation documents and W3C credentials share on the TradeTrust rail.

* `outlook`: by whose trust and by which kept answers they are judged, and the title on its chain.
* `dns`: what a DNS zone says of keys and registries.
* `headline`: the one answer over such a document.
* `encrypted`, `link`: how they are wrapped and pointed at.
* `particulars`: what their bills of lading say, as our own screens and papers show it.
"""
