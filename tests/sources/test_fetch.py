"""Fetching from hostile servers: each unpleasantness is refused or bounded, with a reason in words."""

import resource
import socket
import time
from urllib.parse import quote

import pytest
from web_server import serving

from claimcheck.sources.fetch import Failure, Fetcher, Limits, Page

LIMITS = Limits(size=3_000_000, seconds=60.0, wait=30.0, pause=0.01, gap=0.0)
HASTY = LIMITS._replace(seconds=0.3, wait=0.3)


@pytest.fixture(scope="module")
def server():
    with serving() as server:
        yield server


@pytest.fixture
def fetcher(server):
    return Fetcher(LIMITS, loopback_port=server.port)


def test_a_page_comes_with_what_an_auditor_asks_for(server, fetcher):
    server.put("/page", "<p>12 boats</p>", ETag='"a"')
    page = fetcher.fetch(server.url("/page#part"))
    assert isinstance(page, Page)
    assert (page.url, page.final_url, page.status) == (server.url("/page"), server.url("/page"), 200)
    assert page.body == b"<p>12 boats</p>" and page.header("etag") == '"a"' and len(page.sha256) == 64
    assert page.fetched_at.endswith("Z")


def test_packed_pages_are_unpacked(server, fetcher):
    import gzip

    server.put("/packed", gzip.compress(b"<p>12 boats</p>"), Content_Encoding="gzip")
    assert fetcher.fetch(server.url("/packed")).body == b"<p>12 boats</p>"


def test_what_is_sent_says_nothing_of_the_user(server, fetcher, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    server.put("/plain", "12")
    assert isinstance(fetcher.fetch(server.url("/plain")), Page)
    sent = server.asked[-1][1]
    assert set(sent) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert sent["User-Agent"].startswith("claimcheck/")


def test_a_key_is_sent_and_kept_nowhere(server, fetcher):
    server.put("/keyed", "12")
    page = fetcher.fetch(server.url("/keyed?series=a"), secret={"api_key": "s3cr et"})
    assert server.asked[-1][0] == "/keyed?series=a&api_key=s3cr%20et"
    assert "s3cr" not in repr(page)


LATE = ["/empty-members", "/drip", "/drip-headers", "/silent"]
HOSTILE = [
    ("/endless", "larger than 3 MB"),
    ("/bomb", "larger than 3 MB"),
    ("/packed-twice", "packed in a way"),
    ("/broken-packing", "cannot be unpacked"),
    ("/long-header", "headers are too long"),
    ("/many-headers", "headers are too long"),
    ("/claims-to-be-huge", "larger than 3 MB"),
    ("/breaks-off", "breaks off"),
    ("/no-http", "breaks off"),
    ("/loop", "leads on more than 5 times"),
]


@pytest.mark.parametrize(("path", "reason"), HOSTILE)
def test_a_hostile_answer_is_a_reason_in_words(server, fetcher, path, reason):
    failure = fetcher.fetch(server.url(path))
    assert isinstance(failure, Failure) and reason in failure.reason, failure


@pytest.mark.parametrize("path", LATE)
def test_a_server_that_takes_its_time_is_left(server, path):
    failure = Fetcher(HASTY, loopback_port=server.port).fetch(server.url(path))
    assert isinstance(failure, Failure) and failure.reason.startswith("the server "), failure


def test_a_bomb_does_not_fill_the_memory(server, fetcher):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fetcher.fetch(server.url("/bomb"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB; it unpacks to 512 MB


TARGETS = [
    ("http://169.254.169.254/latest/meta-data/", "private"),
    ("http://10.0.0.1/", "private"),
    ("http://[::1]/", "private"),
    ("http://localhost/", "private network"),
    ("//2130706433/", "private"),
    ("file:///etc/passwd", "scheme is file"),
    ("http://me:secret@example.org/", "password"),
    ("http://example.org:22/", "port 22"),
    ("javascript:alert(1)", "scheme is javascript"),
]


@pytest.mark.parametrize(("target", "reason"), TARGETS)
def test_a_redirection_is_judged_like_any_address(server, fetcher, target, reason):
    server.put("/on", "", status=302, Location=target)
    failure = fetcher.fetch(server.url("/on"))
    assert isinstance(failure, Failure)
    assert "leads to another address" in failure.reason and reason in failure.reason


def test_redirections_within_the_web_are_followed(server, fetcher):
    server.put("/there", "12 boats")
    server.put("/here", "", status=301, Location="/there")
    page = fetcher.fetch(server.url("/here"))
    assert (page.url, page.final_url, page.body) == (server.url("/here"), server.url("/there"), b"12 boats")


def test_a_key_follows_no_redirection_to_another_server(server, fetcher):
    server.put("/away", "", status=302, Location="http://example.org/")
    failure = fetcher.fetch(server.url("/away"), secret={"key": "k"})
    assert "may not see the key" in failure.reason


@pytest.mark.parametrize("name", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:192.168.0.1",
                                  "64:ff9b::7f00:1", "0.0.0.0", "100.64.0.1", "fec0::1", "2002:7f00:1::"])  # fmt: skip
def test_a_name_that_stands_for_a_private_address_is_refused(monkeypatch, name):
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, *a, **k: [(family, 1, 6, "", (name, port or 80))])
    failure = Fetcher(LIMITS).fetch("http://harmless.example.org/")
    assert isinstance(failure, Failure)
    assert failure.reason == "its name stands for a private or reserved address"


def test_a_name_that_changes_between_check_and_use_changes_nothing(server, monkeypatch):
    """The name is looked up once, and the connection goes to the address that was judged."""
    looked_up, connected = [], []

    def resolve(host, port, *args, **kwargs):
        looked_up.append(host)
        numeric = host.replace(".", "").isdigit()
        ip = host if numeric else "93.184.215.14" if looked_up.count(host) == 1 else "127.0.0.1"
        return [(socket.AF_INET, 1, 6, "", (ip, port))]

    def connect(self, address):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    failure = Fetcher(LIMITS._replace(attempts=1)).fetch("http://changing.example.org/")
    assert failure.reason == "the connection breaks off"
    assert set(connected) == {"93.184.215.14"}


def test_without_the_setting_for_tests_loopback_is_refused(server):
    asked = len(server.asked)
    for port in (0, server.port + 1):
        failure = Fetcher(LIMITS, loopback_port=port).fetch(server.url("/page"))
        assert "port" in failure.reason or "private" in failure.reason
    assert len(server.asked) == asked


def test_a_busy_server_is_asked_again(server, fetcher):
    answers = iter([(503, {}, b"later"), (429, {"Retry-After": "0"}, b"later"), (200, {}, b"12 boats")])
    server.pages["/busy"] = (0, {}, lambda: next(answers))
    assert fetcher.fetch(server.url("/busy")).body == b"12 boats"


def test_a_server_that_asks_for_more_time_than_there_is_is_not_waited_for(server, fetcher):
    server.put("/later", "come back", status=429, Retry_After="3600")
    count = len(server.asked)
    page = fetcher.fetch(server.url("/later"))
    assert page.status == 429 and len(server.asked) == count + 1


def test_fetches_from_one_host_keep_their_distance(server):
    fetcher = Fetcher(LIMITS._replace(gap=0.1), loopback_port=server.port)
    server.put("/often", "12")
    begun = time.monotonic()
    for _ in range(3):
        fetcher.fetch(server.url("/often"))
    assert time.monotonic() - begun >= 0.2


def test_no_address_of_a_document_raises(fetcher):
    for text in (
        "",
        "http://",
        "http://[",
        "http://]",
        "http://x" * 1000,
        "http://\ud800.org",
        quote("ä"),
        "http://ä..b",
    ):
        assert isinstance(fetcher.fetch(text), Failure), text
