"""Draws a QR code as modules, for paper and screen."""

from __future__ import annotations

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules, true for dark, without the quiet zone."""

_MASK = 3
"""One fixed mask: choosing the best costs eight drawings and every reader copes with any."""


def modules(text: str) -> Modules:
    """Return the smallest QR code (ISO/IEC 18004, level M) that holds `text`.

    Raises:
        ValueError: `text` is longer than a code can be.

    """
    import qrcode  # 60 ms, and most verbs draw none
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(text)
    try:
        code.make(fit=True)
    except DataOverflowError as wrong:
        raise ValueError("too long for a QR code") from wrong
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
