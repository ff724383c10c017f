"""Keys and bytes: canonical JSON, signatures, sealing, passphrases, confirmation words.

The only folder that imports `cryptography`, `joserfc` and `rfc8785`. It knows nothing of bills:
it reads bytes strictly, says whether a signature is good, and leaves trust to `wallet.proof`.
"""
