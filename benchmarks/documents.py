"""Measures how fast documents are read: MB of the file per second, and pages per second where a format has pages.

    python benchmarks/documents.py [FORMAT...]

Each row of `SAMPLES` makes a file of a format; a function returns its bytes and its pages (0: it has none). CPU time of
one core, the best of a few runs.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from itertools import islice
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

from prose import prose

SIZE = 1_000_000  # characters of prose in each sample
ROWS = 20_000  # of a sheet
PAGES = 100  # of a PDF file
REPEATS = 3
_PARAGRAPH = 700  # characters

Sample = tuple[bytes, int]


def paragraphs() -> list[str]:
    """Return prose in paragraphs."""
    text = prose(SIZE).replace("\n", " ")
    return [text[i : i + _PARAGRAPH] for i in range(0, len(text), _PARAGRAPH)]


def text() -> Sample:
    """Plain text."""
    return "\n\n".join(paragraphs()).encode(), 0


def markdown() -> Sample:
    """Markdown with headings, emphasis, links, lists and a table in every twenty paragraphs."""
    parts = []
    for i, words in enumerate(paragraphs()):
        if i % 10 == 0:
            parts.append(f"## Part {i}")
        first, second, rest = words.split(" ", 2)
        parts.append(f"**{first}** [{second}](https://example.org/{i}) {rest}")
        if i % 20 == 0:
            parts.append("| a | b |\n|---|---|\n" + "\n".join(f"| row {j} | {j * 17} |" for j in range(20)))
            parts.append("\n".join(f"- item {j} of 20" for j in range(20)))
    return "\n\n".join(parts).encode(), 0


def html() -> Sample:
    """A page with headings, links, entities, lists and tables."""
    parts = ["<!DOCTYPE html><html><head><title>t</title><style>p { color: red }</style></head><body>"]
    for i, words in enumerate(paragraphs()):
        if i % 10 == 0:
            parts.append(f"<h2 id='h{i}'>Part {i}</h2>")
        first, second, rest = escape(words).split(" ", 2)
        parts.append(f'<p class="text body"><b>{first}</b> <a href="/{i}?a=1">{second}</a> {rest}&nbsp;km</p>')
        if i % 20 == 0:
            rows = "".join(f"<tr><td>row {j}</td><td class='n'>{j * 17}</td></tr>\n" for j in range(20))
            parts.append(f"<table><tr><th>a</th><th>b</th></tr>{rows}</table>")
            parts.append("<ul>" + "".join(f"<li>item {j} of 20</li>" for j in range(20)) + "</ul>")
    return "\n".join(parts).encode(), 0


def docx() -> Sample:
    """A Word document as Word writes them: several runs a paragraph, each with properties; MB are those unpacked."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = '<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr>'
    parts = []
    for i, words in enumerate(paragraphs()):
        runs = [words[j : j + 120] for j in range(0, len(words), 120)]
        body = "".join(
            f'<w:r w:rsidRPr="00A{i:04d}">{fonts}<w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs
        )
        parts.append(f'<w:p w:rsidR="00{i:06d}"><w:pPr><w:spacing w:after="160"/></w:pPr>{body}</w:p>')
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:  # stored, so that the size is what the reader must go through
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{"".join(parts)}</w:body></w:document>'
        )
    return out.getvalue(), 0


def rtf() -> Sample:
    """An RTF file as word processors write them: a style and several groups a paragraph."""
    set_as = r"\pard\plain \s88\loch\ql\widctlpar\sb36\sa36\ltrpar"
    parts = []
    for words in paragraphs():
        text = words.encode("ascii", "xmlcharrefreplace").decode().replace("&#8211;", "\\u8211\\'96")
        runs = "".join(f"{{\\loch\\fs24\\lang1033 {text[j : j + 120]}}}\n" for j in range(0, len(text), 120))
        parts.append(f"{set_as}{runs}\\par ")
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s88 Body;}}"
    return f"{{\\rtf1\\ansi\\deff0{fonts}{''.join(parts)}}}".encode(), 0


def rst() -> Sample:
    """reStructuredText with titles, emphasis, links, lists and a table in every twenty paragraphs."""
    parts = []
    for i, words in enumerate(paragraphs()):
        if i % 10 == 0:
            parts.append(f"Part {i}\n---------")
        first, second, rest = words.split(" ", 2)
        parts.append(f"**{first}** `{second} <https://example.org/{i}>`_ {rest}")
        if i % 20 == 0:
            rows = "\n".join(f"row {j:<6d}  {j * 17}" for j in range(20))
            parts.append(f"==========  ====\na           b\n==========  ====\n{rows}\n==========  ====")
            parts.append("\n".join(f"* item {j} of 20" for j in range(20)))
    return "\n\n".join(parts).encode(), 0


def asciidoc() -> Sample:
    """AsciiDoc with the same."""
    parts = []
    for i, words in enumerate(paragraphs()):
        if i % 10 == 0:
            parts.append(f"== Part {i}")
        first, second, rest = words.split(" ", 2)
        parts.append(f"*{first}* https://example.org/{i}[{second}] {rest}")
        if i % 20 == 0:
            parts.append("|===\n|a |b\n\n" + "\n".join(f"|row {j} |{j * 17}" for j in range(20)) + "\n|===")
            parts.append("\n".join(f"* item {j} of 20" for j in range(20)))
    return "\n\n".join(parts).encode(), 0


def latex() -> Sample:
    """LaTeX with sections, emphasis, formulas, lists and a table in every twenty paragraphs."""
    parts = ["\\documentclass{article}\n\\begin{document}"]
    for i, words in enumerate(paragraphs()):
        if i % 10 == 0:
            parts.append(f"\\section{{Part {i}}}\\label{{s{i}}}")
        first, second, rest = words.replace("$", "\\$").replace("%", "\\%").replace("&", "\\&").split(" ", 2)
        parts.append(f"\\textbf{{{first}}} {second} {rest} ($p < .05$, see~\\cite{{a{i}}})")
        if i % 20 == 0:
            rows = "\n".join(f"row {j} & {j * 17} \\\\" for j in range(20))
            parts.append(f"\\begin{{tabular}}{{lr}}\n\\toprule\na & b \\\\ \\midrule\n{rows}\n\\end{{tabular}}")
            items = "\n".join(f"\\item item {j} of 20" for j in range(20))
            parts.append(f"\\begin{{itemize}}\n{items}\n\\end{{itemize}}")
    return "\n\n".join([*parts, "\\end{document}"]).encode(), 0


def ipynb() -> Sample:
    """A notebook with a cell of Markdown for each ten paragraphs, and printed output."""
    texts = markdown()[0].decode().split("\n\n## ")
    cells: list[dict[str, object]] = []
    for i, part in enumerate(texts):
        cells.append({"cell_type": "markdown", "metadata": {}, "source": f"## {part}".splitlines(keepends=True)})
        output = {"output_type": "stream", "name": "stdout", "text": [f"row {j} of {i}\n" for j in range(20)]}
        cells.append({"cell_type": "code", "metadata": {}, "source": ["print(5)\n"], "outputs": [output]})
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": cells}, indent=1).encode(), 0


def eml() -> Sample:
    """A mail in quoted-printable, one paragraph in four quoted."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "Figures"
    parts = [f"> {words}" if i % 4 == 0 else f"{words} – é" for i, words in enumerate(paragraphs())]
    message.set_content("\n\n".join(parts), cte="quoted-printable")
    return message.as_bytes(), 0


def odt() -> Sample:
    """An OpenDocument text; MB are those unpacked."""
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text"))
    body = "".join(
        f'<text:p text:style-name="Text_20_body">{escape(words[:300])}<text:span text:style-name="T1">'
        f"{escape(words[300:])}</text:span></text:p>"
        for words in paragraphs()
    )
    content = f"<office:d {names}><office:body><office:text>{body}</office:text></office:body></office:d>"
    return stored({"content.xml": content}), 0


def epub() -> Sample:
    """An EPUB book of one chapter in HTML; MB are those unpacked."""
    package = (
        '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfile full-path="a.opf"/></container>'
    return stored({"META-INF/container.xml": container, "a.opf": package, "a.xhtml": html()[0].decode()}), 0


def sheet_rows() -> list[list[str]]:
    """Return the cells of a large sheet: a label, a year, counts and amounts with decimals."""
    return [[f"Row {i}", "2024", *(str(i * k % 9973) for k in range(3, 8)), f"{i * 1.37:.4f}"] for i in range(ROWS)]


def csv() -> Sample:
    """A large CSV file."""
    return "\n".join(map(",".join, sheet_rows())).encode(), 0


def xlsx() -> Sample:
    """A large workbook, unpacked; amounts have a number format."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = [
        f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>{label}</t></is></c>'
        + "".join(f'<c r="{chr(66 + c)}{r}" s="{c % 2}"><v>{v}</v></c>' for c, v in enumerate(values))
        + "</row>"
        for r, (label, *values) in enumerate(sheet_rows(), start=1)
    ]
    return stored(
        {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets>'
            '<sheet name="Data" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<R><r Id="a" Type="{rels}/worksheet" Target="s.xml"/>'
            f'<r Id="b" Type="{rels}/styles" Target="f.xml"/></R>',
            "xl/f.xml": f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs>'
            "</styleSheet>",
            "xl/s.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
        }
    ), 0


def ods() -> Sample:
    """A large OpenDocument spreadsheet, unpacked."""
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    rows = [
        f"<table:table-row><table:table-cell><text:p>{label}</text:p></table:table-cell>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{v}"><text:p>{v}</text:p></table:table-cell>'
            for v in values
        )
        + "</table:table-row>"
        for label, *values in sheet_rows()
    ]
    body = f'<table:table table:name="Data">{"".join(rows)}</table:table>'
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    return stored({"content.xml": content}), 0


def stored(parts: dict[str, str]) -> bytes:
    """Return an archive of parts that are not compressed, so that its size is what the reader must go through."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return out.getvalue()


def pdf() -> Sample:
    """A report in Times: single pages, pages in two columns, and a table on every third page, under a running head."""
    sys.path.append(str(Path(__file__).parents[1] / "tests"))
    from pdfs import Page, pdf

    lines = iter([line for words in paragraphs() for line in wrap(words, 62)])
    rows = [[f"Row {j}", f"{j * 1717:,}", f"{j * 23:,}", f"{j % 10}.{j % 7}%"] for j in range(12)]
    pages = []
    for number in range(1, PAGES + 1):
        page = Page().text(72, 806, "A report of the harbour").text(300, 30, str(number))
        for x in (72, 320) if number % 2 else (72,):
            page.lines(x, 780, list(islice(lines, 40 if number % 3 else 56)), 9)
        pages.append(page.table(300, rows, (380, 440, 500)) if not number % 3 else page)
    return pdf(*pages), len(pages)


SAMPLES: dict[str, Callable[[], Sample]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "docx": docx,
    "rtf": rtf,
    "rst": rst,
    "asciidoc": asciidoc,
    "latex": latex,
    "ipynb": ipynb,
    "eml": eml,
    "odt": odt,
    "epub": epub,
    "pdf": pdf,
    "csv": csv,
    "xlsx": xlsx,
    "ods": ods,
}


def cpu_of(call: Callable[[], object]) -> float:
    """Return the least CPU time of a call in seconds, over a few runs, with that of the processes it starts."""
    times = []
    for _ in range(REPEATS):
        start = sum(os.times()[:4])
        call()
        times.append(sum(os.times()[:4]) - start)
    return max(min(times), 0.001)


def main(wanted: list[str]) -> None:
    """Print the pace of each format that is asked for, of all by default."""
    from claimcheck.documents import read_bytes

    gc.set_threshold(100_000, 50, 50)  # as the command does
    for name, make in SAMPLES.items():
        if not wanted or name in wanted:
            data, pages = make()
            seconds = cpu_of(lambda data=data, name=name: read_bytes(data, f"sample.{name}", name))
            shown = f"   {pages / seconds:8.0f} pages/s" if pages else ""
            print(f"{name:10s} {len(data) / 1e6:6.1f} MB   {len(data) / 1e6 / seconds:7.1f} MB/s{shown}")


if __name__ == "__main__":
    main(sys.argv[1:])
