"""Reads back what travels inside a PDF: the signed record that a printed bill was made from.

Nothing else of the PDF is looked at; its pages prove nothing. The bytes may come
from anybody, so pypdf is told to be strict (a PDF that needs repair is refused)
and what it may unpack is bounded; a stranger's PDF is opened apart all the same (`apart`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Any

from wallet.errors import Unreadable

MOST_BYTES = 64 * 2**20
"""The largest PDF that is read, and the most that its attachments may unpack to."""
_MOST_FILES = 64
_MOST_FIELDS = 1_000


def is_signed(pdf: bytes) -> bool:
    """Say whether a form field of `pdf` holds a signature, without judging it.

    Raises:
        Unreadable: ``pdf-unreadable`` or ``pdf-too-large``.

    """
    with _opened(pdf) as reader:
        form = reader.root_object.get("/AcroForm")
        fields = list(form.get_object().get("/Fields", ())) if form is not None else []
        for _ in range(_MOST_FIELDS):
            if not fields:
                break
            field = fields.pop().get_object()
            if "/V" in field and field.get("/FT", "/Sig") == "/Sig":
                return True
            fields += field.get("/Kids", ())
        return bool(fields)


def attachments(pdf: bytes) -> Mapping[str, bytes]:
    """Return the files embedded in `pdf` by name; of two with one name, the first.

    Raises:
        Unreadable: ``pdf-unreadable`` or ``pdf-too-large``.

    """
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    with _opened(pdf) as reader:
        for count, file in enumerate(reader.attachment_list):
            content = file.content
            left -= len(content)
            if left < 0 or count >= _MOST_FILES:
                raise Unreadable("pdf-too-large", most=MOST_BYTES)
            found.setdefault(str(file.name), bytes(content))
    return MappingProxyType(found)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    # Imported here: it takes a fifth of a second, and few files are PDFs.
    from pypdf import Configuration, PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    # What pypdf thinks of a stranger's bytes is no news for the log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if len(pdf) > MOST_BYTES:
        raise Unreadable("pdf-too-large", most=MOST_BYTES)
    limits = Configuration(
        zlib_maximum_output_length=MOST_BYTES,
        maximum_declared_stream_length=MOST_BYTES,
        stream_decoding_work_maximum_length=2 * MOST_BYTES,
        jbig2dec_binary=None,
    )
    try:
        with apply_configuration(limits):
            yield PdfReader(BytesIO(pdf), strict=True)
    except Unreadable:
        raise
    except (LimitReachedError, MemoryError) as error:
        raise Unreadable("pdf-too-large", most=MOST_BYTES) from error
    except Exception as error:
        # pypdf lets KeyError, RecursionError and many others out on hostile bytes.
        raise Unreadable("pdf-unreadable", why=type(error).__name__) from error
