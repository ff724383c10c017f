"""The leaves of an OpenAttestation document and the texts that are hashed for them.

The reference implementation is JavaScript, and its texts are what is hashed: ``JSON.stringify`` of
one member, and the white space that ``String.trim`` takes off. Here they are made exactly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from json import encoder
from typing import Any

from wallet.errors import Unreadable
from wallet.keys.canonical import canonical

MOST_LEAVES = 100_000
MOST_PATH = 4_096
MOST_TEXT = 32 * 2**20
"""Characters that all paths of one document may have together."""

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
    return _Leaves(brackets=False).below(data, "")


def leaves_with_brackets(data: Any) -> list[Leaf]:
    """Return the leaves of version 3: ``packages[0].weight``; an empty list or object is none.

    Raises:
        Unreadable: ``oa-ambiguous``, as above.

    """
    return _Leaves(brackets=True).below(data, "")


class _Leaves:
    """The leaves of one document as they are found.

    A path is written again for each leaf below it, so a few bytes of JSON could become gigabytes;
    all paths together are bounded.
    """

    def __init__(self, *, brackets: bool) -> None:
        self._brackets = brackets
        self._found: list[Leaf] = []
        self._room = MOST_TEXT

    def below(self, value: Any, path: str) -> list[Leaf]:
        """Add the leaves below `path`, where `value` stands, and return all there are by now."""
        if len(path) > MOST_PATH:
            raise _ambiguous(path)
        brackets = self._brackets
        for where, item in self._inside(value, path):
            self._room -= len(where)
            if self._room < 0 or len(self._found) > MOST_LEAVES:
                raise _ambiguous(path)
            if isinstance(item, dict | list) and (item or brackets):
                self.below(item, where)
            else:
                self._found.append((where, item))
        return self._found

    def _inside(self, value: Any, path: str) -> Iterable[Leaf]:
        if not isinstance(value, dict):
            form = "{}[{}]" if self._brackets else "{}.{}"
            return ((form.format(path, place), item) for place, item in enumerate(value))
        for name in value:
            # {"a.b": 1} and {"a": {"b": 1}} would be one; so would a list and {"0": …, "1": …}.
            if "." in name or (self._brackets and ("[" in name or "]" in name)):
                raise _ambiguous(f"{path}.{name}")
        if not self._brackets and value and all(name.isdecimal() for name in value):
            raise _ambiguous(path)
        return ((f"{path}.{name}" if path else name, item) for name, item in value.items())


def _ambiguous(path: str) -> Unreadable:
    return Unreadable("oa-ambiguous", path=path[:80])


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
