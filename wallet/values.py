"""Frozen values: the `dataclass` of the standard library, made in a quarter of its time.

To import `wallet.book` makes some two hundred classes of values. Python compiles six functions for
each, which was half of that import. Here all share theirs, but for `__init__`, of which classes of
as many fields share one. A type checker sees `dataclasses.dataclass`, and `fields`, `replace` and
`asdict` take these values as they take others.

Only ``frozen=True, slots=True`` is made here, of classes that inherit nothing; whatever changes,
inherits or has an order takes the one of the standard library.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as _of_python
from functools import cache, partial
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")


class _Factory:
    """Stands in for a value that is made anew each time it is not given."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """Make a class of frozen values of the fields it names."""
        if not (frozen and slots):
            raise TypeError("what changes takes the dataclass of the standard library")
        return _value


def _value(body: type[T]) -> type[T]:
    own = vars(body)
    made: Any = _of_python(init=False, repr=False, eq=False, slots=True)(body)
    known = fields(made)
    same = _tuple_of([f.name for f in known if f.compare])
    said = [f.name for f in known if f.repr]

    def __eq__(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return same(self) == same(other)

    def __hash__(self: object) -> int:
        return hash(same(self))

    def __repr__(self: object) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in said)
        return f"{self.__class__.__qualname__}({shown})"

    given = {
        "__init__": _init(made, known),
        "__eq__": __eq__,
        "__repr__": __repr__,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    for name, method in given.items():
        if name not in own:
            setattr(made, name, method)
    if own.get("__hash__") is None:  # Python puts none where only `__eq__` is written
        made.__hash__ = __hash__
    finished: type[T] = made
    return finished


def _init(made: type, known: tuple[Field[Any], ...]) -> FunctionType:
    """Return the `__init__` of a class: that of its shape, with the names of its fields.

    Its names are those of its module, where `typing.get_type_hints` looks for its types.
    """
    asked = [one for one in known if one.init]
    factories = tuple(at for at, one in enumerate(asked) if one.default_factory is not MISSING)
    begin = _begin(len(asked), factories, finishes=hasattr(made, "__post_init__"))
    set_each = [getattr(made, one.name).__set__ for one in asked]
    init = begin(*set_each, *(asked[at].default_factory for at in factories))
    names = tuple(one.name for one in asked)
    code = init.__code__.replace(
        co_varnames=("self", *names), co_qualname=f"{made.__qualname__}.__init__"
    )
    # Of a field that is made anew each time the default is the sign that it was not given.
    defaults = tuple(
        _FACTORY if at in factories else one.default
        for at, one in enumerate(asked)
        if one.default is not MISSING or at in factories
    )
    own = vars(sys.modules[made.__module__])
    init = FunctionType(code, own, "__init__", defaults, init.__closure__)
    init.__annotations__ = {one.name: one.type for one in asked} | {"return": None}
    return init


@cache
def _begin(
    count: int, factories: tuple[int, ...], *, finishes: bool
) -> Callable[..., FunctionType]:
    """Compile the maker of `__init__` for so many fields, some of which are made anew each time.

    Classes of one shape share it. A field is set by its slot, which is quicker than by its name.
    """
    held = [f"set{at}" for at in range(count)] + [f"make{at}" for at in factories]
    lines = [
        f"  set{at}(self, make{at}() if _{at} is FACTORY else _{at})"
        if at in factories
        else f"  set{at}(self, _{at})"
        for at in range(count)
    ]
    if finishes:
        lines.append("  self.__post_init__()")
    asked = ", ".join(["self", *(f"_{at}" for at in range(count))])
    body = "\n".join(lines or ["  pass"])
    source = (
        f"def begin(FACTORY, {', '.join(held)}):\n def __init__({asked}):\n{body}\n return __init__"
    )
    found: dict[str, Any] = {}
    exec(source, found)  # noqa: S102 - a text of names made here and numbers
    begin: Callable[..., FunctionType] = found["begin"]
    return partial(begin, _FACTORY)


def _tuple_of(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """Return what takes the values of some fields, in C where there are two or more."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
