"""Writers: one module per output format, found by its presence.

A module of this package without a leading underscore defines `FORMAT`; adding the file adds the format to the library,
to `claimcheck check --format` and to its help. Another package registers a `Format` under the entry-point group
`claimcheck.reports`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from claimcheck.siblings import modules

if TYPE_CHECKING:
    from claimcheck.model import Report

DEFAULT = "markdown"


class Format(NamedTuple):
    """One output format.

    `render` turns the reports of one or more documents into the text of one file; `suffix` is what such a file's name
    ends in, dot included.
    """

    name: str
    suffix: str
    render: Callable[[Sequence[Report]], str]


class UnknownFormatError(ValueError):
    """No format has this name."""


def names() -> list[str]:
    """Return the names of the formats that come with claimcheck, in alphabetical order, without loading them."""
    return modules(__path__)


def get(name: str) -> Format:
    """Return the format of this name.

    Raises:
        UnknownFormatError: there is none; the message lists those there are.
    """
    if name in names():
        return cast(Format, import_module(f"{__name__}.{name}").FORMAT)
    from claimcheck import plugins  # here, since `--help` lists the names and needs no more

    added = {format_.name: format_ for format_ in cast("Sequence[Format]", list(plugins.load("claimcheck.reports")))}
    if name in added:
        return added[name]
    raise UnknownFormatError(f"there is no format {name!r}; choose from {', '.join([*names(), *sorted(added)])}")


def render(report: Report, format: str = DEFAULT) -> str:
    """Return one document's report in a format ("markdown", "json", ...), ready to be written to a file.

    Raises:
        UnknownFormatError: there is no such format.
    """
    return get(format).render([report])
