"""How facts are stated and how rules read them.

A fact is declared once, with the words in which a person would be asked for it, and may be left out. Reading
it gives a finding: its value, or "cannot say yet" with this fact as the missing one. So rules can be written
as if everything were known, and what is unknown takes care of itself.

Three kinds, which differ in what silence means:

* `fact(...)` - something that is true or not; silence: not known;
* `judgement(...)` - something that a person has to judge; silence: not considered yet;
* `status(..., absent=...)` - a step taken or an office held; silence: not taken, not held.

What is stated is checked when the thing is built (`stating.py`). Each thing has a double, `valued`, with the same
facts, whose findings hold values and no trail: rules are asked on it first, since most trails are never read.
"""

from __future__ import annotations

import typing
from dataclasses import Field, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Never, Self

from complaintlaw.declaring import SILENCE, THING, THINGS, WORD, FactField, Stated, fact, judgement, status
from complaintlaw.errors import NotAFact, in_short, nearest
from complaintlaw.finding import Finding
from complaintlaw.stating import Unfit

__all__ = ["FactField", "Facts", "NotAFact", "fact", "judgement", "status"]

_NEW: Any = object.__new__


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of one thing. Frozen; compared and copied by what has been stated.

    Raises NotAFact, when it is built, for a value that is not of the kind of its fact, for a word that is not one
    of the law's and for a name that no fact has.
    """

    PLACE: ClassVar[str] = ""
    IS_VALUED: ClassVar[bool] = False
    IS_ASKED: ClassVar[bool] = False
    STATED: ClassVar[dict[str, Stated]] = {}
    REQUIRED: ClassVar[frozenset[str]] = frozenset()
    BESIDES: ClassVar[tuple[str, ...]] = ()
    VALUED: ClassVar[type[Any]]
    if TYPE_CHECKING:
        valued: ClassVar[Any]  # in truth, of each thing its own

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "IS_VALUED" in vars(cls):
            return
        if Facts not in cls.__bases__:
            raise TypeError(
                f"{cls.__name__}: the things of the law are a closed list, and no other is derived from one"
            )
        hints = typing.get_type_hints(cls)
        declared = {name: _default(vars(cls).get(name, SILENCE)) for name in cls.__annotations__}
        names = [name for name in declared if typing.get_origin(hints[name]) is not ClassVar]
        cls.STATED = {name: Stated(hints[name], declared[name]) for name in names}
        cls.REQUIRED = frozenset(name for name in names if cls.STATED[name].required)
        cls.BESIDES = tuple(name for name in names if not cls.STATED[name].is_fact)
        silent = {name: _double(declared[name]) for name in names if declared[name] is not SILENCE}
        cls.VALUED = type(cls.__name__, (cls,), {"IS_VALUED": True, "__module__": cls.__module__, **silent})
        # The decorator of a dataclass keeps an __init__ and a __repr__ that it finds.
        cls.__init__ = Facts._state  # type: ignore[assignment, method-assign]
        cls.__repr__ = Facts._shown  # type: ignore[assignment, method-assign]

    def _state(self, /, *nameless: Never, **given: Any) -> None:
        _only_by_name(self, nameless)
        if not given.keys() >= self.REQUIRED:
            (missing, *_) = sorted(self.REQUIRED - given.keys())
            raise NotAFact(f"{_place(self, given)}{missing}: is missing and must be there")
        self._take({}, _NEW(self.VALUED), given)

    def _take(self, plain: dict[str, Any], double: Any, given: dict[str, Any]) -> None:
        """Adds what is given to what has been stated so far, and makes the thing of it."""
        stated, values = self.STATED, double.__dict__
        rows = []
        for name, value in given.items():
            how = stated.get(name)
            if how is None:
                raise NotAFact(f"{_place(self, given)}{in_short(name)}: there is no such fact{nearest(name, stated)}")
            way = how.way
            # The type alone shows most values to be right.
            if value.__class__ is not how.exactly or (how.member is not None and not _all(value, how.member)):
                if value is None and how.is_fact:
                    values.pop(name, None)
                    continue
                if value is None and how.may_be_none:
                    plain[name] = values[name] = None
                    continue
                value = _read(self, name, value, given)
            if way is WORD:
                values[name] = how.findings[value]
            elif how.is_fact:
                few = how.findings
                values[name] = (few and few.get(value)) or Finding(True, value, None, None)
            elif way is THINGS:
                plain[name] = value
                rows.append(name)
            else:
                plain[name] = value
                values[name] = value.valued if way is THING and value is not None else value
        if rows:
            self._put_in_order(plain)
            for name in rows:
                values[name] = plain[name] and tuple([one.valued for one in plain[name]])
        here = self.__dict__
        here.update(plain)
        here["valued"] = double
        if self.IS_ASKED:
            values["besides"] = plain
            values["found"], here["found"] = {}, {}

    def _put_in_order(self, plain: dict[str, Any]) -> None:
        """Changes what has been stated besides facts, where the kind of thing wants it. Raises NotAFact."""

    @property
    def place(self) -> str:
        """Where it stands in the matter, for naming a missing fact: `allegations[1]`."""
        return self.PLACE

    @property
    def of_whom(self) -> str:
        """Words that tell it from others of its kind: ` (allegation 2)`."""
        return ""

    def as_stated(self, name: str, absent: object) -> object:
        """The plain value of a fact; `absent` if it was not stated."""
        read = self.__dict__.get("valued", self).__dict__.get(name)
        return absent if read is None else read.value

    def stated(self) -> dict[str, Any]:
        """The plain values that were given, by name."""
        if self.IS_VALUED:
            return self.to_trace().stated()  # type: ignore[no-any-return]
        values = self.__dict__["valued"].__dict__
        return {
            name: values[name].value if how.is_fact else getattr(self, name)
            for name, how in self.STATED.items()
            if not how.is_fact or name in values
        }

    def but(self, /, *nameless: Never, **changes: Any) -> Self:
        """A copy in which these facts are different; None takes a fact away. Raises NotAFact.

        Of a double, the double of such a copy.
        """
        _only_by_name(self, nameless)
        if self.IS_VALUED:
            return self.to_trace().but(**changes).valued  # type: ignore[no-any-return]
        copy: Self = _NEW(type(self))
        double = _NEW(self.VALUED)
        double.__dict__.update(self.__dict__["valued"].__dict__)
        double.__dict__.pop("traced", None)
        copy._take(self._plain(), double, changes)
        return copy

    def numbered(self, number: int) -> Self:
        """A copy that is the one of this number in its row."""
        if self.IS_VALUED:
            return self.to_trace().numbered(number).valued  # type: ignore[no-any-return]
        copy: Self = _NEW(type(self))
        double = _NEW(self.VALUED)
        double.__dict__.update(self.__dict__["valued"].__dict__, number=number)
        copy.__dict__.update(self._plain(), number=number, valued=double)
        return copy

    def _plain(self) -> dict[str, Any]:
        """What was given besides facts."""
        here = self.__dict__
        if self.IS_ASKED:
            return dict(here["valued"].besides)
        return {name: here[name] for name in self.BESIDES if name in here}

    def to_trace(self) -> Any:
        """Of a double: the thing with the same facts; of a matter, one on which rules are asked once more for their
        trails. Of anything else, itself.
        """
        if not self.IS_VALUED:
            return self
        here = self.__dict__
        if "traced" not in here:
            kind: Any = type(self).__base__  # that of which this is the double
            traced = _NEW(kind)
            if self.IS_ASKED:
                traced.__dict__.update(here["besides"], valued=self, found={})
            else:
                plain = {name: _traced(here[name]) for name in self.BESIDES if name in here}
                traced.__dict__.update(plain, valued=self)
            here["traced"] = traced
        return here["traced"]

    def _shown(self) -> str:
        if self.IS_VALUED:
            return f"{self.to_trace()!r}.valued"
        told = {name: value for name, value in self.stated().items() if value is not getattr(type(self), name, None)}
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in told.items())})"

    def __reduce__(self) -> tuple[Any, ...]:
        if self.IS_VALUED:
            return _doubled, (self.to_trace(),)
        return _rebuilt, (type(self), self.stated())


def _rebuilt(kind: type[Facts], stated: dict[str, Any]) -> Facts:
    return kind(**stated)


def _doubled(thing: Facts) -> Any:
    return thing.valued


def _only_by_name(thing: Facts, nameless: tuple[object, ...]) -> None:
    if nameless:
        first = next(iter(thing.STATED))
        kind = type(thing).__name__
        raise NotAFact(
            f"{kind}: expected facts by their names, as in {kind}({first}=...), found {len(nameless)} without"
        )


def _traced(value: Any) -> Any:
    """What was stated, of what is read for its values only."""
    return tuple([one.to_trace() for one in value]) if isinstance(value, tuple) else value


def _default(declared: object) -> object:
    """What a field is if nothing is stated; SILENCE where it must be."""
    if isinstance(declared, Field):
        return declared.default
    return declared


def _double(value: Any) -> Any:
    """The same, read for its values only."""
    if isinstance(value, Facts):
        return value.__dict__["valued"]
    if isinstance(value, tuple):
        return tuple([one.__dict__["valued"] for one in value])
    return value.when_silent() if isinstance(value, FactField) else value


def _all(values: Any, kind: type) -> bool:
    """Whether all of these are of that very type."""
    for one in values:  # noqa: SIM110 (a generator costs more than the answer)
        if one.__class__ is not kind:
            return False
    return True


def _read(thing: Facts, name: str, value: object, given: dict[str, Any]) -> Any:
    try:
        return thing.STATED[name].read(value)
    except Unfit as unfit:
        # What dataclasses.replace gives is what was read.
        hint = "; a copy with other facts is made by .but(...)" if isinstance(value, Finding) else ""
        raise NotAFact(f"{unfit.told(f'{_place(thing, given)}{name}')}{hint}") from None


def _place(thing: Facts, given: dict[str, Any]) -> str:
    """Words for the thing that is being built: `PersonComplainedAgainst (s1) `."""
    short_name = given.get("id")
    kind = type(thing).__name__
    return f"{kind} ({in_short(short_name)}), " if isinstance(short_name, str) else f"{kind}, "
