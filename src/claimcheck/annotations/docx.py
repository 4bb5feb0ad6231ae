"""Notes in Word files, as Word's own comments around the figures.

The XML is cut where a comment begins and ends and nowhere else: a run is split in two with the same properties, and
all other parts of the file stay as they are, byte for byte. Word has no comments on footnotes and pictures; such a note
stands at the footnote's mark, or around the picture.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from claimcheck.annotations._docx_runs import Run, runs_of
from claimcheck.annotations._splicing import spliced
from claimcheck.annotations.base import Annotator, Copy, Missed, Note
from claimcheck.documents import _docx_parts as parts
from claimcheck.documents._archive import has_part, open_archive, part
from claimcheck.documents.docx import FORMAT
from claimcheck.model import Document, Span

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE_KEPT = ' xml:space="preserve"'


class _Range(NamedTuple):
    """What one comment goes around: from a character of the first run to one of the last."""

    first: Run
    start: int
    last: Run
    end: int


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes | Copy:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    if not notes:
        return data
    with open_archive(data, document.name, "a Word document") as archive:
        stories = parts.stories(archive)
        main = stories[0]
        runs = runs_of(main.xml)
        marks = _note_marks(stories, runs)
        first = _free_id(archive)
        cuts = _Cuts()
        comments = []
        missed = []
        for number, note in enumerate(notes, start=first):
            found = _place(document, note, runs, marks, len(main.xml))
            if found is not None:
                cuts.add(found, number)
                comments.append(_comment(number, note))
            else:
                missed.append(Missed(note, "Word has no comments there"))
        if not comments:
            return Copy(data, tuple(missed))
        changed = {main.path: cuts.applied(main.xml).encode("utf-8")}
        changed |= _with_comments(archive, main.path, "".join(comments))
        return Copy(_repacked(archive, changed), tuple(missed))


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _place(document: Document, note: Note, runs: Sequence[Run], marks: dict[int, Run], end: int) -> _Range | None:
    """Return where a note's comment goes: around all its figures if they are near each other, else its first."""
    spans = [document.source.span(span) for span in note.spans if span.start < span.end]
    inside = [span for span in spans if span.end <= end]
    if not inside:  # in a footnote
        run = next((marks[start] for start in sorted(marks, reverse=True) if spans and start <= spans[0].start), None)
        return _Range(run, run.start, run, run.end) if run else None
    first, last = inside[0], inside[-1]
    if not _same_paragraph(runs, first, last):
        last = first
    a, b = _run_at(runs, first.start), _run_at(runs, last.end - 1)
    return _Range(a, first.start, b, last.end) if a and b else None


def _run_at(runs: Sequence[Run], offset: int) -> Run | None:
    """Return the innermost run that holds a character."""
    return next((run for run in reversed(runs) if run.start <= offset < run.end), None)


def _same_paragraph(runs: Sequence[Run], first: Span, last: Span) -> bool:
    a, b = _run_at(runs, first.start), _run_at(runs, last.start)
    return a is not None and b is not None and a.parent == b.parent and first.start <= last.start


def _note_marks(stories: Sequence[parts.Story], runs: Sequence[Run]) -> dict[int, Run]:
    """Return the run that refers to each footnote and endnote, by where the note begins in the source."""
    by_note = {run.note: run for run in runs if run.note}
    found = {}
    for story in stories[1:]:
        kind = "footnote" if "footnote" in story.path else "endnote"
        for start, number in parts.notes_of(story.xml, kind):
            if (kind, number) in by_note:
                found[story.start + start] = by_note[kind, number]
    return found


class _Cuts:
    """The insertions that make room for comments; a run may be cut more than once."""

    def __init__(self) -> None:
        self._insertions: list[tuple[int, int, str]] = []
        self._kept: set[int] = set()

    def add(self, where: _Range, number: int) -> None:
        """Note a comment's range."""
        w = where.first.prefix
        self._at(where.first, where.start, f'<{w}commentRangeStart {w}id="{number}"/>', opens=True)
        reference = f'<{w}r><{w}commentReference {w}id="{number}"/></{w}r>'
        self._at(where.last, where.end, f'<{w}commentRangeEnd {w}id="{number}"/>{reference}', opens=False)

    def _at(self, run: Run, offset: int, inserted: str, *, opens: bool) -> None:
        text = next((t for t in run.texts if t.start <= offset <= t.end), None)
        begins = text is None or (run.texts[0] == text and offset == text.start and run.begins_with_text)
        ends = text is None or (run.texts[-1] == text and offset == text.end and run.ends_with_text)
        if begins and opens:
            self._insertions.append((run.start, 1, inserted))
        elif ends and not opens:
            self._insertions.append((run.end, 0, inserted))
        elif text is not None:
            w = run.prefix
            opening = f"<{w}r>{run.properties}<{w}t{_SPACE_KEPT}>"
            self._insertions.append((offset, int(opens), f"</{w}t></{w}r>{inserted}{opening}"))
            if not text.keeps_space and text.tag_end not in self._kept:
                self._kept.add(text.tag_end)
                self._insertions.append((text.tag_end, 0, _SPACE_KEPT))

    def applied(self, xml: str) -> str:
        """Return the XML with all insertions; at one place ends come before beginnings."""
        ordered = sorted(self._insertions, key=lambda each: each[:2])
        return spliced(xml, [(offset, inserted) for offset, _, inserted in ordered])


def _comment(number: int, note: Note) -> str:
    lines = [f"<w:b/>|{note.title}", *(f"|{line}" for line in note.text.splitlines())]
    paragraphs = []
    for line in lines:
        properties, _, text = line.partition("|")
        run = f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(_printable(text))}</w:t></w:r>'
        paragraphs.append(f"<w:p>{run}</w:p>")
    head = f'<w:comment xmlns:w="{_MAIN}" w:id="{number}" w:author="claimcheck" w:initials="cc">'
    return f"{head}{''.join(paragraphs)}</w:comment>"


def _printable(text: str) -> str:
    """Return text without what XML cannot hold."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")


def _free_id(archive: zipfile.ZipFile) -> int:
    """Return a number above those of all comments."""
    used = [int(key) for key in parts.comments(archive, _comments_path(archive)) if key.isdigit()]
    return max(used, default=-1) + 1


def _comments_path(archive: zipfile.ZipFile) -> str:
    main = parts.main_path(archive)
    found = (target for kind, target in parts.relations(archive, main).values() if kind.endswith("/comments"))
    return next(found, f"{main.rpartition('/')[0]}/comments.xml".lstrip("/"))


def _with_comments(archive: zipfile.ZipFile, main: str, comments: str) -> dict[str, bytes]:
    """Return the parts that change when comments are added, by path."""
    path = _comments_path(archive)
    if has_part(archive, path):
        return {path: _appended(parts.decoded(part(archive, path)), comments)}
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    new = {path: f'{start}<w:comments xmlns:w="{_MAIN}">{comments}</w:comments>'.encode()}
    relation = f'<Relationship Id="claimcheck1" Type="{_RELATION}" Target="{path.rpartition("/")[2]}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    empty = f'{start}<Relationships xmlns="{space}"></Relationships>'
    old = parts.decoded(part(archive, relations)) if has_part(archive, relations) else empty
    types = parts.decoded(part(archive, "[Content_Types].xml")) if has_part(archive, "[Content_Types].xml") else ""
    override = f'<Override PartName="/{path}" ContentType="{_TYPE}"/>'
    return new | {relations: _appended(old, relation), "[Content_Types].xml": _appended(types, override)}


def _appended(xml: str, element: str) -> bytes:
    """Return XML with an element at the end of its root."""
    end = xml.rfind("</")
    if end < 0:  # an empty root: "<w:comments .../>"
        close = xml.rfind("/>")
        name = xml[xml.rfind("<", 0, close) + 1 :].split(None, 1)[0].rstrip("/>")
        return f"{xml[:close]}>{element}</{name}>".encode()
    return f"{xml[:end]}{element}{xml[end:]}".encode()


def _repacked(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """Return the archive with some parts changed or new, and all others with the bytes that they have."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in archive.infolist():
            content = changed.pop(info.filename, None)
            copy.writestr(info, archive.read(info) if content is None else content, info.compress_type)
        for path, content in changed.items():
            copy.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
