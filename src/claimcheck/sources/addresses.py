"""Which addresses may be asked for: those of public web servers, written plainly.

A document's author writes the addresses, and a page may send the asker on; so each is judged before anything is sent,
and again at each redirection. What a name stands for is judged where the connection is made (`fetch`).
"""

from __future__ import annotations

import ipaddress
import re

from claimcheck.lazy import regex
from claimcheck.records import dataclass

LONGEST = 2_000  # characters; what browsers and servers take
_PORTS = (80, 443, 8080, 8443)
"""The ports of web servers; on others something else may listen."""

_BAD = regex(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
_SCHEME = regex(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DISGUISED = regex(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*\.?", re.IGNORECASE)
_AUTHORITY_END = regex(r"[/?#]")
_LABEL = regex(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# Names that no public server has: RFC 6761, 6762, 7686, 8375, 9476, and what ICANN reserved for private use.
_LOCAL = frozenset(
    "localhost localdomain local internal intranet lan home corp private test invalid example onion arpa alt".split()
)
_DEFAULT = {"http": 80, "https": 443}


class RefusedError(Exception):
    """An address may not be asked for; the message says why, in words for a report."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is asked for: without fragment, its host in small ASCII letters."""

    url: str
    scheme: str
    host: str
    port: int


def vetted(url: str, *, loopback_port: int = 0) -> Address:
    """Return an address as it may be asked for.

    Args:
        url: the address as written.
        loopback_port: for tests only: this port of 127.0.0.1 is let through.

    Raises:
        RefusedError: it may not be asked for.
    """
    scheme = _scheme(url)
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        # The parser that the connection is made by: two parsers may see two hosts in one address.
        parsed = parse_url(url)
    except (LocationParseError, ValueError) as error:
        raise RefusedError("it is no address that can be read") from error
    if parsed.auth is not None or "@" in _AUTHORITY_END.split(url[len(scheme) + 3 :], 1)[0]:
        raise RefusedError("it has a user's name or password in it")
    host = _host(parsed.host or "")
    port = parsed.port or _DEFAULT[scheme]
    if not (loopback_port and host == "127.0.0.1" and port == loopback_port):
        _judge(host, port)
    shown = f"[{host}]" if ":" in host else host
    at = "" if port == _DEFAULT[scheme] else f":{port}"
    query = f"?{parsed.query}" if parsed.query is not None else ""
    return Address(f"{scheme}://{shown}{at}{parsed.path or '/'}{query}", scheme, host, port)


def is_public(ip: str) -> bool:
    """Return whether an IP address is one of the public Internet, with those that it carries inside (IPv4 in IPv6).

    >>> is_public("8.8.8.8"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(ip.strip("[]").partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address.is_site_local or any(address in network for network in _carriers()):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carriers() -> tuple[ipaddress.IPv6Network, ...]:
    """Return the ranges of IPv6 whose addresses lead to some IPv4 address: compatible (RFC 4291), NAT64 (RFC 6052,
    8215), 6to4 (RFC 3056) and Teredo (RFC 4380)."""
    ranges = ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
    return tuple(ipaddress.IPv6Network(network) for network in ranges)


def _scheme(url: str) -> str:
    if len(url) > LONGEST:
        raise RefusedError(f"it is longer than {LONGEST} characters")
    if _BAD.search(url):
        raise RefusedError("it has spaces, control characters or backslashes in it")
    match = _SCHEME.match(url)
    scheme = match[1].lower() if match else ""
    if scheme not in _DEFAULT:
        raise RefusedError(f"its scheme is {scheme or 'missing'}; only http and https are asked for")
    if not url[len(scheme) :].startswith("://"):
        raise RefusedError("it is no address that can be read")
    return scheme


def _host(host: str) -> str:
    """Return a host in small ASCII letters, as it is looked up."""
    bare = host.strip("[]")
    if not bare:
        raise RefusedError("it names no host")
    if ":" in bare:
        return bare.lower()
    if not bare.isascii():
        import idna

        try:
            bare = idna.encode(bare, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise RefusedError("its host is no name of the Internet") from error
    return bare.lower().removesuffix(".")


def _judge(host: str, port: int) -> None:
    if port not in _PORTS:
        raise RefusedError(f"port {port} is none of the web ({', '.join(map(str, _PORTS))})")
    if ":" in host or _DISGUISED.fullmatch(host):
        if not is_public(host):
            raise RefusedError("its host is an address that is private, reserved or written unusually")
        return
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError("its host is no name of the Internet")
    if len(labels) == 1 or labels[-1] in _LOCAL:
        raise RefusedError("its host is a name of a private network")
