"""The leaves of an OpenAttestation document and the texts that are hashed for them.

The reference implementation is JavaScript, and its texts are what is hashed: ``JSON.stringify`` of
one member, and the white space that ``String.trim`` takes off. Here they are made exactly so.
"""

from __future__ import annotations

import re
from json import encoder
from typing import Any

from wallet.errors import Unreadable
from wallet.keys.canonical import canonical

MOST_LEAVES = 100_000
MOST_PATH = 4_096

JS_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What ``String.prototype.trim`` takes off (ECMA-262 §22.1.3.32); Python's own set is another."""

Leaf = tuple[str, Any]
"""A path and what stands there."""

_LONE = re.compile("[\ud800-\udfff]")
_quoted = encoder.encode_basestring


def leaves_with_dots(data: Any) -> list[Leaf]:
    """Return the leaves of version 2: ``packages.0.weight``; an empty list or object is one too.

    Raises:
        Unreadable: ``oa-ambiguous``: another document would have the same leaves.

    """
    leaves: list[Leaf] = []
    _collect(data, "", leaves, brackets=False)
    return leaves


def leaves_with_brackets(data: Any) -> list[Leaf]:
    """Return the leaves of version 3: ``packages[0].weight``; an empty list or object is none.

    Raises:
        Unreadable: ``oa-ambiguous``, as above.

    """
    leaves: list[Leaf] = []
    _collect(data, "", leaves, brackets=True)
    return leaves


def _collect(value: Any, path: str, leaves: list[Leaf], *, brackets: bool) -> None:
    below: list[Leaf]
    if isinstance(value, dict):
        for name in value:
            # {"a.b": 1} and {"a": {"b": 1}} would be one; so would a list and {"0": …, "1": …}.
            if "." in name or (brackets and ("[" in name or "]" in name)):
                raise Unreadable("oa-ambiguous", path=f"{path}.{name}"[:80])
        if not brackets and value and all(name.isdecimal() for name in value):
            raise Unreadable("oa-ambiguous", path=path[:80])
        below = [(f"{path}.{name}" if path else name, item) for name, item in value.items()]
    elif brackets:
        below = [(f"{path}[{place}]", item) for place, item in enumerate(value)]
    else:
        below = [(f"{path}.{place}", item) for place, item in enumerate(value)]
    for where, item in below:
        if isinstance(item, dict | list) and (item or brackets):
            _collect(item, where, leaves, brackets=brackets)
        else:
            leaves.append((where, item))
    if len(leaves) > MOST_LEAVES or len(path) > MOST_PATH:
        raise Unreadable("oa-ambiguous", path=path[:80])


def quoted(text: str) -> str:
    """Write `text` as ``JSON.stringify`` does: non-ASCII as it is, a lone surrogate escaped."""
    written = _quoted(text)
    if written.isascii():
        return written
    return _LONE.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def member(path: str, value: Any) -> bytes:
    """Write ``{path: value}`` as ``JSON.stringify`` does."""
    text = quoted(value) if isinstance(value, str) else canonical(value).decode()
    return f"{{{quoted(path)}:{text}}}".encode()
