r"""The small vocabulary in which the transport document's schema is written down.

A rule looks at one JSON value and returns what is wrong with it, nothing when it
is good. The words are those of JSON Schema 2020-12 and mean the same:

* `Text`, `Choice`, `Number`, `Flag`, `Date`, `Moment` for single values,
* `Object` with its `must` and `may` members; others are allowed and not looked at,
* `Alternatives` for members of which one (or at least one) has to be there,
* `ListOf` for lists.

Patterns are those of ECMA-262, which JSON Schema §6.3.3 asks for and Python's
``\S``, ``\d``, ``.`` and ``$`` are not: Python's count U+001C as a space,
U+0663 as a digit, and let a line end before ``$``.

Pointers are put together only on the way back from a defect, so that a good
document costs no string at all. Nothing here recurses deeper than its tables do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from wallet.formats.transport_document.reading import LIST, OBJECT

MOST_DEFECTS = 200
"""After so many defects nobody reads on, and a hostile document would only cost memory."""

Form = Callable[[str], object]
"""Says by something true that a text has the form wanted."""

_LONGEST_FACT = 80

_SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_LINE_END = r"\n\r\u2028\u2029"

_ANY_LINE = re.compile(f"[^{_SPACE}](?:[^{_LINE_END}]*[^{_SPACE}])?").fullmatch


def pattern(ecma: str) -> Form:
    """Return the form of an ECMA-262 pattern without classes, which a text must match entirely."""
    return re.compile(ecma).fullmatch


def line(value: str) -> object:
    r"""Match one line that neither begins nor ends with a space: ``^\S(?:.*\S)?$``."""
    # Nearly every text is printable, and then a plain space is the only space it can hold.
    if value.isprintable():
        return value[:1] not in " " and value[-1] != " "
    return _ANY_LINE(value)


word = pattern(f"[^{_SPACE}]+")
r"""No space anywhere: ``^\S+$``."""
email = pattern(f"[^{_LINE_END}]+@[^{_SPACE}]+")
r"""``^.+@\S+$``."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]"
    r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong with a document, and where."""

    where: str
    """JSON pointer to the member, such as ``/documentParties/shipper/partyName``."""
    code: str
    """Stable name of what is wrong, such as ``too-long``."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """What a sentence about it may mention."""


class Rule(Protocol):
    """Looks at one JSON value."""

    def defects(self, value: object) -> Sequence[Defect]:
        """Return what is wrong with `value`, pointers counted from there."""


def short(value: object) -> str:
    """Return `value` as a fact that fits into a sentence, whatever it is."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_FACT else value[:_LONGEST_FACT] + "…"
    if isinstance(value, bool | float) or (isinstance(value, int) and value.bit_length() < 256):
        return str(value)
    return _type_of(value)


@dataclass(frozen=True, slots=True)
class Text:
    """A string of `shortest` to `longest` characters that has a form."""

    longest: int
    form: Form | None = None
    shortest: int = 0

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, str):
            return _wrong_type("string", value)
        length = len(value)
        if length > self.longest:
            return _one("too-long", length=length, longest=self.longest)
        if length < self.shortest:
            return _one("too-short", length=length, shortest=self.shortest)
        # The length comes first, so that no pattern ever sees an endless text.
        if self.form is not None and not self.form(value):
            return _one("pattern", value=short(value))
        return ()


class Choice:
    """One of a closed list of strings."""

    __slots__ = ("values",)

    def __init__(self, *values: str) -> None:
        self.values = values

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, str):
            return _wrong_type("string", value)
        if value not in self.values:
            return _one("not-a-choice", value=short(value), choices=self.values)
        return ()


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number; a truth value is none, and 1.0 is as whole as 1."""

    least: float = -math.inf
    most: float = math.inf
    above: float = -math.inf
    """The number must be greater than this."""
    whole: bool = False

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return _wrong_type("integer" if self.whole else "number", value)
        if isinstance(value, float):
            if not math.isfinite(value):
                return _wrong_type("number", value)
            if self.whole and not value.is_integer():
                return _wrong_type("integer", value)
        if value < self.least or value <= self.above:
            bound = max(self.least, self.above)
            return _one("too-small", value=short(value), bound=bound)
        if value > self.most:
            return _one("too-large", value=short(value), bound=self.most)
        return ()


class Flag:
    """True or false."""

    __slots__ = ()

    def defects(self, value: object) -> Sequence[Defect]:
        return () if isinstance(value, bool) else _wrong_type("boolean", value)


class Date:
    """A day as RFC 3339 `full-date`."""

    __slots__ = ()

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, str):
            return _wrong_type("string", value)
        return () if read_date(value) else _one("not-a-date", value=short(value))


class Moment:
    """A time as RFC 3339 `date-time`."""

    __slots__ = ()

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, str):
            return _wrong_type("string", value)
        match = _MOMENT.fullmatch(value)
        if match is None or read_date(match[1]) is None:
            return _one("not-a-date-time", value=short(value))
        return ()


def read_date(value: object) -> date | None:
    """Return the day that `value` names as RFC 3339 `full-date`, or None."""
    if not isinstance(value, str) or _DATE.fullmatch(value) is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


class Alternatives:
    """Members of which one must be there and good; exactly one if they are `exclusive`.

    As `oneOf` and `anyOf` do it, a second member that is there but not good is
    no defect: DCSA writes its rule into the branch where it is the wanted one.
    """

    __slots__ = ("exclusive", "rules")

    def __init__(self, rules: Mapping[str, Rule], *, exclusive: bool) -> None:
        self.rules = rules
        self.exclusive = exclusive

    def defects(self, source: Mapping[str, Any]) -> Sequence[Defect]:
        """Return what is wrong with these members of the object `source`."""
        good = 0
        found: list[Defect] = []
        for name, rule in self.rules.items():
            if name in source:
                if bad := rule.defects(source[name]):
                    found += _under(name, bad)
                else:
                    good += 1
        if good == 1 or (good > 1 and not self.exclusive):
            return ()
        if good > 1:
            return _one("more-than-one-of", names=tuple(self.rules))
        return found or _one("missing-one-of", names=tuple(self.rules))


class Object:
    """An object with some members it must and some it may have; any others are let be."""

    __slots__ = ("_alternatives", "_members", "_must")

    def __init__(
        self,
        *,
        must: Mapping[str, Rule] | None = None,
        may: Mapping[str, Rule] | None = None,
        one_of: Mapping[str, Rule] | None = None,
        any_of: Mapping[str, Rule] | None = None,
    ) -> None:
        self._must = tuple(must or ())
        # The bound methods, because looking each up again would cost as much as most rules.
        self._members = {
            name: rule.defects for name, rule in {**(must or {}), **(may or {})}.items()
        }
        self._alternatives = [
            Alternatives(rules, exclusive=exclusive)
            for rules, exclusive in ((one_of, True), (any_of, False))
            if rules
        ]

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, OBJECT):
            return _wrong_type("object", value)
        found: list[Defect] = []
        for name in self._must:
            if name not in value:
                found.append(Defect(f"/{name}", "missing", {"name": name}))
        members = self._members
        for name, item in value.items():
            look = members.get(name)
            if look is not None:
                bad = look(item)
                if bad:
                    found += _under(name, bad)
                    if len(found) >= MOST_DEFECTS:
                        return found
        for alternatives in self._alternatives:
            found += alternatives.defects(value)
        return found


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of `least` to `most` values that all obey `rule`."""

    rule: Rule
    least: int = 0
    most: float = math.inf

    def defects(self, value: object) -> Sequence[Defect]:
        if not isinstance(value, LIST):
            return _wrong_type("array", value)
        found: list[Defect] = []
        if len(value) < self.least:
            found += _one("too-few", count=len(value), least=self.least)
        if len(value) > self.most:
            found += _one("too-many", count=len(value), most=self.most)
        look = self.rule.defects
        for index, item in enumerate(value):
            bad = look(item)
            if bad:
                found += _under(index, bad)
                if len(found) >= MOST_DEFECTS:
                    break
        return found


class TooDeep:
    """Nothing: where a table that could nest for ever ends."""

    __slots__ = ()

    def defects(self, value: object) -> Sequence[Defect]:
        return _one("too-deep")


def _one(code: str, **facts: object) -> Sequence[Defect]:
    return (Defect("", code, facts),)


def _wrong_type(wanted: str, value: object) -> Sequence[Defect]:
    return _one("wrong-type", wanted=wanted, found=_type_of(value))


def _under(name: str | int, defects: Sequence[Defect]) -> list[Defect]:
    return [Defect(f"/{name}{defect.where}", defect.code, defect.facts) for defect in defects]


def _type_of(value: object) -> str:
    """Return what JSON calls the type of `value`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, int | float):
        return "number"
    return "object" if isinstance(value, Mapping) else "array"
