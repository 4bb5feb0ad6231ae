"""A real HTTP server on loopback in the place of the statistics services, and the services with their bases there."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import service_answers

from claimcheck.model import Bearing
from claimcheck.pipeline import check
from claimcheck.sources.fetch import Fetcher, Limits
from claimcheck.sources.services import edgar, eurostat, fred, imf, oecd, owid, wikidata, worldbank
from claimcheck.sources.store import Store
from claimcheck.sources.web import Web

QUICK = Limits(size=1_000_000, seconds=3, wait=1, attempts=2, pause=0.01, gap=0)


class Server:
    """`asked` is what was asked, as (target, headers); `instead` answers in the place of the services, by what the
    target has in it: (status, headers, body)."""

    def __init__(self, http):
        self.port = http.server_address[1]
        self.asked = []
        self.instead = {}

    def base(self, name):
        return f"http://127.0.0.1:{self.port}/{name}"

    def bases(self, name):
        if name == "edgar":
            return self.base("edgar/facts"), self.base("edgar/company_tickers.json")
        return (self.base(name),)

    def service(self, name):
        return MODULES[name].service(*self.bases(name))

    def provider(self, name):
        return MODULES[name].provider(*self.bases(name))


MODULES = {
    "worldbank": worldbank, "eurostat": eurostat, "imf": imf, "oecd": oecd, "fred": fred, "edgar": edgar,
    "wikidata": wikidata, "owid": owid,
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle(self):
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self):
        known = self.server.known
        known.asked.append((self.path, dict(self.headers)))
        for part, (status, headers, body) in known.instead.items():
            if part in self.path:
                return self.give(status, headers, body)
        status, kind, body = service_answers.answer(self.path)
        return self.give(status, {"Content-Type": kind}, body)

    def give(self, status, headers, body):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204:
            with suppress(ConnectionError):
                self.wfile.write(body)

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    """Serve on a free port of loopback until the block ends."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.known = Server(http)
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield http.known
    finally:
        http.shutdown()
        http.server_close()


def web(server, folder, *, online=True):
    """Return the web as sources see it, the server's port let through."""
    store = Store(folder)
    if not online:
        return Web(store, loopback_port=server.port)
    store.make()
    return Web(store, Fetcher(QUICK, loopback_port=server.port), loopback_port=server.port)


def evidence(server, asked, name, text, surface="", date=""):
    """Return what a service says about the figure printed as `surface`, the one in brackets if that is not given."""
    if not surface:
        surface = text[text.index("[") + 1 : text.index("]")]
        text = text.replace("[", "", 1).replace("]", "", 1)
    if date:
        text = f"---\ndate: {date}\n---\n\n{text}"
    report = check(text if not date else _dated(text), sources=(server.service(name).open(asked),))
    start = report.document.text.index(surface)
    return tuple(
        e
        for claim in report.claims
        if any(f.start <= start < f.end for f in claim.figures)
        for e in claim.evidence
        if e.topic.endswith(f"at {next(f.start for f in claim.figures if f.start <= start < f.end)}")
    )


def _dated(text):
    from claimcheck import documents

    return documents.read_text(text, format="markdown")


def verdict(found):
    """Return what evidence comes to, as an editor would say: "yes", "no" or "open"."""
    bearings = {e.bearing for e in found}
    if Bearing.SUPPORTS in bearings:
        return "yes"
    return "no" if Bearing.CONTRADICTS in bearings else "open"
