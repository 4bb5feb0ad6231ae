"""A real HTTP server on loopback that answers by path: pages that tests put there, and every unpleasantness."""

import gzip
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server:
    """`pages` are (status, headers, body) by path; `asked` what was asked, in order, as (path, headers)."""

    def __init__(self, http):
        self.port = http.server_address[1]
        self.pages = {}
        self.asked = []

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path, body, kind="text/html; charset=utf-8", status=200, **headers):
        data = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (status, {"Content-Type": kind, **headers}, data)
        return self.url(path)

    def paths(self):
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.known.asked.append((self.path, dict(self.headers)))
        hostile = HOSTILE.get(self.path.partition("?")[0])
        try:
            if hostile:
                self.close_connection = True
                return hostile(self)
            status, headers, body = self.server.known.pages.get(self.path.partition("?")[0], (404, {}, b"not here"))
            if callable(body):
                status, headers, body = body()
            self.answer(status, headers, body)
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def answer(self, status, headers, body):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def begin(self, **headers):
        self.send_response(200)
        for key, value in {"Content-Type": "text/html", "Connection": "close", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def redirect(self, target):
        self.answer(302, {"Location": target}, b"")

    def log_message(self, *args):
        pass


def endless(handler):
    handler.begin()
    for _ in range(10_000):
        handler.wfile.write(b"x" * 100_000)


def bomb(handler):
    """Half a gigabyte of zeros in half a megabyte."""
    handler.begin(Content_Encoding="gzip")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(512):
        handler.wfile.write(packer.compress(bytes(1_000_000)))
    handler.wfile.write(packer.flush())


def empty_members(handler):
    """Packed bytes without an end that unpack to nothing."""
    handler.begin(Content_Encoding="gzip")
    nothing = gzip.compress(b"") * 1000
    for _ in range(100_000):
        handler.wfile.write(nothing)


def packed_twice(handler):
    body = gzip.compress(gzip.compress(bytes(1_000_000)))
    handler.answer(200, {"Content-Encoding": "gzip, gzip"}, body)


def broken_packing(handler):
    handler.answer(200, {"Content-Encoding": "gzip"}, b"this is not gzip at all")


def drip(handler):
    handler.begin()
    for _ in range(2_000):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(2_000):
        handler.wfile.write(b"X-%d: y\r\n" % number)
        handler.wfile.flush()
        time.sleep(0.05)


def long_header(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"y" * 200_000 + b"\r\n\r\nhello")


def many_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Many: y\r\n" * 5_000 + b"\r\nhello")


def silent(handler):
    time.sleep(30)


def claims_to_be_huge(handler):
    handler.begin(Content_Length="99999999999")


def breaks_off(handler):
    handler.begin(Content_Length="1000")
    handler.wfile.write(b"only this")


def no_http(handler):
    handler.wfile.write(b"220 mail.example ready\r\n" * 10)


def loop(handler):
    number = int(handler.path.partition("?")[2] or 0)
    handler.redirect(f"/loop?{number + 1}")


HOSTILE = {
    "/" + function.__name__.replace("_", "-"): function
    for function in (
        endless, bomb, empty_members, packed_twice, broken_packing, drip, drip_headers, long_header, many_headers,
        silent, claims_to_be_huge, breaks_off, no_http, loop,
    )
}  # fmt: skip


@contextmanager
def serving():
    """Serve on a free port of loopback until the block ends."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.known = Server(http)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield http.known
    finally:
        http.shutdown()
        http.server_close()
