"""Word documents (.docx): what a reader sees of them, with tracked changes taken as accepted.

In: paragraphs, headings, lists with their printed numbers, tables, notes, text boxes, the results of fields and the alt
texts of pictures. Out: headers, footers, tables of contents and indexes that Word made, hidden text, comments (but
those that speak to claimcheck are heard) and formulas.

The source of the document is the XML of its parts one after another, so that each character has its exact place in the
file; what readers are told is the number of the paragraph, or of the table and its row.
"""

from __future__ import annotations

import zipfile
from html import unescape
from posixpath import dirname
from xml.parsers.expat import ExpatError

from claimcheck.documents import _docx_parts as parts
from claimcheck.documents._archive import open_archive
from claimcheck.documents._docx_events import Attributes, Events, attribute, names
from claimcheck.documents._docx_kinds import CODE_RUNS, FILE_NAME, GALLERIES, OWN_RESULTS, Field, Paragraph, kind_of
from claimcheck.documents._docx_tables import TableWriter
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, DocumentError, Format, span
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Landmark, SourceMap
from claimcheck.records import replace

_DESCRIPTION = regex(r"""\bdescr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = regex(r"(&#?\w{1,32};)")
_INSTRUCTION = regex(r'\s*(\w+)(?:\s+"([^"]*)")?')


def read(data: bytes, name: str) -> Document:
    """Read a Word document; see `claimcheck.documents.read_bytes`."""
    with open_archive(data, name, "a Word document") as archive:
        return _Reader(archive, name).read()


FORMAT = Format("docx", (".docx", ".docm", ".dotx", ".dotm"), from_bytes=read)


class _Reader:
    """Writes what the parts of the archive say."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.main = parts.main_path(archive)
        folder = dirname(self.main)
        self.relations = parts.relations(archive, self.main)
        paths = {kind.rpartition("/")[2]: target for kind, target in self.relations.values()}
        self.styles = parts.styles(archive, paths.get("styles", f"{folder}/styles.xml"))
        self.lists = parts.Lists(parts.xml(archive, paths.get("numbering", f"{folder}/numbering.xml")))
        self.comments = parts.comments(archive, paths.get("comments", f"{folder}/comments.xml"))
        self.out = Writer("")
        self.tables = TableWriter(self.out)
        starts = {full: getattr(self, f"start_{local}") for local in _STARTS for full in names(local)}
        ends = {full: getattr(self, f"end_{local}") for local in _ENDS for full in names(local)}
        self.events = Events(starts, ends, self.data)
        self.paragraph = Paragraph(0)
        self.in_paragraph_properties = self.in_text = self.in_instruction = False
        self.hidden = self.raised = False
        self.code_from = -1
        self.joined = False  # the mark of the last paragraph is deleted: the next goes on with it
        self.fields: list[Field] = []
        self.alts: list[tuple[str, int]] = []
        self.gallery = False
        self.references: dict[str, dict[str, int]] = {}  # by kind: the printed numbers of notes by their ids
        self.note, self.note_from = "", 0
        self.ranges: dict[str, int] = {}
        self.lines: list[int] = []
        self.paragraphs = 0

    def read(self) -> Document:
        stories = parts.stories(self.archive)
        self.xml = "\n".join(story.xml for story in stories)
        for story in stories:
            self.relations = parts.relations(self.archive, story.path)
            try:
                self.events.run(story.xml, story.start)
            except (ExpatError, LookupError) as error:
                message = (
                    f"{self.name or 'the input'} is damaged: {story.path}: {error}; open it in Word, save it again"
                )
                raise DocumentError(message) from error
        title, made = parts.properties(self.archive)
        document = self.out.document(self.name, title=title)
        source = document.source
        # Paragraphs and rows stand for lines; what stands before the first belongs to it.
        lines = SourceMap(source.text_offsets, source.source_offsets, (0, *sorted(set(self.lines))[1:]))
        return replace(document, source=lines, date=document.date or made)

    # --- paragraphs

    def start_p(self, attributes: Attributes) -> None:
        joined, self.joined = self.joined, False
        if joined and self.paragraph.begun:
            self.paragraph.mark_deleted = False
            return
        self.paragraph = Paragraph(self.out.length)
        if not self.tables.open:
            self.lines.append(self.events.here)

    def end_p(self) -> None:
        paragraph = self.paragraph
        if paragraph.mark_deleted and not self.tables.open:
            self.joined = True
            return
        if self.tables.open:
            self.tables.end_paragraph()
        elif paragraph.begun:
            self._end_block()
        elif (numbered := self._list()) is not None:
            self.lists.next(*numbered)
        self._release()

    def _release(self) -> None:
        """Write what stands beside the text: alt texts, text boxes, tables in cells."""
        if self.tables.open:
            return
        alts, self.alts = self.alts, []
        for alt, at in alts:
            self.paragraph = Paragraph(self.out.length)
            for piece in filter(None, _REFERENCE.split(alt)):
                self._write(unescape(piece) if piece[0] == "&" else piece, at)
                at += len(piece)
            if self.paragraph.begun:
                self._end_block()
        self.events.release()

    def _begin_block(self) -> None:
        paragraph = self.paragraph
        paragraph.begun = True
        style = self.styles.get(paragraph.style)
        kind, level = kind_of(style, paragraph.style, paragraph.outline, self._list())
        if kind is not BlockKind.LIST_ITEM:
            self.out.start(kind, level)
            return
        numbered = self._list()
        paragraph.is_item = True
        self.out.start_list(self.lists.next(*numbered) if numbered else None)
        self.out.start_item(level=level)

    def _end_block(self) -> None:
        paragraph = self.paragraph
        if paragraph.is_item:
            self.out.leave()
            self.out.end_list()
        else:
            self.out.end()
        if not self.note:
            self.paragraphs += 1
        self.out.landmarks.append(Landmark(paragraph.start, self.note or f"paragraph {self.paragraphs}"))

    def _list(self) -> tuple[str, int] | None:
        """Return the list and level of the open paragraph, its own or its style's."""
        style = self.styles.get(self.paragraph.style)
        found = self.paragraph.list or (style.list if style else None)
        return found if found and found[0] != "0" else None

    def start_pPr(self, attributes: Attributes) -> None:  # noqa: N802 (Word's names)
        self.in_paragraph_properties = True

    def end_pPr(self) -> None:  # noqa: N802
        self.in_paragraph_properties = False

    def start_pStyle(self, attributes: Attributes) -> None:  # noqa: N802
        self.paragraph.style = attribute(attributes, "val")

    def start_numId(self, attributes: Attributes) -> None:  # noqa: N802
        self.paragraph.list = (attribute(attributes, "val"), self.paragraph.list[1] if self.paragraph.list else 0)

    def start_ilvl(self, attributes: Attributes) -> None:
        level = attribute(attributes, "val")
        number = self.paragraph.list[0] if self.paragraph.list else ""
        self.paragraph.list = (number, int(level) if level.isdecimal() and len(level) < 3 else 0)

    def start_outlineLvl(self, attributes: Attributes) -> None:  # noqa: N802
        level = attribute(attributes, "val", "9")
        self.paragraph.outline = int(level) + 1 if level.isdecimal() and level < "9" else 0

    def start_del(self, attributes: Attributes) -> None:
        if self.tables.in_row_properties:
            self.tables.delete_row()
        elif self.in_paragraph_properties:
            self.paragraph.mark_deleted = True

    # --- runs

    def start_r(self, attributes: Attributes) -> None:
        style = self.styles.get(self.paragraph.style)
        self.hidden, self.tables.bold = (style.hidden, style.bold) if style else (False, False)
        self.raised = False

    def end_r(self) -> None:
        self.hidden = self.raised = False
        if self.code_from >= 0:
            self.out.code(self.code_from)
            self.code_from = -1

    def start_rStyle(self, attributes: Attributes) -> None:  # noqa: N802
        style = self.styles.get(attribute(attributes, "val"))
        if style and not self.in_paragraph_properties:
            self.hidden |= style.hidden
            self.tables.bold |= style.bold
            if style.name in CODE_RUNS:
                self.code_from = self.out.length

    def start_vanish(self, attributes: Attributes) -> None:
        if not self.in_paragraph_properties:
            self.hidden = attribute(attributes, "val") not in parts.OFF

    def start_b(self, attributes: Attributes) -> None:
        if not self.in_paragraph_properties:
            self.tables.bold = attribute(attributes, "val") not in parts.OFF

    def start_vertAlign(self, attributes: Attributes) -> None:  # noqa: N802
        if not self.in_paragraph_properties:
            self.raised = attribute(attributes, "val") == "superscript"

    def start_t(self, attributes: Attributes) -> None:
        self.in_text = True

    def end_t(self) -> None:
        self.in_text = False

    def start_tab(self, attributes: Attributes) -> None:
        if not self.in_paragraph_properties:  # where tab stops are defined
            self._space(" ")

    def start_br(self, attributes: Attributes) -> None:
        self._space("\n")

    start_cr = start_br

    def start_noBreakHyphen(self, attributes: Attributes) -> None:  # noqa: N802
        self._write("\u2011", self.events.here)

    def start_hyperlink(self, attributes: Attributes) -> None:
        own = next((v for k, v in attributes.items() if k.endswith("/relationships}id")), "")
        self.out.start_link(self.relations.get(own, ("", ""))[1])

    def end_hyperlink(self) -> None:
        self.out.end_link()

    def data(self, text: str, at: int) -> None:
        if self.in_text:
            self._write(text.translate(RAISED) if self.raised else text, at)
        elif self.in_instruction and self.fields:
            self.fields[-1].instruction += text

    def _space(self, space: str) -> None:
        if self.tables.open:
            self._write(" ", self.events.here)
        elif self.paragraph.begun:
            self._write(space, self.events.here)

    def _write(self, text: str, at: int) -> None:
        if self.hidden or (self.fields and not all(field.shown and not field.silent for field in self.fields)):
            return
        if self.tables.open:
            self.tables.text(text, at)
        elif self.paragraph.begun or text.strip():
            if not self.paragraph.begun:
                self._begin_block()
            self.out.text(text, at)

    # --- fields, pictures, notes, comments, content controls

    def start_fldChar(self, attributes: Attributes) -> None:  # noqa: N802
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            field = self.fields[-1]
            field.shown = True
            if instruction := _INSTRUCTION.match(field.instruction):
                field.silent = instruction[1].upper() in OWN_RESULTS
                if instruction[1].upper() == "HYPERLINK" and instruction[2]:
                    field.linked = True
                    self.out.start_link(instruction[2])
        elif kind == "end" and self.fields and self.fields.pop().linked:
            self.out.end_link()

    def start_instrText(self, attributes: Attributes) -> None:  # noqa: N802
        self.in_instruction = True

    def end_instrText(self) -> None:  # noqa: N802
        self.in_instruction = False

    def start_fldSimple(self, attributes: Attributes) -> None:  # noqa: N802
        instruction = _INSTRUCTION.match(attribute(attributes, "instr"))
        if instruction and instruction[1].upper() in OWN_RESULTS:
            self.events.skip()

    def start_docPr(self, attributes: Attributes) -> None:  # noqa: N802
        described = attributes.get("descr", "").strip()
        if not described or self.hidden or FILE_NAME.match(described):
            return
        end = self.xml.find(">", self.events.here)
        found = _DESCRIPTION.search(self.xml, self.events.here, end if end > 0 else len(self.xml))
        if found:
            group = 1 if found[1] is not None else 2
            self.alts.append((found[group], found.start(group)))

    def start_docPartGallery(self, attributes: Attributes) -> None:  # noqa: N802
        self.gallery = attribute(attributes, "val").lower() in GALLERIES

    def start_sdtContent(self, attributes: Attributes) -> None:  # noqa: N802
        if self.gallery:
            self.gallery = False
            self.events.skip()

    def start_footnoteReference(self, attributes: Attributes) -> None:  # noqa: N802
        self._refer("footnote", attribute(attributes, "id"))

    def start_endnoteReference(self, attributes: Attributes) -> None:  # noqa: N802
        self._refer("endnote", attribute(attributes, "id"))

    def _refer(self, kind: str, number: str) -> None:
        numbers = self.references.setdefault(kind, {})
        self.out.marks.append((self.out.length, f"{kind} {numbers.setdefault(number, len(numbers) + 1)}"))

    def start_footnote(self, attributes: Attributes, kind: str = "footnote") -> None:
        if attribute(attributes, "type", "normal") != "normal":
            self.events.skip()
            return
        number = self.references.get(kind, {}).get(attribute(attributes, "id"))
        self.note, self.note_from = f"{kind} {number}" if number else kind, self.out.length
        self.out.enter(BlockKind.FOOTNOTE)

    def end_footnote(self) -> None:
        self.out.leave()
        self.out.notes[self.note] = span(self.note_from, self.out.length)
        self.note = ""

    def start_endnote(self, attributes: Attributes) -> None:
        self.start_footnote(attributes, "endnote")

    end_endnote = end_footnote

    def start_commentRangeStart(self, attributes: Attributes) -> None:  # noqa: N802
        self.ranges[attribute(attributes, "id")] = self.events.here

    def start_commentReference(self, attributes: Attributes) -> None:  # noqa: N802
        number = attribute(attributes, "id")
        start = self.ranges.pop(number, self.events.here)
        self.out.comment(self.comments.get(number, ""), start, self.events.here)

    # --- tables

    def start_tbl(self, attributes: Attributes) -> None:
        if self.tables.open:
            self.events.keep_back((names("tbl")[0], attributes))
        else:
            self.tables.start()

    def end_tbl(self) -> None:
        self.tables.end()
        self._release()

    def start_tr(self, attributes: Attributes) -> None:
        self.lines.append(self.events.here)
        self.tables.start_row()
        self.out.landmarks.append(Landmark(self.out.length, self.tables.name))

    def start_tc(self, attributes: Attributes) -> None:
        if self.tables.start_cell():
            self.events.skip()

    def end_tc(self) -> None:
        self.tables.end_cell()

    def start_trPr(self, attributes: Attributes) -> None:  # noqa: N802
        self.tables.in_row_properties = True

    def end_trPr(self) -> None:  # noqa: N802
        self.tables.in_row_properties = False

    def start_tblHeader(self, attributes: Attributes) -> None:  # noqa: N802
        if attribute(attributes, "val") not in parts.OFF:
            self.tables.headers += 1

    def start_gridBefore(self, attributes: Attributes) -> None:  # noqa: N802
        self.tables.before(attribute(attributes, "val"))

    def start_gridSpan(self, attributes: Attributes) -> None:  # noqa: N802
        self.tables.across(attribute(attributes, "val"))

    def start_vMerge(self, attributes: Attributes) -> None:  # noqa: N802
        self.tables.merged = attribute(attributes, "val", "continue") != "restart"


def _handlers(prefix: str) -> list[str]:
    return [name.removeprefix(prefix) for name in vars(_Reader) if name.startswith(prefix)]


_STARTS: list[str] = _handlers("start_")
_ENDS: list[str] = _handlers("end_")
