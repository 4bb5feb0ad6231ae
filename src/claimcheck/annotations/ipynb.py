"""Notes in Jupyter notebooks: a mark behind the figure in a Markdown cell, and all notes in a Markdown cell at the end,
with the cells that they speak of. What a cell printed has no mark; no other byte of the file changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.annotations._splicing import anchor, source_of, spliced
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents._json import Text, parse
from claimcheck.documents.ipynb import FORMAT
from claimcheck.lazy import regex
from claimcheck.model import Document

_TOKEN = regex(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]')
_ESCAPE = regex(r"\\(?:u[0-9a-fA-F]{4}|[^u])")
_SPECIAL = regex(r"([\\`*_\[\]<>|~#&$])")


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    source = source_of(data, document.name)
    if not notes:
        return data
    root = parse(source.text)
    prose = list(_prose(root, source.text))
    insertions = []
    lines = ["**claimcheck**\n"]
    for number, note in enumerate(notes, start=1):
        span = anchor(note)
        last = document.source.offset(span.end - 1)
        escape = _ESCAPE.match(source.text, last)
        if any(text.start <= last < text.end for text in prose):
            insertions.append((escape.end() if escape else last + 1, f" **[claimcheck {number}]**"))
        figure = document.text[slice(*span)]
        said = f"{note.title}. {'; '.join(note.text.splitlines())}"
        lines += ["\n", f"{number}. {document.landmark(span.start)}, “{_escaped(figure)}”: {_escaped(said)}\n"]
    cell = {"cell_type": "markdown", **_id(source.text), "metadata": {}, "source": lines}
    insertions.append((_end_of_cells(source.text), f",\n  {json.dumps(cell)}"))
    return source.encoded(spliced(source.text, insertions))


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _prose(value: Any, source: str) -> Iterator[Text]:
    """Yield the strings that Markdown cells consist of, wherever the cells are."""
    if isinstance(value, list):
        for item in value:
            yield from _prose(item, source)
    elif isinstance(value, dict):
        kind = value.get("cell_type")
        if not isinstance(kind, Text):
            yield from (text for item in value.values() for text in _prose(item, source))
        elif source[kind.start : kind.end] == "markdown":
            own = value.get("source")
            yield from (text for text in (own if isinstance(own, list) else [own]) if isinstance(text, Text))


def _end_of_cells(source: str) -> int:
    """Return where the last list of cells ends, behind its last cell."""
    keys: list[str] = []
    key, end = "", len(source)
    for token in _TOKEN.finditer(source):
        sign = token[0]
        if sign in "[{":
            keys.append(key if sign == "[" else "")
            key = ""
        elif sign in "]}":
            if keys.pop() == "cells":
                end = token.start()
        else:
            key = sign[1:-1]
    return len(source[:end].rstrip())


def _id(source: str) -> dict[str, str]:
    """Return the id that cells have since version 4.5 of the format."""
    return {"id": "claimcheck"} if '"id":' in source or '"id" :' in source else {}


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
