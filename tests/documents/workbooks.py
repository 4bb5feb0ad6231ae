"""Makes small workbooks for the tests: XLSX and ODS packages with just the parts that a reader needs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from claimcheck.documents._sheets import address

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

_STATES = ("visible", "hidden")

Value = str | int | float | None | tuple[float | str, str]
"""A cell: a text, a number, a number with its format, a formula ("=…"; with its result as a tuple), or nothing."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return out.getvalue()


def xlsx(
    rows: Sequence[Sequence[Value]] = (),
    *,
    sheets: Mapping[str, Sequence[Sequence[Value]]] | None = None,
    hidden: Sequence[str] = (),
    before: str = "",
    after: str = "",
    row_attributes: Mapping[int, str] | None = None,
    properties: str = "",
    calculation: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a workbook: `before` and `after` are XML around the data of each sheet, attributes go by row number."""
    sheets = {"Data": rows} if sheets is None else sheets
    formats = sorted({v[1] for rows in sheets.values() for row in rows for v in row if isinstance(v, tuple)})
    styles = {code: i for i, code in enumerate(formats, start=1)}
    names = "".join(
        f"<sheet name={quoteattr(name)} sheetId='{i}' r:id='rId{i}' state='{_STATES[name in hidden]}'/>"
        for i, name in enumerate(sheets, start=1)
    )
    number_formats = "".join(
        f"<numFmt numFmtId='{163 + i}' formatCode={quoteattr(code)}/>" for code, i in styles.items()
    )
    cell_formats = "<xf numFmtId='0'/>" + "".join(f"<xf numFmtId='{163 + i}'/>" for i in styles.values())
    links = "".join(
        f"<Relationship Id='rId{i}' Type='{RELS}/worksheet' Target='worksheets/sheet{i}.xml'/>"
        for i in range(1, len(sheets) + 1)
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f"<Relationships xmlns='{PACKAGE}'><Relationship Id='a' Type='{RELS}/officeDocument' "
        "Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{RELS}'>{properties}<sheets>{names}</sheets>"
        f"{calculation}</workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{PACKAGE}'>{links}"
        f"<Relationship Id='s' Type='{RELS}/styles' Target='styles.xml'/></Relationships>",
        "xl/styles.xml": f"<styleSheet xmlns='{MAIN}'><numFmts>{number_formats}</numFmts>"
        f"<cellXfs>{cell_formats}</cellXfs></styleSheet>",
    }
    for i, content in enumerate(sheets.values(), start=1):
        data = "".join(_row(r, row, styles, row_attributes or {}) for r, row in enumerate(content))
        made[f"xl/worksheets/sheet{i}.xml"] = (
            f"<worksheet xmlns='{MAIN}' xmlns:r='{RELS}'>{before}<sheetData>{data}</sheetData>{after}</worksheet>"
        )
    return packed(made | dict(parts or {}))


def _row(r: int, row: Sequence[Value], styles: Mapping[str, int], attributes: Mapping[int, str]) -> str:
    cells = "".join(_cell(address(r, c), value, styles) for c, value in enumerate(row) if value is not None)
    return f"<row r='{r + 1}' {attributes.get(r + 1, '')}>{cells}</row>"


def _cell(name: str, value: Value, styles: Mapping[str, int]) -> str:
    style = ""
    if isinstance(value, tuple):
        value, code = value
        style = f" s='{styles[code]}'"
    if isinstance(value, str) and value.startswith("="):
        return f"<c r='{name}'{style}><f>{escape(value[1:])}</f></c>"
    if isinstance(value, str):
        return f"<c r='{name}'{style} t='inlineStr'><is><t>{escape(value)}</t></is></c>"
    return f"<c r='{name}'{style}><v>{value!r}</v></c>"


ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods_content(tables: str, styles: str = "") -> str:
    """Return the content of an OpenDocument spreadsheet with these tables."""
    return (
        f"<office:document-content xmlns:office='{ODF}:office:1.0' xmlns:table='{ODF}:table:1.0' "
        f"xmlns:fo='{ODF}:xsl-fo-compatible:1.0' xmlns:text='{ODF}:text:1.0' xmlns:style='{ODF}:style:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def ods(tables: str, styles: str = "") -> bytes:
    """Return an OpenDocument spreadsheet with these tables."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": ods_content(tables, styles)})


def o(text: str, kind: str = "string", value: str = "", attributes: str = "") -> str:
    """Return a cell of an OpenDocument spreadsheet."""
    stated = f" office:value='{value or text}'" if kind != "string" else ""
    return (
        f"<table:table-cell office:value-type='{kind}'{stated} {attributes}><text:p>{text}</text:p></table:table-cell>"
    )


def o_row(*cells: str, attributes: str = "") -> str:
    """Return a row of an OpenDocument spreadsheet."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"
