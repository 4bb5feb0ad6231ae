"""Dataclasses that are quick to make: the slotted ones that this package consists of.

The standard library writes and compiles six methods for each class, and imports its inspection tools to do so: together
a quarter of what a small document cost. Here the constructor alone is compiled. The classes are dataclasses all the
same: `dataclasses.fields`, `asdict` and `replace` work on them, type checkers see the standard decorator, and what is
not covered here (several bases, keyword-only fields, all of `field()` but its factory) is left to it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:

    def field(*, default_factory):
        """Give a field's default as a function that makes it for each instance, as `dataclasses.field` does."""
        return _Factory(default_factory)

    def dataclass(cls=None, /, **options):
        """Make a dataclass, as `dataclasses.dataclass` does.

        Args:
            cls: the class, where the decorator stands without options.
            options: those of `dataclasses.dataclass`.
        """
        return _made(cls, options) if cls is not None else lambda decorated: _made(decorated, options)

    def replace(instance, /, **changes):
        """Return a copy of a dataclass's instance with other values for some fields, as `dataclasses.replace` does."""
        cls = instance.__class__
        fields = cls.__dict__.get(_FIELDS)
        if fields is None:
            from dataclasses import replace as standard

            return standard(instance, **changes)
        values, places = list(fields.values(instance)), fields.places
        for name, value in changes.items():
            if name not in places:
                raise TypeError(f"{cls.__qualname__} has no field {name!r}")
            values[places[name]] = value
        return cls(*values)


__all__ = ["dataclass", "field", "replace"]

_FIELDS = "__record_fields__"
_MANY = 4  # fields of a frozen record: fewer are set as quickly one by one
_COVERED = frozenset({"frozen", "slots", "weakref_slot", "eq"})
_MADE = frozenset(
    "__init__ __post_init__ __repr__ __eq__ __hash__ __setattr__ __delattr__ __reduce__ __slots__ "
    "__match_args__".split()
)


class _Factory(NamedTuple):
    """The default of a field that is made for each instance."""

    make: Callable[[], object]


class _Fields(NamedTuple):
    """The fields of a class with what is annotated, and their defaults; their places, and what takes their values."""

    kinds: Mapping[str, object]
    defaults: Mapping[str, object]
    places: Mapping[str, int]
    values: Callable[[Any], tuple[object, ...]]


def _fields(kinds: Mapping[str, object], defaults: Mapping[str, object]) -> _Fields:
    names = tuple(kinds)
    values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return _Fields(kinds, defaults, {name: place for place, name in enumerate(names)}, values)


_NO_FIELDS = _Fields({}, {}, {}, lambda record: ())


def _made(cls: type, options: Mapping[str, bool]) -> type:
    own = dict(cls.__dict__)
    added: Mapping[str, object] = own.get("__annotations__", {})
    defaults = {name: own.pop(name) for name in added if name in own}
    if not _is_plain(cls, added, defaults, options):
        from dataclasses import dataclass as standard

        for name, default in defaults.items():
            setattr(cls, name, _as_standard(default))
        made: type = standard(**options)(cls)
        return made
    inherited: _Fields = cls.__bases__[0].__dict__.get(_FIELDS, _NO_FIELDS)
    fields = _fields({**inherited.kinds, **added}, {**inherited.defaults, **defaults})
    for name in ("__dict__", "__weakref__"):
        own.pop(name, None)
    own |= _methods(cls, fields, options) | {
        "__slots__": (*added, "__weakref__") if options.get("weakref_slot") else (*added,),
        "__match_args__": (*fields.kinds,),
        "__dataclass_fields__": _Standard("__dataclass_fields__", fields, options),
        "__dataclass_params__": _Standard("__dataclass_params__", fields, options),
        _FIELDS: fields,
    }
    made = type(cls.__name__, cls.__bases__, own)
    made.__qualname__ = cls.__qualname__
    return made


def _is_plain(
    cls: type, kinds: Mapping[str, object], defaults: Mapping[str, object], options: Mapping[str, bool]
) -> bool:
    """Return whether a class has slots, no base but one of the same sort, nothing that is made here, and plain fields
    with plain defaults."""
    (base, *others) = cls.__bases__
    return (
        type(cls) is type
        and (base is object or _FIELDS in base.__dict__)
        and not others
        and options.keys() <= _COVERED
        and options.get("slots", False)
        and _MADE.isdisjoint(cls.__dict__)
        and bool(kinds or base is not object)
        and all(isinstance(kind, str) and "ClassVar" not in kind and "InitVar" not in kind for kind in kinds.values())
        and all(
            type(value).__hash__ is not None and type(value).__module__ != "dataclasses" for value in defaults.values()
        )
    )


def _as_standard(default: object) -> object:
    """Return a field's default as the standard library takes it."""
    if not isinstance(default, _Factory):
        return default
    from dataclasses import field as standard

    return standard(default_factory=default.make)


def _methods(cls: type, fields: _Fields, options: Mapping[str, bool]) -> dict[str, object]:
    frozen, values = options.get("frozen", False), fields.values
    first = attrgetter(next(iter(fields.kinds)))  # records that differ do so in their first field, most often
    made: dict[str, object] = {"__init__": _Constructor(cls, fields, frozen=frozen), "__repr__": _repr}
    if options.get("eq", True):
        made |= {"__eq__": _equality(first, values), "__hash__": _hashing(values) if frozen else None}
    if frozen:
        made |= {"__setattr__": _set, "__delattr__": _delete, "__reduce__": _reducing(values)}
    return made


class _Constructor:
    """Stands for a class's constructor until it is called or looked at, then compiles it in its own place: a small
    document uses few of the classes."""

    def __init__(self, cls: type, fields: _Fields, *, frozen: bool) -> None:
        self._module = cls.__module__
        self._name = f"{cls.__qualname__}.__init__"
        self._fields = fields
        self._frozen = frozen

    def __get__(self, instance: object, owner: type) -> Any:
        home = _home(owner, "__init__", self)
        constructor = self._compiled(home or owner)
        if home is not None:
            setattr(home, "__init__", constructor)  # noqa: B010
        return constructor if instance is None else constructor.__get__(instance)

    def _compiled(self, home: type) -> Any:
        kinds, defaults = self._fields.kinds, self._fields.defaults
        taken = ", ".join(f"{name}=_defaults[{name!r}]" if name in defaults else name for name in kinds)
        late = [name for name, default in defaults.items() if isinstance(default, _Factory)]
        lines = [f"  {name} = {name} if {name} is not _defaults[{name!r}] else {name}.make()" for name in late]
        given: dict[str, object] = {}
        if self._frozen:
            # The slots themselves set the fields of frozen records, a quarter faster than `object.__setattr__` does.
            given = {f"_set_{name}": getattr(home, name).__set__ for name in kinds}
            if _is_opened(home):
                given |= {"_own": home, "_open": _opened(home), "_become": _become}
                lines += ["  if self.__class__ is _own:", "   _become(self, _open)"]
                lines += [*(f"   self.{name} = {name}" for name in kinds), "   self.__class__ = _own", "   return"]
            lines += [f"  _set_{name}(self, {name})" for name in kinds]
        else:
            lines += [f"  self.{name} = {name}" for name in kinds]
        body = "\n".join(lines)
        head = f"def _in({', '.join(['_defaults', *given])}):\n def __init__(self, {taken}):\n"
        made: dict[str, Any] = {}
        # As if it stood in the module of its class, where its annotations have their meaning.
        exec(f"{head}{body}\n return __init__", sys.modules[self._module].__dict__, made)
        constructor = made["_in"](defaults, **given)
        constructor.__annotations__ = {**kinds, "return": None}
        constructor.__qualname__ = self._name
        return constructor


_become = vars(object)["__class__"].__set__


def _is_opened(frozen: Any) -> bool:
    # Python lets no instance with a slot for weak references change its class.
    return len(frozen.__match_args__) >= _MANY and not hasattr(frozen, "__weakref__")


def _opened(frozen: Any) -> type:
    """Return a class of the same slots that is not frozen. A record of many fields is of it while it is filled: its
    fields are then set in half the time."""
    return type(frozen.__name__, frozen.__bases__, {"__slots__": frozen.__slots__, "__setattr__": object.__setattr__})


def _home(owner: type, name: str, stand_in: object) -> type | None:
    """Return the class that has what stands for a value until it is asked for; None where the value has come."""
    return next((cls for cls in owner.__mro__ if cls.__dict__.get(name) is stand_in), None)


def _equality(first: Callable[[Any], object], values: Callable[[Any], object]) -> Callable[[object, object], bool]:
    def equal(self: object, other: object) -> bool:
        alike = other.__class__ is self.__class__
        return (first(self) == first(other) and values(self) == values(other)) if alike else NotImplemented

    return equal


def _hashing(values: Callable[[Any], object]) -> Callable[[object], int]:
    def hashed(self: object) -> int:
        return hash(values(self))

    return hashed


def _reducing(values: Callable[[Any], object]) -> Callable[[object], tuple[type, object]]:
    """Return how pickles and copies are made: by the constructor, which is quicker than setting the fields of one."""

    def reduced(self: object) -> tuple[type, object]:
        return self.__class__, values(self)

    return reduced


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, _FIELDS).kinds)
    return f"{self.__class__.__qualname__}({shown})"


def _set(_: object, name: str, value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: object, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


class _Standard:
    """What the standard library keeps on a dataclass (`__dataclass_fields__`, ...), made when something asks for it."""

    def __init__(self, name: str, fields: _Fields, options: Mapping[str, bool]) -> None:
        self._name = name
        self._fields = fields
        self._options = options

    def __get__(self, instance: object, owner: type) -> Any:
        from dataclasses import make_dataclass

        kinds, defaults = self._fields.kinds, self._fields.defaults
        known = {name: _as_standard(default) for name, default in defaults.items()}
        fields = [(name, kind, *([known[name]] if name in known else [])) for name, kind in kinds.items()]
        twin: Any = make_dataclass("Twin", fields, **self._options)  # type: ignore[arg-type]
        kept = getattr(twin, self._name)
        if home := _home(owner, self._name, self):
            setattr(home, self._name, kept)
        return kept
