"""Keys by identity: several checks ask in turn for what one of them has worked out of a sentence or a table."""

from __future__ import annotations

from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Same(Generic[_Value]):
    """A value that equals itself alone, without being compared or hashed by all that it holds."""

    __slots__ = ("value",)

    def __init__(self, value: _Value) -> None:
        """Hold the value."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Return whether the other holds the very same value."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """Hash by identity."""
        return id(self.value)
