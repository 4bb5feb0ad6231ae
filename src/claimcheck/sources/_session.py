"""The session that pages are fetched with, and what its libraries' errors mean in words."""

from __future__ import annotations

import os
from typing import Any

import requests
import urllib3
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from claimcheck.sources.addresses import is_public

_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


class _Adapter(IPFilterAdapter):  # type: ignore[misc]
    """Judges once more the address that a connection goes to; a test's server is let through by its very port."""

    def __init__(self, https: bool, loopback_port: int) -> None:
        super().__init__(is_https_proto=https, allow_loopback=bool(loopback_port))
        self._loopback_port = loopback_port

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """Return where to connect to."""
        asked = requests.compat.urlparse(request.url)
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        is_test = bool(self._loopback_port) and asked.hostname == "127.0.0.1" and asked.port == self._loopback_port
        if not is_test and not is_public(host["host"]):
            raise InvalidIPAddress(host["host"])
        return host, pool


def session(agent: str, wait: float, loopback_port: int) -> requests.Session:
    """Return a session that follows no redirection, knows no proxy or password of the user, calls itself `agent`, and
    waits `wait` seconds for each answer of the network."""
    made: requests.Session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=bool(loopback_port),
            never_redirect=True,
            default_timeout=(wait, wait),
        )
    )
    made.trust_env = False
    made.headers["User-Agent"] = agent  # unless a source sends its own, as some services ask
    made.verify = next((os.environ[name] for name in _BUNDLES if os.environ.get(name)), True)
    for scheme in ("http", "https"):
        made.mount(f"{scheme}://", _Adapter(scheme == "https", loopback_port))
    return made


def reason(error: Exception) -> tuple[str, bool]:
    """Return what an error of the libraries means in words, and whether another attempt may mend it."""
    if isinstance(error, InvalidIPAddress):
        return "its name stands for a private or reserved address", False
    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return "its certificate is not valid", False
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "the server does not answer", True
    text = repr(error)
    if "Failed to resolve" in text:
        return "there is no server of this name", False
    if "LineTooLong" in text or "more than" in text:
        return "its headers are too long", False
    if isinstance(error, requests.exceptions.ContentDecodingError | urllib3.exceptions.DecodeError):
        return "its answer cannot be unpacked", False
    if isinstance(error, requests.ConnectionError | urllib3.exceptions.HTTPError):
        return "the connection breaks off", True
    return "its answer cannot be read", False
