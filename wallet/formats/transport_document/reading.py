"""Reads members of a document that may be broken anywhere: what is not as it should be is absent.

Judging the form is the schema's business. The content rules and the read view
must do their best with whatever is left, and never fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

OBJECT = (dict, Mapping)
"""What a JSON object may be here; the common case first, because the other is slow to ask."""
LIST = (list, tuple)

_NOTHING: Mapping[str, Any] = {}


def each(document: object, path: str) -> list[tuple[str, Any]]:
    """Return every value at `path` with its JSON pointer, in document order.

    Args:
        document: Any JSON value.
        path: Member names between slashes; ``*`` is each item of a list, such as
            ``consignmentItems/*/references/*/type``. Empty for the document itself.

    """
    return below([("", document)], path.split("/") if path else ())


def below(places: list[tuple[str, Any]], steps: Iterable[str]) -> list[tuple[str, Any]]:
    """Return every value that `steps` lead to from `places`, as `each` does from the document."""
    for step in steps:
        if step == "*":
            places = [
                (f"{where}/{index}", item)
                for where, value in places
                if isinstance(value, LIST)
                for index, item in enumerate(value)
            ]
        else:
            places = [
                (f"{where}/{step}", value[step])
                for where, value in places
                if isinstance(value, OBJECT) and value.get(step) is not None
            ]
        if not places:
            break
    return places


def member(source: object, name: str) -> Any:
    """Return the member `name` of `source`, or None."""
    return source.get(name) if isinstance(source, OBJECT) else None


def child(source: object, name: str) -> Mapping[str, Any]:
    """Return the object member `name` of `source`, or an empty one."""
    value = member(source, name)
    return value if value is not None and isinstance(value, OBJECT) else _NOTHING


def items(source: object, name: str) -> Sequence[Any]:
    """Return the items of the list member `name` of `source`, or none."""
    value = member(source, name)
    return value if isinstance(value, LIST) else ()


def children(source: object, name: str) -> list[Mapping[str, Any]]:
    """Return the objects in the list member `name` of `source`."""
    return [item for item in items(source, name) if isinstance(item, OBJECT)]


def text(source: object, name: str) -> str:
    """Return the string member `name` of `source`, or an empty one."""
    value = member(source, name)
    return value if isinstance(value, str) else ""


def texts(source: object, name: str) -> tuple[str, ...]:
    """Return the strings in the list member `name` of `source`."""
    return tuple(item for item in items(source, name) if isinstance(item, str))


def flag(source: object, name: str) -> bool:
    """Say whether the member `name` of `source` is true."""
    return member(source, name) is True


def whole(source: object, name: str) -> int | None:
    """Return the whole number `name` of `source`, or None."""
    value = member(source, name)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def joined(*parts: str, by: str = " ") -> str:
    """Return the parts that are not empty as one text."""
    return by.join(part for part in parts if part)


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values that are not empty, in order, each once."""
    return tuple(dict.fromkeys(value for value in values if value))
