"""A file of the network is read within bounds of memory and time, in a process of its own."""

import sys
import zlib

import pytest

from claimcheck.documents import DocumentError
from claimcheck.sources import apart

pytest.importorskip("pypdfium2")


def pdf(content: bytes, filters: bytes = b"") -> bytes:
    """A PDF file of one page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def test_a_file_is_read_as_it_is_in_this_process():
    document = apart.read(pdf(b"BT /F 12 Tf 72 700 Td (The pier carries 5,200 tonnes.) Tj ET"), "pier.pdf", "pdf")
    assert document.text.strip() == "The pier carries 5,200 tonnes." and document.landmark(0) == "page 1"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nno more", b"plain words"])
def test_what_is_none_is_told_as_in_this_process(data):
    with pytest.raises(DocumentError, match=r"pier\.pdf"):
        apart.read(data, "pier.pdf", "pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_a_file_that_unpacks_to_gigabytes_is_refused():
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    with pytest.raises(DocumentError, match="too much memory or time"):
        apart.read(pdf(packed, b"/Filter /FlateDecode"), "bomb.pdf", "pdf")
