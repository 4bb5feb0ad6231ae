"""Statistics services: what can be asked by name (`--source NAME`).

A module of this package whose name has no leading underscore defines `SERVICE`; adding the file adds the service. Other
packages add theirs by the entry-point group `claimcheck.sources`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import cast

from claimcheck import plugins
from claimcheck.siblings import modules
from claimcheck.sources.base import Service


@cache
def services() -> tuple[Service, ...]:
    """Return every service, those of other packages last."""
    return tuple(_services())


def _services() -> Iterator[Service]:
    for name in modules(__path__):
        yield cast(Service, import_module(f"{__name__}.{name}").SERVICE)
    yield from (cast(Service, service) for service in plugins.load("claimcheck.sources"))
