"""Names as values, such as the kinds of figures: strings of a class of their own whose members are quick to look up.

Up to Python 3.11 the standard library looks up a member (`Kind.MONEY`) four times as slowly as any other attribute of a
class, which was a fourteenth of a whole check. Type checkers see the standard class; what is used of it is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enum import StrEnum
else:

    class _Members(type):
        """Makes each string in a class's body a member of the class, in order."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            made = super().__new__(cls, name, bases, body)
            own = {key: value for key, value in body.items() if type(value) is str and not key.startswith("_")}
            made._by_value = {value: made._member(key, value) for key, value in own.items()}
            return made

        def _member(cls, name: str, value: str) -> str:
            member = str.__new__(cls, value)
            member.name, member.value = name, value
            setattr(cls, name, member)
            return member

        def __call__(cls, value: str) -> str:
            if value not in cls._by_value:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            return cls._by_value[value]

        def __iter__(cls) -> Iterator[str]:
            return iter(cls._by_value.values())

        def __len__(cls) -> int:
            return len(cls._by_value)

        def __contains__(cls, value: object) -> bool:
            return value in cls._by_value

    class StrEnum(str, metaclass=_Members):
        """What `enum.StrEnum` is: each member is a string with a `name` and a `value`, and there is one of each."""

        __slots__ = ("name", "value")

        def __repr__(self) -> str:
            """Return what the standard class shows."""
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self) -> tuple[type, tuple[str]]:
            """Say how copies and pickles are made: they are the member itself."""
            return type(self), (self.value,)


__all__ = ["StrEnum"]
