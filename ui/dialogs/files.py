"""Asks where to read from or write to, without stopping the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.actions.care import BACKUP_SUFFIX
from ui.actions.receive import FILMS, PICTURES
from wallet.book import BUNDLE_SUFFIX, SUFFIX

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_PICTURES = " ".join(f"*{suffix}" for suffix in (*PICTURES, ".pdf", *FILMS))


def ask_to_open(
    parent: QWidget,
    title: str,
    then: Callable[[list[Path]], None],
    *,
    cards_only: bool = False,
    pictures: bool = False,
) -> QFileDialog:
    """Let the user choose files, and call `then` with them; nothing is called if none is."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = [_every()]
    if pictures:
        kinds.insert(0, translate("Files", "Pictures, videos and PDFs") + f" ({_PICTURES})")
    elif cards_only:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds.insert(0, translate("Files", "Cards") + " (*.jws *.txt)")
    else:
        ours = translate("Files", "Parcels, bundles, envelopes, prints and cards")
        kinds.insert(0, f"{ours} (*{SUFFIX} *{BUNDLE_SUFFIX} *.tt *.json *.jws *.pdf)")
    dialog.setNameFilters(kinds)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_for_backup(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose a backup, and call `then` with it."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([translate("Files", "Backups") + f" (*{BACKUP_SUFFIX})", _every()])
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose a folder, and call `then` with it."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def ask_to_save(
    parent: QWidget, title: str, name: str, then: Callable[[Path], None]
) -> QFileDialog:
    """Let the user choose where to write `name`, and call `then` with the path."""
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.setNameFilters([f"*{Path(name).suffix}", _every()])
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def ask_to_report(
    parent: QWidget, title: str, name: str, then: Callable[[Path], None]
) -> QFileDialog:
    """Let the user choose where to write a report, and as what: PDF, CSV or JSON."""
    dialog = ask_to_save(parent, title, name, then)
    kinds = {
        translate("Files", "PDF to read and keep") + " (*.pdf)": "pdf",
        translate("Files", "CSV for a spreadsheet") + " (*.csv)": "csv",
        translate("Files", "JSON for another program") + " (*.json)": "json",
    }
    dialog.setNameFilters(list(kinds))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds.get(kind, "pdf")))
    return dialog


def _every() -> str:
    return translate("Files", "All files") + " (*)"


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    return dialog
