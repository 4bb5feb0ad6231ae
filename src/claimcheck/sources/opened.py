"""Makes sources of settings: data tables, cited pages, services by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.extras import needed
from claimcheck.sources.base import Service, Source, SourceError

if TYPE_CHECKING:
    from claimcheck.config import Settings
    from claimcheck.sources.web import Shown, Web

_TEST_PORT = "CLAIMCHECK_TEST_ALLOW_LOOPBACK"
"""For tests only: the environment variable that names the one port of 127.0.0.1 that may be asked."""


def sources(settings: Settings, shown: Shown | None = None) -> tuple[Source, ...]:
    """Return the sources that settings ask for beside the ledger.

    Args:
        settings: what holds for a document.
        shown: is told how many of how many addresses have been looked up.

    Raises:
        SourceError: one of them cannot be opened.
    """
    return tuple(_sources(settings, shown))


def _sources(settings: Settings, shown: Shown | None) -> Iterator[Source]:
    if settings.data:
        yield _tables(settings.data)
    if settings.sources and not (settings.online or settings.offline):
        for name in settings.sources:
            _service(name, online=False)  # one that there is not is the first thing to tell
        raise SourceError(
            f"the network is not asked for {', '.join(settings.sources)}; add --online, or --offline for kept answers"
        )
    if not (settings.online or settings.offline):
        return
    from claimcheck.sources import cited

    asked = web(settings.online, settings.evidence)
    if shown is not None:
        asked.shown = shown
    yield cited.source(asked)
    for name in dict.fromkeys(settings.sources):
        yield _service(name, settings.online).open(asked)


def begin(again: Iterable[Settings] = ()) -> None:
    """Forget what has been looked up: each run asks anew.

    Args:
        again: the settings of documents that this process has checked before: what the network answered them holds,
            and what failed is asked again.
    """
    _tables.cache_clear()
    places = {(settings.online, settings.evidence) for settings in again if settings.online or settings.offline}
    if not places:
        web.cache_clear()
    for online, evidence in places:
        with suppress(SourceError):  # told where the source is opened
            web(online, evidence).retry()


def loopback_port() -> int:
    """Return the port of 127.0.0.1 that tests may ask, 0 for none."""
    text = os.environ.get(_TEST_PORT, "")
    return int(text) if text.isdecimal() and len(text) < 6 else 0


@lru_cache(maxsize=8)
def web(online: bool, evidence: Path) -> Web:
    """Return the web as sources see it, the same for the whole run.

    Args:
        online: whether the network is asked.
        evidence: the folder in which answers are kept.

    Raises:
        SourceError: a package is missing, or nothing can be kept there.
    """
    from claimcheck.sources.store import Store, StoreError
    from claimcheck.sources.web import Web

    store = Store(evidence)
    if not online:
        return Web(store, loopback_port=loopback_port())
    if find_spec("requests_hardened") is None:
        raise SourceError(needed("--online", "online"))
    try:
        store.make()
    except StoreError as error:
        raise SourceError(str(error)) from error
    from claimcheck.sources.fetch import Fetcher

    return Web(store, Fetcher(loopback_port=loopback_port()), loopback_port=loopback_port())


@lru_cache(maxsize=8)
def _tables(paths: tuple[str, ...]) -> Source:
    from claimcheck.sources.tables import open_tables

    return open_tables(tuple(Path(path) for path in paths))


def _service(name: str, online: bool) -> Service:
    from claimcheck.sources import services

    service = services.get(name)
    if service is None:
        from difflib import get_close_matches

        known = services.names()
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known) or 'none'}"
        raise SourceError(f"there is no source {name!r}; {hint}")
    if online and service.key and not os.environ.get(service.key):
        raise SourceError(f"the source {name} needs {service.key_is}; set the environment variable {service.key}")
    return service
