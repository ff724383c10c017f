"""Readers of PDFs, as fuzzing calls them.

The program never parses a stranger's PDF in its own process (`wallet.papers.apart`): a child does,
which is killed when it takes too much and whose every exception is an answer. So the libraries
inside may fail as they like here; what must hold is that the whole does, which `apart` tests.
"""

from __future__ import annotations

import logging

from wallet.errors import WalletError
from wallet.papers.flat import flatten, pictures
from wallet.papers.inspect import inspect
from wallet.papers.opened import inspect_apart, open_apart
from wallet.papers.raster import raster
from wallet.papers.read import attachments, is_signed
from wallet.papers.sealed import seals


def pdf_apart(data: bytes) -> None:
    """Open a PDF as the program does: in a process of its own."""
    for read in (open_apart, inspect_apart, flatten, lambda pdf: list(pictures(pdf, most=1))):
        try:
            read(data)
        except WalletError:
            continue


def pdf_inside(data: bytes) -> None:
    """Do what the child does, in this process, where coverage is seen."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    is_signed(data)
    seals(data)
    for read in (attachments, inspect, lambda pdf: raster(pdf, 0, 1, 36)):
        try:
            read(data)
        except (WalletError, MemoryError):
            continue
        except Exception:
            continue
