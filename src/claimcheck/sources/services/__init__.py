"""Statistics services: what can be asked by name (`--source NAME`).

A module of this package whose name has no leading underscore defines `SERVICE`, which is asked for by the module's
name; adding the file adds the service. Other packages add theirs by the entry-point group `claimcheck.sources`.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from claimcheck import plugins
from claimcheck.siblings import modules
from claimcheck.sources.base import Service


def get(name: str) -> Service | None:
    """Return the service of a name, loading no other of this package; None if there is none."""
    if name in modules(__path__):
        return cast(Service, import_module(f"{__name__}.{name}").SERVICE)
    return next((service for service in _added() if service.name == name), None)


def names() -> list[str]:
    """Return what services are asked for by, those of other packages last."""
    return [*modules(__path__), *(service.name for service in _added())]


def _added() -> tuple[Service, ...]:
    return tuple(cast(Service, service) for service in plugins.load("claimcheck.sources"))
