"""PDF files that ask for more than they are worth: refused in one line, and other files go on."""

import sys
import threading
import zlib

import pytest

from claimcheck.cli import main
from claimcheck.documents import DocumentError, _apart, read_bytes
from pdfs import Page, pdf

bounded = pytest.mark.skipif(
    sys.platform != "linux", reason="bounds are set by the test in this process, which is forked"
)
TEXT = Page().text(72, 700, "The town handled 5 tonnes in 2024.")


def file_of(*objects: bytes) -> bytes:
    """Return a PDF file of one page, whose content is the third object and whose form "X" the fourth."""
    tree = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate((*tree, *objects), 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size %d /Root 1 0 R >>\n%%%%EOF" % (len(tree) + len(objects) + 1)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def inflated() -> bytes:
    """A page that unpacks to 150 MB of spaces."""
    return file_of(stream(zlib.compress(b" " * 150_000_000, 1), b"/Filter /FlateDecode"))


def nested() -> bytes:
    """A form that draws a form ten times, which draws a form ten times, and so on."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"
    forms = [stream(b"/X Do " * 10, form % (7 + level)) for level in range(20)]
    return file_of(stream(b"/X Do"), *forms, stream(b"BT ET", b"/Type /XObject /Subtype /Form /BBox [0 0 1 1]"))


@pytest.fixture
def tight(monkeypatch):
    """Bounds that are reached soon."""
    monkeypatch.setattr(_apart, "_MEMORY", 100_000_000)
    monkeypatch.setattr(_apart, "_SECONDS", 1)


@bounded
@pytest.mark.parametrize("bomb", [inflated, nested])
def test_what_unpacks_to_too_much_is_refused(bomb, tight):
    data = bomb()
    assert len(data) < 1_000_000
    with pytest.raises(DocumentError, match=r"^a\.pdf takes too much memory or time to read"):
        read_bytes(data, "a.pdf")


@bounded
def test_other_files_go_on(tight, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bomb.pdf").write_bytes(nested())
    (tmp_path / "plain.pdf").write_bytes(pdf(TEXT))
    assert main(["check", "bomb.pdf", "plain.pdf"]) == 2
    shown = capsys.readouterr()
    assert "bomb.pdf takes too much" in shown.err
    assert "plain.pdf" in shown.out + shown.err.replace("bomb.pdf", "")


def test_beside_other_threads_a_process_is_started():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert read_bytes(pdf(TEXT), "a.pdf").text == "The town handled 5 tonnes in 2024."
        with pytest.raises(DocumentError, match=r"^a\.pdf asks for a password"):
            read_bytes(pdf(TEXT, encrypted=True), "a.pdf")
    finally:
        done.set()
        thread.join()
