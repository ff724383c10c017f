"""A PDF on the screen: pages, thumbnails, zoom, search, selection and print."""

from __future__ import annotations

from ui.widgets.pdf.pane import PdfPane

__all__ = ["PdfPane"]
