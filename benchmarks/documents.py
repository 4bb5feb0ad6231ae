"""Measures how fast documents are read: MB of the file per second, and pages per second where a format has pages.

    python benchmarks/documents.py [FORMAT...]

Each row of `SAMPLES` makes a file of a format; a function returns its bytes and its pages (0: it has none). CPU time of
one core, the best of a few runs.
"""

from __future__ import annotations

import gc
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape

from prose import prose

SIZE = 1_000_000  # characters of prose in each sample
REPEATS = 3
_PARAGRAPH = 700  # characters

Sample = tuple[bytes, int]


def paragraphs(size: int = SIZE) -> list[str]:
    """Return prose in paragraphs."""
    text = prose(size).replace("\n", " ")
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


SAMPLES: dict[str, Callable[[], Sample]] = {"text": text, "markdown": markdown, "html": html, "docx": docx}


def cpu_of(call: Callable[[], object]) -> float:
    """Return the least CPU time of a call in seconds, over a few runs."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


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
