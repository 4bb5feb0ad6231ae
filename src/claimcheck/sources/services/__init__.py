"""Statistics services: what can be asked by name (`--source NAME`).

A module of this package whose name has no leading underscore defines `SERVICE`; adding the file adds the service. Other
packages add theirs by the entry-point group `claimcheck.sources`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from claimcheck import plugins
from claimcheck.sources.base import Service


@cache
def services() -> tuple[Service, ...]:
    """Return every service, those of other packages last."""
    return tuple(_services())


def _services() -> Iterator[Service]:
    names = sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_"))
    for name in names:
        yield cast(Service, import_module(f"{__name__}.{name}").SERVICE)
    yield from (cast(Service, service) for service in plugins.load("claimcheck.sources"))
