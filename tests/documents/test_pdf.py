"""PDF files: text in reading order from where words stand, tables by position, exact boxes, what is told of others."""

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.documents.pdf import boxes, read_here
from claimcheck.model import BlockKind, Document, Span, Status
from pdfs import Page, pdf, width

PROSE = """
The harbour of the old town handled more goods in the spring
than in any year before it, and the board thanked the crews
who had worked through the storms of January and February.
"""


def read(*pages: Page, **properties: str) -> Document:
    return read_here(pdf(*pages, **properties), "a.pdf")


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [text for each, text in blocks(document) if each is kind]


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[document.text[slice(*cell.span)] if cell else "" for cell in row] for row in table.rows]
        for table in document.tables
    ]


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_lines_make_paragraphs_and_larger_ones_headings():
    page = Page().text(72, 780, "Harbour report", 18, "B").lines(72, 750, PROSE).lines(72, 700, "Costs were 3% lower.")
    document = read(page)
    assert blocks(document) == [
        (BlockKind.HEADING, "Harbour report"),
        (BlockKind.PARAGRAPH, " ".join(PROSE.split())),
        (BlockKind.PARAGRAPH, "Costs were 3% lower."),
    ]
    assert document.title == "Harbour report"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("and all that the ware-", "houses of the town held", "the warehouses of"),
        ("and nine of the twenty-", "three ships were late", "the twenty-three ships"),
        ("the loans of the well-", "known bank were repaid", "the well-known bank"),
        ("under the plan for 2021-", "2024 the town will pay", "for 2021-2024 the"),
    ],
)
def test_hyphens_at_the_ends_of_lines(first, second, joined):
    lines = ["It was said in the report of the board that the mayor", first, second + " at the end of the year."]
    assert joined in read(Page().lines(72, 700, lines)).text


def test_two_columns_are_read_one_after_the_other_between_wide_lines():
    left = [f"Line {i} of the left column goes on and" for i in range(8)]
    right = [f"line {i} of the right column follows it" for i in range(8)]
    wide = "This line runs across both of the columns of the page, as the lines of an abstract do, to its very end."
    page = Page()
    for i in range(8):  # as producers do that write line by line
        page.text(72, 700 - 12 * i, left[i]).text(320, 700 - 12 * i, right[i])
    page.text(72, 740, wide).text(72, 560, wide)
    assert texts(read(page)) == [wide, " ".join(left + right), wide]


def test_a_paragraph_goes_on_over_the_page_and_its_footnote_waits():
    note = "The tonnage excludes the fishing fleet of the harbour."
    first = Page().lines(72, 300, PROSE.replace("February.", "in the whole year 1,204 ships of the"))
    first.text(72, 80, "1", 6, before="3 Ts").text(76, 80, note, 8)
    second = Page().lines(
        72, 780, "company came in, which was a record for the place.\nNobody expected as many of them."
    )
    document = read(first, second)
    whole = "1,204 ships of the company came in, which was a record for the place. Nobody expected as many of them."
    assert blocks(document)[0][1].endswith(whole)
    assert blocks(document)[1] == (BlockKind.FOOTNOTE, "¹" + note)
    assert [document.landmark(document.text.index(word)) for word in ("1,204", "company", "tonnage")] == [
        "page 1",
        "page 2",
        "page 1",
    ]


def test_raised_digits_are_no_part_of_the_figure_before():
    page = Page().text(72, 700, "Of them 45%").text(72 + 54, 704, "12", 6).text(140, 700, "left, and 10")
    page.text(140 + 45.5, 704, "6", 6).text(200, 700, "litres were lost.")
    assert "45%¹²" in read(page).text
    assert "10⁶" in read(page).text


def test_lists_keep_their_numbers_and_bullets_go():
    page = (
        Page().text(72, 700, "3.").text(90, 700, "Step three took 5 days.").text(72, 680, "•").text(90, 680, "30% more")
    )
    document = read(page)
    assert texts(document, BlockKind.LIST_ITEM) == ["Step three took 5 days.", "30% more"]
    assert [block.ordinal for block in document.blocks] == [3, None]


def test_what_stands_left_of_a_list_is_no_part_of_it():
    page = Page().text(72, 724, "It had:").text(90, 712, "•").text(104, 712, "Days at sea: 31,400")
    page.text(104, 700, "in the year").text(72, 688, "Landings by port")
    document = read(page)
    assert texts(document, BlockKind.LIST_ITEM) == ["Days at sea: 31,400 in the year"]
    assert texts(document) == ["It had:", "Landings by port"]


def test_notes_below_each_other_are_several():
    page = Page().lines(72, 300, PROSE).lines(72, 90, "1 Without 310 tonnes.\n2 Of 5,580 tonnes in all.", 8)
    assert texts(read(page), BlockKind.FOOTNOTE) == ["¹ Without 310 tonnes.", "² Of 5,580 tonnes in all."]


def test_letters_of_one_width_are_code_in_a_document_of_others():
    document = read(
        Page().lines(72, 700, PROSE).lines(72, 640, "x <- c(1, 2)\nprint(x)", font="C").lines(72, 600, PROSE)
    )
    assert texts(document, BlockKind.CODE) == ["x <- c(1, 2)\nprint(x)"]


# --- what is no text -------------------------------------------------------------------------------------------------


def test_running_heads_and_page_numbers_are_left_out():
    def page(number: int) -> Page:
        page = Page().text(72, 810, f"Harbour board 2024{'   ' * (number % 2)}", 8).text(300, 30, str(number + 11))
        return page.lines(72, 700, PROSE).text(72, 640, f"There were {number * 17} of them.")

    document = read(*map(page, range(1, 5)))
    assert "Harbour board" not in document.text
    assert "13" not in document.text
    assert "17 of them" in document.text


def test_line_numbers_are_left_out():
    page = Page()
    for i in range(12):
        page.text(40, 700 - 24 * i, str(i + 1)).text(72, 700 - 24 * i, f"Witness {i * 31} said that the board had met")
    text = read(page).text
    assert "341 said" in text
    assert "12" not in text.replace("124", "")


def test_contents_and_bibliographies_are_apparatus():
    page = Page().text(72, 780, "Contents", 14, "B")
    for i, part in enumerate(("Trade", "People", "Ships")):
        page.text(72, 760 - 12 * i, f"{part} {'. ' * 30}{i * 7 + 12}")
    page.text(72, 700, "Trade", 14, "B").lines(72, 680, PROSE).text(72, 620, "References", 14, "B")
    page.lines(
        72, 600, "Abel, C. (1998). On ships. Harbour Journal 12, 44-61.\nBaker, D. (2004). On tides. Kelp Press."
    )
    document = read(page)
    assert {f.surface for s in pipeline.reading.read(document, ()).sentences for f in s.figures} == set()
    assert texts(document) == [" ".join(PROSE.split())]
    assert "1998" in " ".join(texts(document, BlockKind.APPARATUS))


def test_what_the_page_does_not_show_is_not_read():
    page = Page("/CropBox [0 0 400 842]").text(72, 700, "It cost 5 dollars.").text(450, 700, "Cut 7")
    page.text(72, 650, "Tiny 9", 0.5).text(72, 600, "Recognised 8", before="3 Tr")
    assert read(page).text == "It cost 5 dollars.\n\nRecognised 8"


QUARTERS = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]
"""Text matrices without their places: text that runs to the right, upwards, to the left, downwards."""


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("quarter", range(4))
def test_text_in_any_direction_on_pages_turned_any_way(rotation, quarter):
    a, b, c, d = QUARTERS[quarter]
    page = Page(f"/Rotate {rotation} /CropBox [50 40 590 830]")
    start = [(72, 600), (200, 120), (520, 300), (300, 700)][quarter]
    lines = PROSE.replace("February.", "February 1987.").strip().splitlines()
    for i, line in enumerate(lines):
        x, y = start[0] - 12 * i * c, start[1] - 12 * i * d
        page.placed((a, b, c, d, x, y), line)
    file = pdf(page)
    document = read_bytes(file, "a.pdf")
    assert texts(document) == [" ".join(lines)]
    at = document.text.index("1987")
    (box,) = boxes(file, document, Span(at, at + 4))
    along = width("who had worked through the storms of January and February ")
    middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
    line = (start[0] - 24 * c, start[1] - 24 * d)
    # Its middle lies on the line, a third of a letter over its foot, and as far along as the words before are wide.
    over = (middle[0] - line[0]) * c + (middle[1] - line[1]) * d
    before = (middle[0] - line[0]) * a + (middle[1] - line[1]) * b
    assert 2 < over < 5
    assert before == pytest.approx(along * 0.87, abs=0.12 * along)
    assert max(box.right - box.left, box.top - box.bottom) == pytest.approx(width("1987"), abs=2)


def test_axes_are_no_sentences():
    page = Page().lines(72, 700, PROSE).turned(60, 300, "Tonnes 120 140 160").text(100, 280, "0.5")
    assert texts(read(page)) == [" ".join(PROSE.split())]


# --- tables ----------------------------------------------------------------------------------------------------------

HARBOUR = [
    ["Cargo", "2023", "2024"],
    ["Containers", "11,800", "12,400"],
    ["Dry bulk", "8,600", "(8,150)"],
    ["Cruise ships", "", "3,450"],
    ["Mail of the islands", "7", "9"],
]


def test_a_table_without_rules():
    document = read(Page().lines(72, 780, PROSE).table(700, HARBOUR, (300, 380)).lines(72, 600, PROSE))
    assert grids(document) == [HARBOUR]
    assert document.tables[0].header_rows == 1
    assert [kind for kind, _ in blocks(document)] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("gap", [14, 30, 90])
def test_columns_of_any_distance(gap):
    rows = [["Rye", "1,234", "2,345", "3,456"], ["Oats and barley", "999", "88", "7"], ["Wheat", "10", "2,000", "-"]]
    document = read(Page().table(700, rows, [160 + (25 + gap) * i for i in range(1, 4)]))
    assert grids(document) == [rows]


def test_a_wide_table_in_a_page_of_two_columns():
    page = Page()
    for i in range(10):
        page.text(72, 780 - 12 * i, f"Line {i} of the left column goes on and on")
    for i in range(10):
        page.text(320, 780 - 12 * i, f"line {i} of the right column goes on and on")
    assert grids(read(page.table(600, HARBOUR, (300, 500)))) == [HARBOUR]


def test_a_table_goes_on_over_the_page_with_its_heads_once():
    first = Page().lines(72, 780, PROSE).table(120, HARBOUR[:4], (300, 380))
    second = (
        Page().table(780, [HARBOUR[0], *HARBOUR[3:], ["Total", "20,407", "7,709"]], (300, 380)).lines(72, 600, PROSE)
    )
    document = read(first, second)
    assert grids(document) == [[*HARBOUR[:4], *HARBOUR[3:], ["Total", "20,407", "7,709"]]]
    assert document.landmark(document.text.index("20,407")) == "page 2"


def test_amounts_out_of_line_make_no_columns():
    rows = [(72, 180, 260, 330), (90, 210, 300, 380), (72, 190, 240, 420), (80, 230, 270, 350)]
    page = Page()
    for i, places in enumerate(rows):
        for j, x in enumerate(places):
            page.text(x, 700 - 14 * i, str(10 ** (j + 1) + 7 * i))
    document = read(page)
    assert [len(table.rows[0]) for table in document.tables] in ([], [1])
    assert not [f for f in pipeline.check(document).findings if f.status is Status.INCONSISTENT]


def test_tables_beside_each_other_are_several():
    left, right = (
        [["Rye", "120"], ["Oats", "80"], ["Total", "200"]],
        [["Cod", "14"], ["Herring", "30"], ["Total", "44"]],
    )
    document = read(Page().table(700, left, (160,)).table(700, right, (320,), x=220))
    assert grids(document) == [left, right]


CROPS = [["Crop", "2023"], ["Rye", "120"], ["Oats", "80"], ["Barley", "65"], ["Total", "265"]]
CATCH = [["Catch", "Boats", "Tonnes"], ["Cod", "14", "1,020"], ["Herring", "30", "2,400"], ["Total", "44", "3,420"]]


@pytest.mark.parametrize(
    ("shift", "right"),
    [
        pytest.param(0, CATCH, id="lines at one height"),
        pytest.param(5, CATCH, id="lines between those of the other"),
        pytest.param(0, CATCH[:3], id="rows of which one has more"),
        pytest.param(3, [["Rank", *CATCH[0]], *([str(i), *row] for i, row in enumerate(CATCH[1:], 1))], id="ranks"),
    ],
)
def test_tables_beside_each_other_are_read_apart(shift, right):
    rights = (320, 370, 420)[: len(right[0]) - 1]
    page = Page().lines(72, 780, PROSE).table(700, CROPS, (160,)).table(700 - shift, right, rights, x=200)
    assert grids(read(page)) == [CROPS, right]


def test_three_tables_stand_beside_each_other():
    page = Page().table(700, CROPS, (140,)).table(696, CROPS, (250,), x=180).table(691, CATCH, (390, 440), x=300)
    assert grids(read(page)) == [CROPS, CROPS, CATCH]


def test_columns_of_words_between_amounts_divide_no_table():
    rows = [
        ["Dr Ames", "Leeds", "34", "Professor of law", "19,020"],
        ["Dr Bell", "York", "41", "Reader in history", "11,690"],
        ["Dr Cole", "Hull", "55", "Lecturer in physics", "7,615"],
    ]
    page = Page()
    for i, (name, town, age, post, paid) in enumerate(rows):
        for x, word in ((72, name), (140, town), (200, age), (230, post), (390 - width(paid), paid)):
            page.text(x, 700 - 14 * i, word)
    assert grids(read(page)) == [rows]


@pytest.mark.parametrize(("text_at", "table_at", "rights"), [(72, 330, (440, 500)), (300, 72, (190, 250))])
def test_text_beside_a_table_goes_on_by_its_side(text_at, table_at, rights):
    lines = [" ".join(line.split()[:6]) for line in PROSE.strip().splitlines()]
    said = "The harbour of the old town\n" + "\n".join(line.lower() for line in lines[1:] * 2)
    document = read(Page().lines(text_at, 700, said).table(703, CATCH, rights, x=table_at))
    assert grids(document) == [CATCH]
    assert texts(document) == [" ".join(said.split())]


def test_an_amount_alone_beside_a_label_of_two_lines_is_of_its_row():
    rows = [
        ["Crop", "2023"],
        ["Maize", "44"],
        ["Rye of the hills", "120"],
        ["Oats of the valley", "80"],
        ["Wheat", "–"],
    ]
    page = Page()
    for i, (label, amount) in enumerate(rows):
        y = 700 - 30 * i
        first, _, second = label.partition(" of")
        page.text(300 - width(amount), y, amount)
        page.lines(72, y + 6, [first, f"of{second}"]) if second else page.text(72, y, first)
    assert grids(read(page)) == [rows]


@pytest.mark.parametrize(
    ("bold", "strong"),
    [
        ({0, 3}, (3,)),
        ({0}, ()),
        ({0, 1, 2, 3}, ()),
    ],
)
def test_rows_in_bold_are_known(bold, strong):
    page = Page()
    for i, (label, amount) in enumerate([("Crop", "2023"), ("Rye", "120"), ("Oats", "80"), ("All crops", "200")]):
        font = "B" if i in bold else "F"
        page.text(72, 700 - 14 * i, label, font=font).text(300 - width(amount), 700 - 14 * i, amount, font=font)
    assert read(page).tables[0].strong_rows == strong


def test_a_label_of_several_lines_is_one_whether_its_amounts_stand_at_its_first_line_or_its_last():
    top, bottom = Page(), Page()
    for i, (first, second, amounts) in enumerate(
        [("Containers of all", "lines that call", ("11,800", "12,400")), ("Dry bulk", "and grain", ("8,600", "8,150"))]
    ):
        for page, line in ((top, 0), (bottom, 1)):
            page.lines(72, 686 - 30 * i, [first, second])
            for x, amount in zip((300, 380), amounts, strict=True):
                page.text(x - width(amount), 686 - 30 * i - 12 * line, amount)
    heads = [["", "2023", "2024"]]
    for page in (top, bottom):
        assert grids(read(page.table(706, heads, (300, 380)))) == [WRAPPED]


def test_rules_between_rows_hold_the_lines_of_a_row_together():
    page = Page().table(706, [["", "2023", "2024"]], (300, 380)).rules(*((72, y, 390, y) for y in (702, 678, 654, 630)))
    for i, (first, second, amounts) in enumerate(
        [("Containers of all", "Lines that call", ("11,800", "12,400")), ("Dry bulk", "Grain", ("8,600", "8,150"))]
    ):
        page.lines(72, 692 - 24 * i, [first, second])
        for x, amount in zip((300, 380), amounts, strict=True):
            page.text(x - width(amount), 692 - 24 * i, amount)
    page.table(642, [["Mail", "7", "9"]], (300, 380))
    rows = grids(read(page))[0]
    assert [row[0] for row in rows] == ["", "Containers of all Lines that call", "Dry bulk Grain", "Mail"]


def test_headings_stand_over_their_columns_however_close():
    page = Page().text(170, 714, "Within a year").text(238, 714, "Later").text(275, 714, "Total")
    rows = [["Rye", "1,120", "320", "1,440"], ["Oats", "980", "77", "1,057"], ["Wheat", "640", "12", "652"]]
    (grid,) = grids(read(page.table(700, rows, (220, 262, 298))))
    assert grid == [["", "Within a year", "Later", "Total"], *rows]


def test_totals_are_checked_where_the_table_stands():
    rows = [["Rye", "120"], ["Oats", "80"], ["Wheat", "300"], ["Total", "510"]]
    report = pipeline.check(read(Page().table(700, rows, (200,))))
    assert [f.status for f in report.findings] == [Status.INCONSISTENT]


# --- ruled tables


def wrapped(y: float) -> Page:
    """A table whose labels run over two lines, with amounts in the middle of their cells."""
    page = Page().lines(72, y + 60, PROSE).text(240, y - 10, "2023").text(300, y - 10, "2024")
    for i, (label, *amounts) in enumerate(
        [("Containers of all\nlines that call", "11,800", "12,400"), ("Dry bulk and\ngrain", "8,600", "8,150")]
    ):
        top = y - 15 - 30 * i
        page.lines(75, top - 12, label)
        for x, amount in zip((240, 300), amounts, strict=True):
            page.text(x, top - 18, amount)
    return page.lattice((72, 230, 290, 350), (y, y - 15, y - 45, y - 75))


WRAPPED = [
    ["", "2023", "2024"],
    ["Containers of all lines that call", "11,800", "12,400"],
    ["Dry bulk and grain", "8,600", "8,150"],
]


def test_what_rules_enclose_is_one_cell_however_many_lines_it_has():
    document = read(wrapped(600).lines(72, 500, PROSE))
    assert grids(document) == [WRAPPED]
    assert [kind for kind, _ in blocks(document)] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert document.tables[0].header_rows == 1


def test_ruled_tables_side_by_side_are_two():
    page = Page()
    for x, first in ((72, "Rye"), (320, "Oats")):
        page.lattice((x, x + 80, x + 140), (700, 685, 670))
        for i, cells in enumerate(((first, "120"), ("Total", "120"))):
            page.text(x + 4, 689 - 15 * i, cells[0]).text(x + 110, 689 - 15 * i, cells[1])
    assert grids(read(page)) == [[["Rye", "120"], ["Total", "120"]], [["Oats", "120"], ["Total", "120"]]]


def test_headings_over_several_columns_and_labels_beside_several_rows():
    across = [(72, y, 300, y) for y in (700, 655, 625)] + [
        (130, 685, 300, 685),
        (130, 670, 300, 670),
        (130, 640, 300, 640),
    ]
    down = [(x, 625, x, 700) for x in (72, 130, 300)] + [(200, 625, 200, 685)]
    page = Page().rules(*across, *down).text(180, 689, "Tonnes").text(135, 674, "2023").text(210, 674, "2024")
    page.text(135, 659, "120").text(210, 659, "140").text(75, 636, "Grain").text(135, 644, "80").text(210, 644, "85")
    page.text(135, 629, "40").text(210, 629, "55")
    assert grids(read(page)) == [
        [["", "Tonnes", ""], ["", "2023", "2024"], ["", "120", "140"], ["Grain", "80", "85"], ["", "40", "55"]]
    ]


def test_a_ruled_table_may_be_open_at_its_sides():
    page = Page().rules(*((72, y, 300, y) for y in (700, 685, 670, 655)), (160, 655, 160, 700))
    for i, (label, amount) in enumerate((("Rye", "120"), ("Oats", "80"), ("Total", "200"))):
        page.text(75, 689 - 15 * i, label).text(200, 689 - 15 * i, amount)
    assert grids(read(page)) == [[["Rye", "120"], ["Oats", "80"], ["Total", "200"]]]


def test_rules_between_columns_only_leave_the_rows_to_the_lines():
    page = Page().lattice((68, 250, 320, 390), (720, 640)).table(700, HARBOUR, (300, 380))
    assert grids(read(page)) == [HARBOUR]


def test_frames_around_text_make_no_tables():
    page = Page().lattice((60, 400, 500), (720, 640, 560)).lines(72, 700, PROSE).lines(72, 620, PROSE)
    assert grids(read(page)) == []
    assert texts(read(page)) == [" ".join(PROSE.split())] * 2


def test_a_ruled_table_goes_on_over_the_page_row_by_row():
    second = Page().text(240, 780, "2023").text(300, 780, "2024").lattice((72, 230, 290, 350), (795, 775, 755))
    second.text(75, 760, "Total").text(240, 760, "20,400").text(300, 760, "20,550").lines(72, 700, PROSE)
    third = Page().text(75, 780, "Ferries").text(240, 780, "12").text(300, 780, "15")
    third.lattice((72, 230, 290, 350), (795, 775)).lines(72, 700, PROSE)
    assert grids(read(wrapped(120), second)) == [[*WRAPPED, ["Total", "20,400", "20,550"]]]
    assert grids(read(wrapped(120), third)) == [[*WRAPPED, ["Ferries", "12", "15"]]]


CELL = st.integers(0, 99_999).map("{:,}".format)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_grid_comes_back(data):
    columns = data.draw(st.integers(2, 4))
    body = data.draw(st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=3, max_size=8))
    rows = [[f"Item {'abcdefgh'[i]}", *cells] for i, cells in enumerate(body)]
    document = read(Page().table(700, rows, [200 + 70 * i for i in range(columns)]))
    assert grids(document) == [rows]


# --- places ----------------------------------------------------------------------------------------------------------


def test_boxes_lie_on_the_figures():
    page = Page().text(72, 700, "Sales rose to ").text(130, 700, "$1,204,500").text(180, 700, "in a year.")
    file = pdf(Page().lines(72, 700, PROSE), page)
    document = read_bytes(file, "a.pdf")
    start = document.text.index("$1,204,500")
    (box,) = boxes(file, document, Span(start, start + 10))
    assert box.page == 2
    assert (box.left, box.right) == pytest.approx((130, 130 + width("$1,204,500")), abs=1)
    assert 697 < box.bottom < 700 < box.top < 709
    assert document.source.place(start) == (2, 15)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(CELL, st.integers(72, 400)), min_size=1, max_size=30, unique_by=lambda figure: figure[0]))
def test_every_figure_has_the_box_where_it_was_written(figures):
    page = Page()
    for i, (figure, x) in enumerate(figures):
        page.text(x, 780 - 24 * i, f"It had {figure} of them.")
    file = pdf(page)
    document = read_here(file, "a.pdf")
    for i, (figure, left) in enumerate(figures):
        at = document.text.index(f"had {figure} of") + 4
        (box,) = boxes(file, document, Span(at, at + len(figure)))
        assert box.left == pytest.approx(left + 26.2, abs=1.2)
        assert box.bottom == pytest.approx(780 - 24 * i, abs=2.5)


def test_links_and_properties():
    page = Page().text(72, 700, "The data of 2024 are public.").link(70, 695, 145, 712, "https://example.org/data")
    document = read(page, title="Yearly review", date="D:20250303101500Z")
    assert [(document.text[slice(*link.span)], link.url) for link in document.links] == [
        ("The data of 2024", "https://example.org/data")
    ]
    assert (document.title, document.date) == ("Yearly review", "2025-03-03")


@pytest.mark.parametrize("title", ["Microsoft Word - report.docx", "untitled", "q3-final.indd", "12"])
def test_names_of_files_are_no_titles(title):
    assert read(Page().lines(72, 700, PROSE), title=title).title == ""


# --- files that cannot be read ---------------------------------------------------------------------------------------

PICTURE = Page(operators=["0.5 g 100 100 300 300 re f"])


def test_pages_that_are_pictures_are_told():
    page = Page().lines(72, 700, PROSE)
    assert read(page, PICTURE).notes == ("Page 2 is a picture without text; it was not read.",)
    notes = read(PICTURE, page, PICTURE, PICTURE, Page()).notes
    assert notes == ("Pages 1, 3–4 are pictures without text; they were not read.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(PICTURE, PICTURE), "a.pdf has no text: its 2 pages are pictures"),
        (pdf(Page().lines(72, 700, PROSE), encrypted=True), "a.pdf asks for a password"),
        (b"PK\x03\x04 a Word file", "a.pdf is not a PDF file"),
        (b"", "a.pdf is not a PDF file"),
        (b"%PDF-1.7\nnothing follows", "a.pdf is a damaged PDF file"),
    ],
)
def test_files_that_cannot_be_read_say_why(data, said):
    with pytest.raises(DocumentError) as error:
        read_bytes(data, "a.pdf")
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_an_empty_page_is_an_empty_document():
    assert read(Page()).text == ""


def test_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    with pytest.raises(DocumentError, match=r"pip install 'figure-claimcheck\[pdf\]'"):
        read(Page())


WHOLE = pdf(Page().lines(72, 700, PROSE).table(600, HARBOUR, (300, 380)), PICTURE)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_bytes_give_a_document_or_an_error(data):
    places = st.integers(0, len(WHOLE) - 1)
    damaged = bytearray(WHOLE)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=20)):
        damaged[place] = byte
    start, end = data.draw(places), data.draw(places)
    for attempt in (bytes(damaged), WHOLE[start:end], b"%PDF-1.4" + data.draw(st.binary(max_size=200))):
        with suppress(DocumentError):
            document = read_here(attempt, "a.pdf")
            assert all(0 <= b.span.start < b.span.end <= len(document.text) for b in document.blocks)
