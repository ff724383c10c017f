"""The formats a bill comes in: each read strictly, judged, and written again.

Bills:
* `pint`: DCSA envelopes, our own rail.
* `transport_document`: the bill inside them, and what is wrong with it.
* `openattestation`: TradeTrust's older family.
* `credentials`: TradeTrust's newer family, W3C.
* `tradetrust`: what those two share.
* `exchange`: DCSA's files about a bill, for platforms.

What our wallets sign beside them:
* `card`: who somebody is, and with which keys.
* `record`: what a registrar says.
* `challenge`: who controls a bill, asked and answered.
* `approval`: what one person prepared and another approved.
* `medium`: from paper to record, and back.

What a reader brings:
* `trust_files`: whom he trusts.
* `evidence`: answers of the world that somebody kept.

What they are read and written with:
* `members`: members of a JSON object, or which one is wrong.
* `parties`: parties as DCSA writes them.
* `zip_layout`: a ZIP that can be written in one way only.
"""
