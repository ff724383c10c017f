"""Asks on which printer, in the way of the desktop."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def ask_printer(parent: QWidget, pages: int = 0) -> QPrinter | None:
    """Return the printer that was chosen, and let some of `pages` be chosen; none: rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setMinMax(1, pages)
    is_chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    if isValid(dialog):  # the vault may have been locked meanwhile, and all that was open with it
        dialog.deleteLater()  # the parent would keep it
    return printer if is_chosen else None
