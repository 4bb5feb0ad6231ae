"""Files and bytes: encodings, formats by name, and what a reader is told when a file cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import documents
from claimcheck.documents import DocumentError, read_bytes, read_file, read_text

TEXT = "Prix\u202f: 5 € – été"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_of_unicode(encoding):
    assert read_bytes(TEXT.encode(encoding)).text == TEXT


def test_other_bytes_are_windows_1252():
    assert read_bytes("5 € – été".encode("cp1252")).text == "5 € – été"


def test_a_wound_does_not_change_the_encoding():
    assert read_bytes(b"\xc3\xa9t\xc3\xa9 5 \xff kg").text == "été 5 \ufffd kg"


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data):
    for name in ("a.txt", "a.md"):
        try:
            read_bytes(data, name)
        except DocumentError as error:
            assert name in str(error)


def test_the_name_tells_the_format(tmp_path):
    (tmp_path / "a.MD").write_text("# *5*", encoding="utf-8")
    (tmp_path / "a.txt").write_text("*5*", encoding="utf-8")
    (tmp_path / "README").write_text("*5*", encoding="utf-8")
    assert [read_file(tmp_path / name).text for name in ("a.MD", "a.txt", "README")] == ["5", "*5*", "*5*"]
    assert read_file(tmp_path / "a.MD").name == str(tmp_path / "a.MD")


def test_what_a_reader_is_told(tmp_path, monkeypatch):
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "big.txt").write_bytes(b"12345")
    for path, words in [
        (tmp_path / "none.txt", "No such file"),
        (tmp_path, "is a directory"),
        (tmp_path / "scan.txt", "is a PDF file, not text"),
    ]:
        with pytest.raises(DocumentError, match=words) as error:
            read_file(path)
        assert str(path) in str(error.value)
    monkeypatch.setattr(documents, "LARGEST", 4)
    with pytest.raises(DocumentError, match="too large"):
        read_file(tmp_path / "big.txt")


def test_formats_have_names():
    assert read_text("*5*", format="markdown").text == "5"
    with pytest.raises(DocumentError, match="unknown format 'docy'; known are"):
        read_text("5", format="docy")
    with pytest.raises(DocumentError, match="unknown format"):
        read_bytes(b"5", format="docy")


@pytest.mark.parametrize("line", ["word 5 ", "| 5 ", "[a](b) ", "**5** ", "<b>5</b>", "&amp;", "1. 5 "])
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_line_of_a_hundred_thousand_characters_is_read(line, format):
    assert read_text(line * (100_000 // len(line)), format=format).blocks
