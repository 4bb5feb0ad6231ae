"""Fetches one page of the public web, however hostile its server: within a time, within a size, from public addresses.

requests-hardened (BSD-3) resolves a name once, refuses private addresses, and connects to the address that it has
judged, so that a name cannot change between the two; what it lets through is judged once more by
`addresses.is_public`. Servers are asked without proxies, cookies, referrers or the user's passwords (`.netrc`).
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

from claimcheck import __version__
from claimcheck.records import dataclass, field
from claimcheck.sources.addresses import Address, RefusedError, vetted

if TYPE_CHECKING:
    from requests import Response

_AGENT = f"claimcheck/{__version__} (checks the figures of a document that cites this page)"
_CHUNK = 65_536
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 500, 502, 503, 504))
_ENCODINGS = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))
_ACCEPT = "text/html, application/pdf, text/csv, text/plain, application/json, */*;q=0.5"


class Limits(NamedTuple):
    """What a server may cost: `size` in bytes of the body, unpacked; `seconds` for all attempts and redirections of one
    fetch, `wait` for one answer of the network; `attempts` where it is busy or breaks off, `pause` seconds before the
    second, doubled each time; `gap` seconds between two fetches from one host; `parallel` fetches at a time."""

    size: int = 20_000_000
    seconds: float = 30.0
    wait: float = 10.0
    redirects: int = 5
    attempts: int = 3
    pause: float = 0.5
    gap: float = 0.3
    parallel: int = 6


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered: `url` as asked for, `final_url` after redirections, `headers` with names in small
    letters, `body` unpacked, `sha256` of the body, `fetched_at` in UTC; `since` says why a later fetch brought nothing,
    where this is an older copy."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: str
    sha256: str
    since: str = ""

    def header(self, name: str) -> str:
        """Return a header's value by its name in small letters, "" where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def day(self) -> str:
        """The day of the fetch, as an ISO date."""
        return self.fetched_at[:10]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no page, in words that follow "cannot be read:"."""

    url: str
    reason: str
    fetched_at: str


Fetched = Page | Failure


class _FailedError(Exception):
    """A fetch has failed; the message says why."""


class _BrokenError(_FailedError):
    """A fetch has failed in a way that another attempt may mend."""


def now() -> str:
    """Return the present time in UTC as reports and indexes write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class _Try:
    """One fetch under way: when it must end, and whether nobody waits for it any more."""

    end: float
    abandoned: bool = False
    response: Response | None = None
    result: list[Fetched] = field(default_factory=list)

    def left(self) -> float:
        """Return how many seconds are left.

        Raises:
            _FailedError: none are.
        """
        left = self.end - time.monotonic()
        if left <= 0 or self.abandoned:
            raise _FailedError(_LATE)
        return left


_LATE = "the server takes too long"


class Fetcher:
    """Fetches pages; may be used by several threads."""

    def __init__(self, limits: Limits | None = None, *, loopback_port: int = 0) -> None:
        """Set the limits.

        Args:
            limits: what a server may cost.
            loopback_port: for tests only: this port of 127.0.0.1 is let through.
        """
        self.limits = limits or Limits()
        self.loopback_port = loopback_port
        self._slots = threading.BoundedSemaphore(self.limits.parallel)
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}

    def fetch(
        self, url: str, *, headers: Mapping[str, str] | None = None, secret: Mapping[str, str] | None = None
    ) -> Fetched:
        """Return the page at an address, whatever its status, or why there is none.

        Args:
            url: the address.
            headers: what to send beside the usual.
            secret: further parameters of the query (keys) that must not be kept: no result has them.
        """
        at = now()
        try:
            address = vetted(url, loopback_port=self.loopback_port)
        except RefusedError as error:
            return Failure(url, str(error), at)
        with self._slots:
            under_way = _Try(time.monotonic() + self.limits.seconds)

            def run() -> None:
                try:
                    page = self._attempts(address, under_way, dict(headers or {}), dict(secret or {}))
                except _FailedError as error:
                    under_way.result.append(Failure(address.url, str(error), at))
                except Exception as error:  # whatever a hostile answer sets off in a library is that answer's failure
                    under_way.result.append(
                        Failure(address.url, f"its answer cannot be read ({type(error).__name__})", at)
                    )
                else:
                    under_way.result.append(page)

            # A thread of its own, which is left behind when its time is over: names are looked up, and headers read,
            # without an end that a server could not put off.
            thread = threading.Thread(target=run, daemon=True)
            thread.start()
            thread.join(self.limits.seconds + 0.2)
            if not under_way.result:
                under_way.abandoned = True
                if under_way.response is not None:
                    threading.Thread(target=under_way.response.close, daemon=True).start()
                return Failure(address.url, _LATE, at)
            return under_way.result[0]

    def _attempts(self, address: Address, under_way: _Try, headers: dict[str, str], secret: dict[str, str]) -> Page:
        pause = self.limits.pause
        for attempt in range(self.limits.attempts):
            last = attempt == self.limits.attempts - 1
            try:
                page, wait = self._follow(address, under_way, headers, secret)
            except _BrokenError:
                if last or under_way.left() <= pause:
                    raise
                wait = 0.0
            else:
                if page.status not in _BUSY or last:
                    return page
                if max(wait, pause) >= under_way.left():
                    return page
            time.sleep(max(wait, pause))
            pause *= 2
        raise _FailedError(_LATE)

    def _follow(
        self, address: Address, under_way: _Try, headers: dict[str, str], secret: dict[str, str]
    ) -> tuple[Page, float]:
        """Return the page that an address leads to, and how many seconds its server asks to wait."""
        from claimcheck.sources import _session

        with _session.session(_AGENT, self.limits.wait, self.loopback_port) as session:
            at = address
            for _ in range(self.limits.redirects + 1):
                self._wait_for_turn(at.host, under_way)
                own = headers if at.host == address.host else {}  # a contact or key is for the server that was asked
                sent = {"Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", **own}
                with _translated(), session.get(_with(at.url, secret), stream=True, headers=sent) as response:
                    under_way.response = response
                    target = response.headers.get("location", "")
                    if response.status_code not in _REDIRECTS or not target:
                        return self._page(address.url, at.url, response, under_way), _retry_after(response)
                at = self._redirected(at, target, bool(secret))
        raise _FailedError(f"it leads on more than {self.limits.redirects} times")

    def _redirected(self, at: Address, target: str, secret: bool) -> Address:
        try:
            following = vetted(urljoin(at.url, target.strip()), loopback_port=self.loopback_port)
        except (RefusedError, ValueError) as error:
            raise _FailedError(f"it leads to another address that may not be asked for: {error}") from error
        if secret and (following.host, following.scheme) != (at.host, at.scheme):
            raise _FailedError("it leads to another server, which may not see the key")
        return following

    def _page(self, url: str, final: str, response: Response, under_way: _Try) -> Page:
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in _ENCODINGS:
            raise _FailedError("it is packed in a way that was not asked for")
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self.limits.size:
            raise _FailedError(self._too_large())
        body = bytearray()
        while chunk := response.raw.read(_CHUNK, decode_content=True):
            under_way.left()
            body += chunk
            if len(body) > self.limits.size:
                raise _FailedError(self._too_large())
        kept = tuple((key.lower(), value) for key, value in response.headers.items())
        digest = hashlib.sha256(body).hexdigest()
        return Page(url, final, response.status_code, kept, bytes(body), now(), digest)

    def _too_large(self) -> str:
        return f"it is larger than {self.limits.size // 1_000_000 or 1} MB"

    def _wait_for_turn(self, host: str, under_way: _Try) -> None:
        with self._lock:
            start = max(time.monotonic(), self._next.get(host, 0.0))
            self._next[host] = start + self.limits.gap
        wait = start - time.monotonic()
        if wait > under_way.left():
            raise _FailedError("too many pages of its server are wanted at once")
        if wait > 0:
            time.sleep(wait)


class _translated:  # noqa: N801 - reads as a word of the statement that it stands in
    """Turns what libraries raise into failures in words."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """End; raise a failure for a library's error."""
        if error is None or isinstance(error, _FailedError) or not isinstance(error, Exception):
            return
        from claimcheck.sources import _session

        reason, mendable = _session.reason(error)
        raise (_BrokenError if mendable else _FailedError)(reason) from error


def _with(url: str, secret: Mapping[str, str]) -> str:
    if not secret:
        return url
    more = "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in secret.items())
    return f"{url}{'&' if '?' in url else '?'}{more}"


def _retry_after(response: Response) -> float:
    """Return how many seconds a server asks to wait (RFC 9110, 10.2.3), 0 where it does not say."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
