"""What several checks ask in turn of one sentence or one table is worked out once, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar
from weakref import ref

_Key = TypeVar("_Key")
_More = ParamSpec("_More")
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _More, _Value]):
    """A function that remembers its values for the last few first arguments, known by identity, while these live; what
    else it takes must be the same each time.

    Arguments are held weakly and values must not refer to them, so that no document outlives its check; a few values
    stay until others take their place.
    """

    __slots__ = ("_known", "_most", "_work")

    def __init__(self, work: Callable[Concatenate[_Key, _More], _Value], most: int = 1) -> None:
        """Wrap a function; `most` first arguments are remembered."""
        self._work = work
        self._most = most
        self._known: dict[int, tuple[ref[_Key], _Value]] = {}

    def __call__(self, key: _Key, *more: _More.args, **named: _More.kwargs) -> _Value:
        """Return the function's value for `key`."""
        known = self._known.get(id(key))
        if known is not None and known[0]() is key:
            return known[1]
        value = self._work(key, *more, **named)
        while len(self._known) >= self._most:
            self._known.pop(next(iter(self._known), 0), None)
        self._known[id(key)] = (ref(key), value)
        return value

    def __len__(self) -> int:
        """Return how many arguments are remembered that still live."""
        return sum(key() is not None for key, _ in self._known.values())
