"""E-mail: subject and body, quotes as quotes, and places through every transfer encoding."""

import base64
import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid, strays, where
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.model import Document, Status


def read(data: bytes | str) -> Document:
    return read_bytes(data.encode() if isinstance(data, str) else data, "a.eml")


def mail(body: str, fields: str = "Subject: Catch rose 12%\n") -> str:
    return f"From: a@b.c\nDate: Tue, 5 Mar 2024 10:00:00 +0100\n{fields}\n{body}"


BODY = """\
Hello, 40 boats went out.

On Mon, 4 Mar 2024 at 10:00, Ann Other
<a@b.c> wrote:
> It was 38,
> > not 37.
>
> | a | b |
> |---|---|
> | 1 | 2 |

That is 5% more.
--\x20
Bob, 3rd floor
"""


def test_what_is_quoted_is_a_quote_and_signatures_stay_out():
    document = read(mail(BODY))
    assert blocks(document) == [
        ("heading", "Catch rose 12%"),
        ("paragraph", "Hello, 40 boats went out."),
        ("quote", "It was 38,"),
        ("quote", "not 37."),
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("paragraph", "That is 5% more."),
    ]
    assert grid(document) == [["a", "b"], ["1", "2"]]
    assert (document.title, document.date) == ("Catch rose 12%", "2024-03-05")
    assert where(document, "37") == (10, 9)
    assert strays(document, mail(BODY)) == []


WORDS = "Café sales – 40 boats of 50, or 80%, with a line that is long enough to be folded in the middle: 1,200 €."


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "cp1252", "utf-16-le", "utf-7"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_every_encoding_gives_the_text_and_its_lines(charset, encoding):
    try:
        raw = WORDS.encode(charset)
    except UnicodeEncodeError:
        pytest.skip("the charset lacks a character")
    if encoding == "8bit" and charset in ("utf-16-le", "utf-7"):
        pytest.skip("no mail is written so")
    coded = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(encoding, bytes)(raw)
    fields = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
    data = mail("", fields).encode() + coded
    document = read(data)
    assert document.text == WORDS
    lines = data.decode("latin-1" if encoding == "8bit" and charset != "utf-8" else "utf-8").split("\n")
    for words in ("40", "1,200"):
        line, column = where(document, words)
        assert line >= 5
        if encoding != "base64" and charset not in ("utf-16-le", "utf-7"):
            assert lines[line - 1][column - 1 :].startswith(words)


def test_an_html_body_is_read_as_html():
    body = "<p>Forty <b>boats</b></p><table><tr><th>a</th></tr><tr><td>5</td></tr></table>"
    document = read(mail(body, "Content-Type: text/html; charset=utf-8\n"))
    assert blocks(document) == [("paragraph", "Forty boats"), ("table", "a\n5")]


def test_parts_alternatives_and_attachments():
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.c", "Prix : 5 € – été"
    message.set_content("Plain, 40 boats.")
    message.add_alternative("<p>HTML, 41 boats.</p>", subtype="html")
    message.add_attachment("a,1\n", subtype="csv", filename="n.csv")
    document = read(message.as_bytes())
    assert [text for _, text in blocks(document)] == ["Prix : 5 € – été", "Plain, 40 boats."]
    assert document.notes == ("the attachment 'n.csv' was not read; check it as a file of its own",)


def test_comments_set_claims_aside():
    wrong = "<p>The fleet grew from 40 boats to 50, a rise of 53%.</p>"
    body = f"<p>Fine.</p><!-- claimcheck: ignore percent_change -- revised -->\n{wrong}"
    for coded, encoding in ((body, "7bit"), (base64.encodebytes(body.encode()).decode(), "base64")):
        document = read(mail(coded, f"Content-Type: text/html\nContent-Transfer-Encoding: {encoding}\n"))
        assert len(document.directives) == 1
    assert alarms(pipeline.check(read(mail(wrong, "Content-Type: text/html\n"))).findings) == [Status.INCONSISTENT]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "a.eml is not an e-mail"),
        (b"Just a text of 5 words.\n", "not an e-mail: it has no header fields"),
        (b"%PDF-1.7\n" + bytes(range(32)) * 9, "a.eml"),
        (b"\x00\x01\x02\x03" * 99, "a.eml"),
    ],
)
def test_what_a_reader_is_told(data, words):
    with pytest.raises(DocumentError, match=words):
        read(data)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=120), st.sampled_from(["7bit", "quoted-printable", "base64"]), st.sampled_from(["plain", "html"])
)
def test_any_body_is_read_or_refused(body, encoding, kind):
    fields = f"Subject: a\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    try:
        read(fields.encode() + body)
    except DocumentError as error:
        assert "a.eml" in str(error)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=PLAIN, max_size=80))
def test_a_plain_body_keeps_its_places(body):
    text = f"Subject: a\n\n{body}".encode("utf-8", "replace").decode()
    try:
        document = read(text)
    except DocumentError:
        return
    assert strays(document, text) == []


@pytest.mark.parametrize("word", ["=?utf-8²?q?5?=", "=?x-unknown?q?5?="])
def test_a_subject_that_cannot_be_decoded_is_left_as_it_stands(word):
    assert read(mail("5 of 6", f"Subject: {word}\n")).title == word


FIELD = "abcx=;\"'*%-_/?0 \t\n(),<>@.:"


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        ["Content-Type: ", "Content-Disposition: ", "Content-Transfer-Encoding: ", "Date: ", "Subject: =?"]
    ),
    st.sampled_from(["", "text/plain; charset", "multipart/mixed; boundary=a", "attachment; filename*=", "utf-8?b?"]),
    st.text(alphabet=FIELD, max_size=20),
)
def test_malformed_fields_do_not_stop_the_reader(key, start, rest):
    assert read(f"From: a@b.c\n{key}{start}{rest}\n\n--a\n\n5 of 6\n").name == "a.eml"
