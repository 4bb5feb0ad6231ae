"""`claimcheck annotate`: copies with the findings as the format's own comments, and originals as they were."""

import re
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.annotations import Copy, annotator_of, annotators
from claimcheck.annotations._notes import notes
from claimcheck.annotations._splicing import pieces
from claimcheck.cli import main
from claimcheck.documents import read_bytes
from claimcheck.model import Span
from claimcheck.pipeline import check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRONG = "The fleet grew from 40 boats to 50, a rise of 53%."
RIGHT = "Sales rose 5% to $21 million from $20 million."
MARKDOWN = f"# Fleet\n\n{WRONG}\n\n- {RIGHT}\n"


def annotated(data: bytes, name: str, *, every: bool = False) -> bytes:
    report = check(read_bytes(data, name))
    copy = annotator_of(name).annotate(data, report.document, notes(report, all_claims=every))
    return copy.content if isinstance(copy, Copy) else copy


def docx(body: str, **parts: str) -> bytes:
    space = W.strip("{}")
    files = {"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'}
    files["[Content_Types].xml"] = "<Types></Types>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in (files | {k.replace("__", "/") + ".xml": v for k, v in parts.items()}).items():
            archive.writestr(path, content)
        archive.writestr("word/media/picture.png", bytes(range(256)))
    return out.getvalue()


def runs(*texts: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def part(data: bytes, path: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(path)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (WRONG, "53%"),
        ("The fleet had a rise of 53% to 50 boats from 40 boats.", "53%"),
        ("The harbour counted 180 ships: 90 ferries, 40 tankers and 60 yachts.", "180"),
    ],
)
def test_a_note_stands_behind_the_figure_that_the_text_states(text, figure):
    before, mark, _ = annotated(text.encode(), "a.md").decode().partition("[^")
    assert mark and before.endswith(figure)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_copy_stands_beside_the_file(folder, capsys, name):
    Path(name).write_text(MARKDOWN)
    assert main(["annotate", name]) == 1
    copy = f"a.annotated{Path(name).suffix}"
    assert capsys.readouterr().out == f"{copy}: 1 note\n"
    assert Path(name).read_text() == MARKDOWN
    assert "percent_change" in Path(copy).read_text().replace("\\", "")
    assert sorted(p.name for p in folder.iterdir()) == sorted([name, copy])


def test_exit_codes_and_every_claim(folder, capsys):
    Path("right.md").write_text(RIGHT)
    assert main(["annotate", "right.md"]) == 0
    assert main(["annotate", "--all", "right.md"]) == 0
    assert re.findall(r": (\d) note", capsys.readouterr().out)[0] == "0"
    assert "**verified.**" in Path("right.annotated.md").read_text()


def test_where_copies_go(folder, capsys):
    for name in ("a.md", "b.md"):
        Path(name).write_text(MARKDOWN)
    assert main(["annotate", "-o", "out/", "a.md", "b.md"]) == 1
    assert sorted(p.name for p in Path("out").iterdir()) == ["a.annotated.md", "b.annotated.md"]
    assert main(["annotate", "-o", "c.md", "a.md"]) == 1
    assert main(["annotate", "."]) == 1  # copies of earlier runs are no documents
    assert not Path("a.annotated.annotated.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "a.md", "a.md"], "written over the document"),
        (["-o", "b.md", "a.md"], "exists and is not named as a copy"),
        (["-o", "c.docx", "a.md"], "ends in .md"),
        (["-o", "c.md", "a.md", "b.md"], "cannot be the copy of 2 documents"),
        (["table.csv"], "save it as .xlsx and annotate that"),
        (["missing.md"], "missing.md"),
        (["-"], "no comments can be put into such files"),
        (["-o", "a.md/x.md", "a.md"], "cannot write"),
    ],
)
def test_what_cannot_be_written_is_said(folder, capsys, arguments, message):
    for name in ("a.md", "b.md"):
        Path(name).write_text(MARKDOWN)
    Path("table.csv").write_text("a,b\n1,2\n")
    assert main(["annotate", *arguments]) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert len(said.err.splitlines()) == 1
    assert Path("a.md").read_text() == Path("b.md").read_text() == MARKDOWN


def test_a_file_that_is_not_what_its_name_says_gets_no_copy(folder, capsys):
    Path("a.xlsx").write_bytes(docx(runs("Fares rose 30% to 55 crowns from 50 crowns.")))
    assert main(["annotate", "a.xlsx"]) == 2
    assert "a.xlsx is a Word document, not what its name says" in capsys.readouterr().err
    assert not Path("a.annotated.xlsx").exists()


def test_other_files_go_on(folder, capsys):
    Path("a.md").write_text(MARKDOWN)
    Path("b.docx").write_bytes(b"PK\3\4 no archive")
    assert main(["annotate", "b.docx", "a.md"]) == 2
    assert Path("a.annotated.md").exists()
    assert not Path("b.annotated.docx").exists()


# --- text, Markdown, HTML --------------------------------------------------------------------------------------------


def test_footnotes_of_markdown():
    copy = annotated(f"See [{WRONG}](x.html) and more.".encode(), "a.md").decode()
    assert copy.startswith(f"See [{WRONG}](x.html)[^claimcheck-1] and more.")
    document = read_bytes(copy.encode(), "a.md")
    assert document.text.startswith(f"See {WRONG}")
    assert sum(WRONG in line for line in copy.splitlines()) == 1


def test_comments_in_html_within_markdown():
    copy = annotated(f"<div>\n<p>{WRONG}</p>\n</div>\n\nMore.".encode(), "a.md").decode()
    assert "<!-- inconsistent: percent_change" in copy
    assert "[^claimcheck" not in copy


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_notes_on_alternative_texts_stand_behind_the_picture(name):
    copy = annotated(f"<p><img alt='{WRONG}' src=x>text</p>\n".encode(), name).decode()
    assert copy.startswith(f"<p><img alt='{WRONG}' src=x><")


def test_marks_of_html_go_around_text_and_never_into_tags():
    page = "<html><body><p>The fleet grew from 40 boats to <b>50</b>, a rise of 5<i>3</i>&nbsp;%.</p></body></html>"
    copy = annotated(page.encode(), "a.html").decode()
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", copy)
    assert marked == ["50", "5", "3", "&nbsp;", "%"]
    assert copy.index("claimcheck-1") < copy.index("<section class") < copy.index("</body>")
    assert re.sub(r"<mark[^>]*>|</mark>|<sup>.*?</sup>|\n<section.*</section>\n", "", copy, flags=re.S) == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_what_is_no_note_stays_byte_for_byte(encoding, name):
    text = f"Größe, été.\r\n\r\n{WRONG}\r\n\r\nÜbrig — 5 £"
    data = text.encode(encoding)
    copy = annotated(data, name)
    head = f"Größe, été.\r\n\r\n{WRONG[:40]}" if name == "a.txt" else "Größe, été.\r\n\r\nThe fleet grew from 40"
    assert copy.startswith(head.encode(encoding))
    assert "percent" in copy.decode(encoding)


def test_bytes_without_meaning_stay():
    data = "é ".encode() + WRONG.encode() + b" \xe9\xff\xe9\n"
    copy = annotated(data, "a.txt")
    assert copy.replace(b" [claimcheck 1]", b"", 1).startswith(data)


@given(st.text(st.sampled_from("<b>&amp; 5%\n"), max_size=40))
def test_pieces_lie_in_the_source_in_order(source):
    document = read_bytes(source.encode(), "a.html")
    found = list(pieces(document, Span(0, len(document.text))))
    assert all(0 <= piece.start < piece.end <= len(source) for piece in found)
    assert all(a.end <= b.start or a.start <= b.start for a, b in pairwise(found))


# --- Word ------------------------------------------------------------------------------------------------------------


def commented(data: bytes) -> dict[str, str]:
    """Return what each comment's range holds, by its id."""
    root = ElementTree.fromstring(part(data, "word/document.xml"))
    open_, found = set(), {}
    for element in root.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}t":
            for each in open_:
                found[each] += element.text or ""
    assert not open_
    return found


def test_comments_of_word_go_around_the_very_figures():
    data = docx(runs("The fleet grew from 40 boats to 5", "0, a ri", "se of 53%. And so on."))
    copy = annotated(data, "a.docx")
    assert commented(copy) == {"0": "50, a rise of 53%"}
    said = "".join(ElementTree.fromstring(part(copy, "word/comments.xml")).itertext())
    assert said.startswith("inconsistent: percent_change40 to 50 is a rise of 25%; the text says 53%")
    assert read_bytes(copy, "a.docx").text == read_bytes(data, "a.docx").text
    bold = [run.find(f"{W}rPr/{W}b") for run in ElementTree.fromstring(part(copy, "word/document.xml")).iter(f"{W}r")]
    assert sum(each is not None for each in bold) == 5  # each half keeps the properties
    assert part(copy, "word/media/picture.png") == bytes(range(256))
    assert b"comments+xml" in part(copy, "[Content_Types].xml")
    assert b"comments.xml" in part(copy, "word/_rels/document.xml.rels")


def test_comments_that_are_there_stay():
    space = W.strip("{}")
    comment = '<w:comment w:id="4"><w:p><w:r><w:t>Hm.</w:t></w:r></w:p></w:comment>'
    old = f'<w:comments xmlns:w="{space}">{comment}</w:comments>'
    copy = annotated(docx(runs(WRONG), word__comments=old), "a.docx")
    numbers = [c.get(f"{W}id") for c in ElementTree.fromstring(part(copy, "word/comments.xml"))]
    assert numbers == ["4", "5"]


def test_notes_on_footnotes_stand_at_their_mark():
    space = W.strip("{}")
    notes_ = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2">{runs(WRONG)}</w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = docx(f"<w:p><w:r><w:t>So it was.</w:t></w:r>{mark}<w:r><w:t>More</w:t></w:r></w:p>", word__footnotes=notes_)
    copy = annotated(data, "a.docx")
    xml = part(copy, "word/document.xml").decode()
    assert f'<w:commentRangeStart w:id="0"/>{mark}<w:commentRangeEnd w:id="0"/>' in xml
    assert part(copy, "word/footnotes.xml") == notes_.encode()


@given(st.lists(st.integers(1, len(WRONG) - 1), max_size=6), st.booleans())
def test_however_a_sentence_is_cut_into_runs(cuts, umlaut):
    places = sorted({0, *cuts, len(WRONG)})
    texts = [WRONG[a:b] for a, b in pairwise(places)]
    data = docx(runs("Größe: 5 &amp; " if umlaut else "So: ") + runs(*texts))
    copy = annotated(data, "a.docx")
    assert commented(copy) == {"0": "50, a rise of 53%"}
    assert read_bytes(copy, "a.docx").text == read_bytes(data, "a.docx").text


def test_all_formats_that_are_annotated_are_read():
    from claimcheck.documents import formats

    suffixes = {suffix for format in formats() for suffix in format.suffixes}
    assert {suffix for annotator in annotators() for suffix in annotator.suffixes} <= suffixes
