"""Files and bytes: encodings, formats by name, and what a reader is told when a file cannot be read."""

import os
import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import documents
from claimcheck.documents import DocumentError, read_bytes, read_file, read_text
from claimcheck.figures import extract

TEXT = "Prix\u202f: 5 € – été"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_of_unicode(encoding):
    assert read_bytes(TEXT.encode(encoding)).text == TEXT


def test_other_bytes_are_windows_1252():
    assert read_bytes("5 € – été".encode("cp1252")).text == "5 € – été"


@pytest.mark.parametrize(
    ("name", "head", "encoding"),
    [
        ("a.html", '<meta http-equiv="Content-Type" content="text/html; charset=EUC-KR">', "euc_kr"),
        ("a.html", "<META CHARSET='Shift_JIS'>", "shift_jis"),
        ("a.html", "<meta charset=koi8-r>", "koi8_r"),
        ("a.xhtml", '<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859_2"),
        ("a.tex", "\\usepackage[latin2]{inputenc}", "iso8859_2"),
        ("a.rst", ".. -*- coding: cp1251 -*-\n", "cp1251"),
    ],
)
def test_a_file_may_name_its_encoding(name, head, encoding):
    letters = bytes((0xC8, 0xC3)).decode(encoding)
    assert f"rose 5 {letters}" in read_bytes(f"{head}\nSales rose 5 {letters}.\n".encode(encoding), name).text


@pytest.mark.parametrize("said", ["latin-1", "windows-1252", "none", "hex", "unicode_escape", "utf-8", "big5"])
def test_what_a_file_is_not_encoded_in_is_windows_1252(said):
    assert read_bytes(f"<meta charset={said}><p>5 € été\x81".encode("cp1252", "replace"), "a.html").text == "5 € été?"


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
    (tmp_path / "scan.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "locked.txt").write_text("5")
    (tmp_path / "locked.txt").chmod(0)
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(500_000_000)
    (tmp_path / "big.txt").write_bytes(b"12345")
    for path, words in [
        (tmp_path / "none.txt", "No such file"),
        (tmp_path, "is a directory"),
        (tmp_path / "scan.txt", "is an image, not text"),
        (tmp_path / "pipe.txt", "is a device or pipe, not a file"),
        (tmp_path / "huge.txt", "is too large (500 MB; at most 100 MB); split it"),
        (Path("/dev/zero"), "is a device or pipe"),
        *([] if os.access(tmp_path / "locked.txt", os.R_OK) else [(tmp_path / "locked.txt", "Permission denied")]),
    ]:
        with pytest.raises(DocumentError, match=re.escape(words)) as error:
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


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = zipped(word__document_xml=f'<w:b xmlns:w="{W}"><w:p><w:r><w:t>5 mills</w:t></w:r></w:p></w:b>')


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf", "a.html"])
def test_a_file_is_read_as_what_it_is_and_the_report_says_so(name):
    document = read_bytes(WORD, name)
    assert document.text == "5 mills"
    assert document.notes == ("The file is a Word document, not what its name says.",)


def test_standard_input_may_be_any_format():
    assert read_bytes(WORD, "-").text == "5 mills"
    assert read_bytes(WORD, "-").notes == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty, not a Word document"),
        (b"5 mills", "it is text; rename it to .txt"),
        (b"<!DOCTYPE html><p>5", "it is a web page; rename it to .html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Microsoft Office file"),
        (WORD[:90], "damaged or cut short"),
        (WORD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "is encrypted"),
        (zipped(word__document_xml="5" * 30_000_000), "times its size; it was not opened"),
        (zipped(ppt__slides_xml="<p/>"), "is not a PowerPoint presentation: it has no ppt/presentation.xml"),
        (zipped(other="5"), "is not a Word document: it has no word/document.xml"),
    ],
)
def test_wounds_of_archives_are_said_in_one_line(data, words):
    with pytest.raises(DocumentError, match=re.escape(words)) as error:
        read_bytes(data, "a.docx")
    assert str(error.value).startswith("a.docx ")
    assert "\n" not in str(error.value)


def test_what_tells_the_kind_of_an_archive_unpacks_no_more_than_its_first_bytes():
    import tracemalloc

    data = zipped(mimetype="0" * 50_000_000)
    tracemalloc.start()
    with pytest.raises(DocumentError, match="times its size"):
        read_bytes(data, "a.odt")
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


NUMBERS = {
    "narrow and other spaces": ("1\u202f234\u00a0567 boats", "1234567"),
    "thin space": ("1\u2009234\u2009567 boats", "1234567"),
    "full-width digits": ("\uff11\uff12 boats", "12"),
    "Arabic-Indic digits": ("\u0661\u0662 boats", "12"),
    "a minus sign": ("It was \u221212 degrees", "-12"),
    "a soft hyphen in the word": ("12 mil\u00adlion boats", "12000000"),
    "a ligature in the word": ("\ufb01fty-two boats", "52"),
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_numbers_in_unusual_signs(text, value, format):
    (figure,) = extract(read_text(f"{text}.", "a", format))
    assert figure.value == Decimal(value)


def test_a_string_without_a_name_keeps_its_offsets():
    assert read_text("12 mil\u00adlion").text == "12 mil\u00adlion"


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_line_ends_of_all_kinds_keep_places(format):
    source = "5 mills\r\n\r\n6 barns\r\r7 cows\n\n8 carts\r\n"
    document = read_text(source, format=format)
    for i, character in enumerate(document.text):
        if character.isdigit():
            assert source[document.source.offset(i)] == character
            assert document.source.place(i)[0] == {"5": 1, "6": 3, "7": 5, "8": 7}[character]
