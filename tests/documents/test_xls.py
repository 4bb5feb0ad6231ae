"""Binary workbooks; `files/harvest.xls` was made with LibreOffice from a sheet of four crops, one of them hidden."""

import sys
from pathlib import Path

import pytest
from workbooks import packed, xlsx

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes, read_file
from claimcheck.model import Status

HARVEST = Path(__file__).parent / "files" / "harvest.xls"


def test_cells_are_as_they_are_shown():
    document = read_file(HARVEST)
    grid = [[document.text[slice(*c.span)] if c else "" for c in row] for row in document.tables[0].rows]
    assert grid == [
        ["Crop", "Tonnes", "Share", "Paid", "Picked"],
        ["Rye", "1310", "86.5%", "(1,235)", "15 Mar 2023"],
        ["Oats", "205", "13.5%", "800", "16 Mar 2023"],
        ["", "…", "…", "…", ""],
        ["Total", "1525", "100.0%", "(435)", ""],
    ]
    assert document.landmark(document.text.index("86.5%")) == "Harvest!C2"
    assert document.notes == ("'Workings' is hidden and not read", "sheet 'Harvest': 1 hidden row not read")
    assert not [f for f in pipeline.check(document).findings if f.status is Status.INCONSISTENT]


def test_a_workbook_of_the_present_format_by_an_old_name_is_read():
    assert read_bytes(xlsx(sheets={"Sheet1": [["Rye", 4]]}), "a.xls").text == "Rye\t4"


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (HARVEST.read_bytes()[:3000], "a.xls", "a.xls is not a readable Excel workbook"),
        (HARVEST.read_bytes()[:512] + bytes(6000), "a.xls", "a.xls is (not a readable Excel workbook|damaged)"),
        (b"Rye", "a.xls", "a.xls is not an Excel workbook"),
        (packed({"xl/workbook.bin": b"\0" * 40}), "a.xlsb", "a.xlsb is not a readable Excel workbook"),
    ],
)
def test_wounded_files_are_told_in_one_line(data, name, message):
    with pytest.raises(DocumentError, match=message) as told:
        read_bytes(data, name)
    assert "\n" not in str(told.value)


def _with_number(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + number.to_bytes(4, "little") + data[at + 4 :]


def _sector(data: bytes, at: int) -> int:
    """Return where the sector begins whose number stands at these bytes."""
    return 512 * (1 + int.from_bytes(data[at : at + 4], "little"))


@pytest.mark.parametrize("part", ["a neighbour in the directory", "the chain of a short stream"])
def test_a_file_that_leads_in_circles_is_refused(part):
    data = HARVEST.read_bytes()
    directory, short = _sector(data, 48), _sector(data, 60)
    at, number = (directory + 68, 0) if part.startswith("a neighbour") else (short, 0)
    with pytest.raises(DocumentError, match="its sectors lead in circles"):
        read_bytes(_with_number(data, at, number), "a.xls")


@pytest.mark.parametrize(
    ("data", "name", "library"),
    [
        (HARVEST.read_bytes(), "a.xls", "xlrd"),
        (packed({"xl/workbook.bin": b"\0" * 40}), "a.xlsb", "python_calamine"),
    ],
)
def test_a_missing_library_is_told_with_the_command_that_installs_it(data, name, library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DocumentError, match=r"pip install 'figure-claimcheck\[sheets\]'"):
        read_bytes(data, name)
