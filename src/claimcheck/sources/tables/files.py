"""Which files hold tables, and the SQL by which DuckDB reads each: the same text stands in a report's query."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.extras import needed
from claimcheck.lazy import regex
from claimcheck.records import dataclass
from claimcheck.sources.tables.errors import DataError
from claimcheck.sources.tables.sql import literal

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

TEXT = (".csv", ".tsv", ".tab")
PARQUET = (".parquet", ".pq")
EXCEL = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_SUFFIXES = (*TEXT, *PARQUET, *EXCEL)
_SAMPLE = 60  # lines of a text file from which its separator, titles and notes are told
_SAMPLE_BYTES = 200_000
_TAIL_BYTES = 4_000
_UTF_16 = b"\xff\xfe"  # as Excel saves "Unicode text"; DuckDB reads no other order of bytes
_YEAR = regex(r"(?:1[5-9]|20)[0-9]{2}")
_QUOTED = regex(r'"(?:[^"]|"")*"')
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Origin:
    """One table of a file.

    `relation` is what follows FROM in a query that anyone can run, `load` the same for this process where it differs;
    `title` are the lines above the table, or the sheet's name.
    """

    path: Path
    name: str
    relation: str
    load: str = ""
    title: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the relation is nothing but the file's name, which DuckDB takes as a table by itself."""
        return self.relation == literal(str(self.path))


def find(paths: Sequence[Path]) -> list[Path]:
    """Return the data files that paths mean; folders are searched.

    Raises:
        DataError: a path does not exist, is of no known kind, or a folder holds no table.
    """
    files: list[Path] = []
    problems = []
    for path in paths:
        if path.is_dir():
            inside = sorted(_inside(path))
            files += inside
            if not inside:
                problems.append(f"{path}: no table is in this folder; claimcheck reads {', '.join(_SUFFIXES)}")
        elif not path.exists():
            problems.append(f"{path}: there is no such file or folder of data; check --data")
        elif path.suffix.lower() not in _SUFFIXES:
            problems.append(f"{path}: not a table that claimcheck reads ({', '.join(_SUFFIXES)})")
        else:
            files.append(path)
    if problems:
        raise DataError(problems)
    return list(dict.fromkeys(files))


def _inside(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.lower().endswith(_SUFFIXES) and not name.startswith((".", "~$")):
                yield Path(parent) / name


def origins(path: Path, scratch: Path | None = None) -> list[Origin]:
    """Return the tables of a file.

    Args:
        path: the file.
        scratch: a folder for what must be written anew to be read: needed for workbooks.

    Raises:
        DataError: the file cannot be read.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in EXCEL and scratch is not None:
            return list(_sheets(path, scratch))
        if suffix in PARQUET:
            return [Origin(path, path.name, literal(_plain(path)))]
        return [_text(path)]
    except OSError as error:
        raise DataError([f"{path}: cannot be read: {error.strerror or error}"]) from error


def _plain(path: Path) -> str:
    """Return a path as DuckDB takes it literally: what would be a pattern is put in brackets."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))


def _text(path: Path) -> Origin:
    with path.open("rb") as file:
        head = file.read(_SAMPLE_BYTES)
        file.seek(max(0, (os.fstat(file.fileno()).st_size - _TAIL_BYTES) // 2 * 2))
        tail = file.read()
    if not head.strip():
        raise DataError([f"{path}: the file is empty"])
    if b"\0" in head and not head.startswith(_UTF_16):
        raise DataError([f"{path}: not a text file; save it as CSV in UTF-8"])
    text, encoding = _decoded(head)
    lines = list(islice(io.StringIO(text, newline=None), _SAMPLE))
    separator = _separator(lines)
    rows = _rows(lines, separator)
    skip = _titles(rows)
    title = " ".join(" ".join(cell for cell in row if cell) for row in rows[:skip])
    last = _rows(tail.decode("utf-16-le" if encoding == "utf-16" else "utf-8", "replace").splitlines()[-1:], separator)
    ragged = any(len(row) != len(rows[skip]) for row in (*rows[skip:], *last) if any(row))
    options = []
    if skip:
        options.append(f"skip = {skip}")
    if skip or _is_header(rows[skip], rows[skip + 1 :]):
        options.append("header = true")
    if skip or ragged:
        options += [f"delim = {literal(separator)}", "null_padding = true", "strict_mode = false"]
    if encoding:
        options.append(f"encoding = {literal(encoding)}")
    return Origin(path, path.name, ", ".join([literal(_plain(path)), *options]), title=title)


def _decoded(head: bytes) -> tuple[str, str]:
    if head.startswith(_UTF_16):
        return head.decode("utf-16", "replace"), "utf-16"
    try:
        return head[: head.rfind(b"\n") + 1 or len(head)].decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return head.decode("latin-1"), "latin-1"


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that most lines have equally often, outside quotes."""
    lines = [_QUOTED.sub("", line) for line in lines]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines if line.strip()]
        common = max(set(counts), key=lambda n: (counts.count(n) * (n > 0), n), default=0)
        return (counts.count(common), common) if common else (0, 0)

    return max(_SEPARATORS, key=agreement)


def _rows(lines: Sequence[str], separator: str) -> list[list[str]]:
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return [[cell.strip() for cell in line.split(separator)] for line in lines]


def _titles(rows: Sequence[Sequence[str]]) -> int:
    """Return how many lines stand above the header: those with fewer cells filled than most lines have."""
    filled = [sum(bool(cell) for cell in row) for row in rows]
    usual = max(set(filled), key=lambda n: (filled.count(n) * (n > 1), n), default=0)
    if usual < 2:
        return 0
    return next((i for i, n in enumerate(filled) if n >= max(2, usual - 1)), 0)


def open_book(path: Path) -> CalamineWorkbook:
    """Open a workbook.

    Raises:
        DataError: the package for it is not installed, or the file is none.
    """
    try:
        import python_calamine as calamine
    except ImportError:
        raise DataError([needed(f"reading {path}", "sheets")]) from None
    try:
        return calamine.CalamineWorkbook.from_path(path)
    except Exception as error:  # the library raises errors of its own for each kind of damage
        raise DataError([f"{path}: cannot be read as a workbook: {error}"]) from error


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether a line is a header that does not look like one: with years in it, or above lines of mere text."""
    if not all(row) or len(set(row)) < len(row) or any(_is_number(c) and not _YEAR.fullmatch(c) for c in row):
        return False
    years = [i for i, cell in enumerate(row) if _YEAR.fullmatch(cell)]
    if years:
        return len(years) < len(row)
    return not any(_is_number(cell) for line in below for cell in line)


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True


def _sheets(path: Path, scratch: Path) -> Iterator[Origin]:
    book = open_book(path)
    names = book.sheet_names
    found = False
    for number, name in enumerate(names):
        try:
            rows = [[_cell(value) for value in row] for row in book.get_sheet_by_name(name).to_python()]
        except Exception as error:
            raise DataError([f"{path}: sheet {name!r} cannot be read: {error}"]) from error
        skip = _titles(rows[:_SAMPLE])
        title = " ".join(" ".join(filter(None, row)) for row in rows[:skip])
        if len(rows) - skip < 2:
            continue
        found = True
        copy = scratch / f"{path.stem}-{number}.csv"
        with copy.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows[skip:])
        relation = f"{literal(str(path))}, sheet = {literal(name)}"
        if skip:
            relation += f", range = 'A{skip + 1}:{_letters(max(map(len, rows)))}{len(rows)}'"
        several = f"{path.name}, sheet {name}" if len(names) > 1 else path.name
        load = f"{literal(_plain(copy))}, header = true, null_padding = true, strict_mode = false, delim = ','"
        yield Origin(path, several, relation, load, title if len(names) == 1 else f"{name} {title}")
    if not found:
        raise DataError([f"{path}: no sheet of the workbook holds a table"])


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value).strip()


def _letters(column: int) -> str:
    """Return the name of a sheet's column, counted from 1.

    >>> _letters(28)
    'AB'
    """
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
