"""What several checks ask in turn of one sentence or one table is worked out once, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar
from weakref import ref

_Key = TypeVar("_Key")
_More = ParamSpec("_More")
_Value = TypeVar("_Value")


def recent(
    most: int = 1,
) -> Callable[[Callable[Concatenate[_Key, _More], _Value]], Callable[Concatenate[_Key, _More], _Value]]:
    """Make a function remember its values for the last few first arguments, known by identity, while these live; what
    else it takes must be the same each time.

    Arguments are held weakly and values must not refer to them, so that no document outlives its check; a few values
    stay until others take their place.

    Args:
        most: how many first arguments are remembered.
    """

    def decorate(work: Callable[Concatenate[_Key, _More], _Value]) -> Callable[Concatenate[_Key, _More], _Value]:
        known: dict[int, tuple[ref[_Key], _Value]] = {}

        def remembered(key: _Key, /, *more: _More.args, **named: _More.kwargs) -> _Value:
            found = known.get(id(key))
            if found is not None and found[0]() is key:
                return found[1]
            value = work(key, *more, **named)
            while len(known) >= most:
                known.pop(next(iter(known), 0), None)
            known[id(key)] = (ref(key), value)
            return value

        update_wrapper(remembered, work)
        return remembered

    return decorate
