"""The web as sources see it: each address is asked for once in a run, kept, and answered from what is kept.

Since every answer comes from the store, a run without the network gives the same as the run that filled it.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Mapping

from claimcheck.records import dataclass, field
from claimcheck.sources.addresses import RefusedError, vetted
from claimcheck.sources.fetch import Failure, Fetched, Fetcher
from claimcheck.sources.store import Store

_TOO_MANY, _SERVER_ERROR = 429, 500  # HTTP's codes (RFC 6585, RFC 9110): too many requests, and errors from here on

Shown = Callable[[int, int], None]
"""Is told how many of how many addresses have been looked up."""


@dataclass(slots=True)
class Web:
    """Answers for addresses: from the network, which is kept in the store, or from the store alone.

    Attributes:
        store: where answers are kept.
        fetcher: asks the network; None to answer from the store.
        shown: is told how far many addresses have come.
        loopback_port: for tests only: this port of 127.0.0.1 is let through.
    """

    store: Store
    fetcher: Fetcher | None = None
    shown: Shown = lambda done, total: None
    loopback_port: int = 0
    _asked: dict[str, threading.Event] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        secret: Mapping[str, str] | None = None,
        older: bool = False,
    ) -> Fetched:
        """Return the page at an address, whatever its status, or why there is none.

        Args:
            url: the address, with its whole query but for secrets.
            headers: what to send beside the usual; not kept.
            secret: parameters of the query that must not be kept, such as a key.
            older: whether an older kept copy stands in where the address cannot be read any more; `since` says so.

        Raises:
            StoreError: what came cannot be kept.
        """
        try:
            address = vetted(url, loopback_port=self.loopback_port).url
        except RefusedError as error:
            return Failure(url, str(error), "")
        if self.fetcher is not None:
            with self._lock:
                done = self._asked.get(address)
                mine = done is None
                if done is None:
                    done = self._asked[address] = threading.Event()
            if mine:
                try:
                    self.store.keep(self.fetcher.fetch(address, headers=headers, secret=secret))
                finally:
                    done.set()
            done.wait()
        return self.store.latest(address, older=older)

    def retry(self) -> None:
        """Ask once more for what could not be had so far."""
        with self._lock:
            asked = list(self._asked)
        for url in asked:
            if _may_come(self.store.latest(url)):
                del self._asked[url]

    def get_all(
        self, urls: Iterable[str], *, headers: Mapping[str, str] | None = None, older: bool = False
    ) -> dict[str, Fetched]:
        """Return the pages at several addresses, some fetched at a time; see `get`."""
        wanted = list(dict.fromkeys(urls))
        if self.fetcher is None or len(wanted) < 2:
            return {url: self.get(url, headers=headers, older=older) for url in wanted}
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[str, Fetched | Exception]] = queue.SimpleQueue()
        for url in wanted:
            waiting.put(url)

        def work() -> None:
            while True:
                try:
                    url = waiting.get_nowait()
                except queue.Empty:
                    return
                try:
                    done.put((url, self.get(url, headers=headers, older=older)))
                except Exception as error:
                    done.put((url, error))

        for _ in range(min(self.fetcher.limits.parallel, len(wanted))):
            threading.Thread(target=work, daemon=True).start()
        found: dict[str, Fetched] = {}
        while len(found) < len(wanted):
            url, result = done.get()
            if isinstance(result, Exception):
                raise result
            found[url] = result
            self.shown(len(found), len(wanted))
        return {url: found[url] for url in wanted}


def _may_come(fetched: Fetched) -> bool:
    """Return whether there may be an answer next time: there was none, or the server was not able to give one."""
    return isinstance(fetched, Failure) or fetched.status == _TOO_MANY or fetched.status >= _SERVER_ERROR
