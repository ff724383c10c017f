"""Values of ours behave as those of the standard library do."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import get_type_hints

import pytest

from wallet import values


class _Port:
    """A port."""

    name: str
    code: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False, compare=False)


class _Told:
    """Something told, which is checked and completed when it is made."""

    said: str
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.said))

    def __str__(self) -> str:
        return self.said


class _Own:
    """Something that is the same by its own rule."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Own) and other.name.lower() == self.name.lower()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "own"


class _Nothing:
    """No field at all."""


BODIES = (_Port, _Told, _Own, _Nothing)


def both(body):
    """Return our class and the standard library's, made of one body."""
    members = {name: value for name, value in vars(body).items() if name not in ("__dict__",)}
    members.pop("__weakref__", None)
    made = [
        decorate(frozen=True, slots=True)(type(body.__name__, (), dict(members)))
        for decorate in (values.dataclass, dataclass)
    ]
    for one in made:
        one.__module__, one.__qualname__ = __name__, body.__name__
    return made


Port, Told = both(_Port)[0], both(_Told)[0]
Port.__qualname__, Told.__qualname__ = "Port", "Told"


@pytest.mark.parametrize("body", BODIES)
def test_it_has_the_same_fields_signature_and_types(body):
    ours, theirs = both(body)
    told = [[(f.name, f.init, f.repr, f.compare) for f in fields(one)] for one in (ours, theirs)]
    assert told[0] == told[1]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert ours.__doc__ == theirs.__doc__
    assert str(inspect.signature(ours)) == str(inspect.signature(theirs))
    assert get_type_hints(ours.__init__) == get_type_hints(theirs.__init__)


@pytest.mark.parametrize("kind", [0, 1])
def test_it_is_made_compared_hashed_and_said_alike(kind):
    port, told = both(_Port)[kind], both(_Told)[kind]
    one = port("Oslo", notes={"a": "b"}, secret="x")
    assert one == port("Oslo", "", {"a": "b"}, "y") != port("Bergen")
    assert one != "Oslo"
    assert repr(one) == "_Port(name='Oslo', code='', notes={'a': 'b'})"
    assert port("Oslo").notes is not port("Oslo").notes
    assert told("abc").length == 3
    assert str(told("abc")) == "abc"
    assert hash(told("abc")) == hash(told("abc"))
    assert asdict(replace(one, name="Bergen"))["name"] == "Bergen"
    with pytest.raises(TypeError):
        hash(one)
    with pytest.raises(TypeError, match=r"__init__\(\) missing 1 required positional argument"):
        port()
    with pytest.raises(TypeError, match="unexpected keyword argument 'fleet'"):
        port("Oslo", fleet=3)


@pytest.mark.parametrize("kind", [0, 1])
def test_it_never_changes(kind):
    one = both(_Port)[kind]("Oslo")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "Bergen"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        one.other = 1


@pytest.mark.parametrize("kind", [0, 1])
def test_a_rule_of_its_own_stays(kind):
    own = both(_Own)[kind]
    assert repr(own("a")) == "own"
    assert own("a") != "a"


def test_it_can_be_copied_and_sent_to_another_process():
    one = Port("Oslo", notes={"a": "b"})
    assert copy.copy(one) == copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_classes_of_one_shape_share_their_code_and_nothing_else():
    ours = [
        values.dataclass(frozen=True, slots=True)(
            type(name, (), {"__annotations__": {member: "str"}, "__module__": __name__})
        )
        for name, member in (("A", "first"), ("B", "second"))
    ]
    assert (ours[0](first="x").first, ours[1](second="y").second) == ("x", "y")
    assert ours[0]("x") != ours[1]("x")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'second'"):
        ours[1]()


def test_what_changes_takes_that_of_the_standard_library():
    with pytest.raises(TypeError, match="standard library"):
        values.dataclass(frozen=False, slots=True)
