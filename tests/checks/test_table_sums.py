"""Totals of columns and rows: the patterns that a table can show, what breaks them, and what no pattern explains."""

from random import Random

import pytest
from called_off import in_tables, markdown, told_off
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import documents, reading
from claimcheck.checks import crossfooting, footing, table_column, table_row
from claimcheck.checks._slips import chance_of_exact_sum, is_digit_slip
from claimcheck.model import Finding, Status

OFF = Status.INCONSISTENT


def findings(text: str) -> list[Finding]:
    return in_tables(text, footing.CHECK, crossfooting.CHECK)


def off(rows: list[list[object]]) -> list[str]:
    return told_off(findings(markdown(rows)))


# --- the law ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "total", "options", "status"),
    [
        (["10", "30"], "40", {}, Status.CONSISTENT),
        (["10", "30"], "41", {}, OFF),
        (["10", "30"], "41", {"rounded": True}, Status.CONSISTENT),
        (["10", "30"], "42", {"rounded": True}, Status.IMPRECISE),
        (["10", "30"], "43", {"rounded": True}, OFF),
        (["1.2", "3.4"], "4.7", {}, Status.CONSISTENT),
        (["1.2", "3.4"], "4.8", {}, Status.IMPRECISE),
        (["1.2", "3.4"], "4.9", {}, OFF),
        (["$1,200", "(300)"], "$900", {}, Status.CONSISTENT),
        (["1,200"], "900", {"deductions": ["300"]}, Status.CONSISTENT),
        (["33.3%", "33.3%", "33.3%"], "100%", {}, Status.CONSISTENT),
    ],
)
def test_sums(parts, total, options, status):
    assert table_column(parts, total, **options).status is status
    assert table_row(parts, total, **options).status is status


def test_the_finding_shows_the_sum_and_each_repair():
    finding = table_column(["$1,300", "(200)"], "$1,500")
    assert finding.arithmetic == "$1,300 + (200) = $1,100; the table says $1,500"
    assert finding.repairs == (
        "$1,500 would need to be $1,100",
        "$1,300 would need to be $1,700",
        "(200) would need to be 200",
    )
    assert [(role.name, role.given) for role in finding.roles] == [("part", True), ("part", True), ("total", False)]


def test_long_sums_are_cut():
    assert table_column(["1"] * 12, "13").arithmetic == "1 + 1 + 1 + … + 1 (12 cells) = 12; the table says 13"


# --- patterns --------------------------------------------------------------------------------------------------------

YEARS = ["", "2022", "2023"]
SOUND = {
    "block": [YEARS, ["Rye", 310, 422], ["Oats", 205, 198], ["Total", 515, 620]],
    "two blocks and a grand total": [
        YEARS,
        ["Grain", "", ""],
        ["Rye", 310, 422],
        ["Oats", 205, 198],
        ["Total grain", 515, 620],
        ["Roots", "", ""],
        ["Beet", 77, 91],
        ["Turnip", 12, 8],
        ["Total roots", 89, 99],
        ["Total", 604, 719],
    ],
    "a running total": [
        YEARS,
        ["Rye", 310, 422],
        ["Oats", 205, 198],
        ["Total grain", 515, 620],
        ["Hay", 50, 61],
        ["Total crops", 565, 681],
    ],
    "a subtotal without a name": [
        YEARS,
        ["Rye", 310, 422],
        ["Oats", 205, 198],
        ["", 515, 620],
        ["Hay", 50, 61],
        ["Total", 565, 681],
    ],
    "a subtotal with another name": [
        YEARS,
        ["Sales of rye", "3,310", "4,422"],
        ["Sales of oats", "2,205", "1,198"],
        ["Turnover", "5,515", "5,620"],
        ["Rebates", "(515)", "(600)"],
        ["Total", "5,000", "5,020"],
    ],
    "deductions": [YEARS, ["Sales", 510, 622], ["Less: rebates", 10, 22], ["Total", 500, 600]],
    "signs and dashes": [["", "$", "$"], ["Sales", "$ 510", "622"], ["Other", "—", "(22)"], ["Total", "$ 510", "600"]],
    "notes": [YEARS, ["Rye", "310(a)", "422*"], ["Oats", "205", "198†"], ["Total", "515", "620"]],
    "an average column": [
        ["Player", "Games", "Points", "Best", "Average"],
        ["Ode", 12, 240, 35, "20.0"],
        ["Bram", 10, 150, 31, "15.0"],
        ["Total", 22, 390, 35, "17.7"],
    ],
    "percent rows between": [
        YEARS,
        ["Rye", 310, 422],
        ["Share of sales", "60.2%", "68.1%"],
        ["Oats", 205, 198],
        ["Share of sales", "39.8%", "31.9%"],
        ["Total", 515, 620],
    ],
    "rounded": [
        ["(in millions)", "2021", "2022", "2023"],
        ["Rye", "310", "422", "512"],
        ["Oats", "205", "198", "207"],
        ["Hay", "50", "61", "88"],
        ["Total", "566", "681", "806"],
    ],
    "below its parts' heading": [YEARS, ["Total", 515, 620], ["Rye", 310, 422], ["Oats", 205, 198]],
    "rows and columns": [
        ["", "Spring", "Autumn", "Total"],
        ["Rye", 14, 23, 37],
        ["Oats", 8, 9, 17],
        ["Total", 22, 32, 54],
    ],
    "totals of two columns": [
        ["", "League", "League", "Cup", "Cup", "Total", "Total"],
        ["Season", "Games", "Goals", "Games", "Goals", "Games", "Goals"],
        ["First", 31, 4, 5, 1, 36, 5],
        ["Second", 28, 7, 3, 0, 31, 7],
        ["Third", 30, 2, 6, 3, 36, 5],
    ],
    "shares": [["Crop", "Tons", "%"], ["Rye", 310, "60.2%"], ["Oats", 205, "39.8%"], ["Total", 515, "100%"]],
}


@pytest.mark.parametrize("rows", SOUND.values(), ids=SOUND.keys())
def test_sound_tables_hold(rows):
    found = findings(markdown(rows))
    assert found
    assert {finding.status for finding in found} <= {Status.CONSISTENT}


@pytest.mark.parametrize("rows", SOUND.values(), ids=SOUND.keys())
def test_a_wrong_total_is_found_once(rows):
    rows = [list(row) for row in rows]
    last = max((r for r, row in enumerate(rows) if row[0] == "Total"), default=len(rows) - 1)
    column = 5 if rows[0][1] == "League" else 1
    digits = str(rows[last][column])
    place = next(i for i, c in enumerate(digits) if c.isdigit())
    rows[last][column] = digits[:place] + str((int(digits[place]) + 3) % 9 + 1) + digits[place + 1 :]
    assert len(off(rows)) == 1


def test_a_wrong_part_of_a_block_is_reported_by_its_subtotal_alone():
    rows = [list(row) for row in SOUND["two blocks and a grand total"]]
    rows[3][1] = 905
    assert off(rows) == ["310 + 905 = 1,215; the table says 515"]


def test_a_wrong_cell_that_breaks_its_row_and_its_column_is_reported_once():
    rows = [list(row) for row in SOUND["rows and columns"]]
    rows[1][1] = 34
    assert off(rows) == ["34 + 8 = 42; the table says 22"]


def test_the_other_columns_are_named():
    rows = [list(row) for row in SOUND["block"]]
    rows[3][2] = 720
    note = next(finding.note for finding in findings(markdown(rows)) if finding.status is OFF)
    assert note == "column '2023'; the same sum holds in 1 other column"


def test_spans_are_the_documents_in_cells_with_notes_too():
    text = "Yields\n\n" + markdown(
        [["", "a", "b"], ["Rye", "$310 (1)", "42*"], ["Oats", "205", "19"], ["Total", "515", "61"]]
    )
    for finding in findings(text):
        assert [text[slice(*role.figure.span)] for role in finding.roles] == [
            role.figure.surface for role in finding.roles
        ]


# --- silence ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        [["Town", "Beds", "Staff"], ["Ayr", 210, 31], ["Oban", 88, 14], ["Total for Scotland", "8,120", "2,044"]],
        [["Line", "2022", "2023"], ["Sales", "9%", "4%"], ["Costs", "3%", "2%"], ["Total", "7%", "3%"]],
        [["", "a", "b"], ["Rye", 31, 42], ["Oats", 20, 19], ["Average total", 25, 30]],
        [["Year", "Title"], ["1998", "Rye"], ["1999", "Oats"], ["2000", "Total eclipse"]],
        [["Crop", "Tons"], ["Rye", "310"], ["Oats", "n/a"], ["Total", "515"]],
        [["Total"], ["5"]],
        [["Crop", "Tons", "Of which old"], ["Rye", 310, 100], ["Oats", 205, 50], ["Total", 900, 400]],
    ],
)
def test_totals_that_no_pattern_explains_say_nothing(rows):
    assert findings(markdown(rows)) == []


def test_a_row_that_is_not_listed_is_not_an_error_of_each_column():
    rows = [["", "Played", "Won", "Drawn"], ["Ayr", 12, 7, 2], ["Oban", 10, 4, 2], ["Total", 23, 12, 4]]
    assert off(rows) == []


# --- properties ------------------------------------------------------------------------------------------------------


@st.composite
def sound_tables(draw: st.DrawFn) -> list[list[object]]:
    width = draw(st.integers(2, 5))
    # Drawn apart from the structure: equal small numbers add up to each other by chance.
    random = Random(draw(st.integers(0, 10**6)))
    rows: list[list[object]] = [["", *(f"Part {chr(65 + c)}" for c in range(width))]]
    grand = [0] * width
    blocks = draw(st.integers(1, 3))
    for block in range(blocks):
        parts = [[random.randint(100, 99_999) for _ in range(width)] for _ in range(draw(st.integers(2, 5)))]
        rows += [[f"Item {block}.{i}", *part] for i, part in enumerate(parts)]
        sums = [sum(column) for column in zip(*parts, strict=True)]
        rows.append([f"Total {block}" if blocks > 1 else "Total", *sums])
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
    if blocks > 1:
        rows.append(["Grand total", *grand])
    return rows


@given(sound_tables())
@settings(max_examples=60, deadline=None)
def test_a_sound_table_is_never_flagged(rows):
    assert off(rows) == []


@given(sound_tables(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_changed_cell_is_found(rows, random: Random):
    row, column = random.randrange(1, len(rows)), random.randrange(1, len(rows[0]))
    digits = str(rows[row][column])
    rows[row][column] = int(random.choice([d for d in "123456789" if d != digits[0]]) + digits[1:])
    assert len(off(rows)) == 1


@given(st.lists(st.lists(st.text("0123456789.,()%$-—ab| ", max_size=7), max_size=5), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_table_is_read(rows):
    findings("\n".join("| " + " | ".join(row) + " |" for row in rows))


def test_a_long_table_has_one_finding_per_total():
    rows: list[list[object]] = [["Item", "A", "B"], *([f"Row {i}", 3 * i % 97, 5 * i % 89] for i in range(3_000))]
    rows.append(["Total", sum(3 * i % 97 for i in range(3_000)), sum(5 * i % 89 for i in range(3_000))])
    assert [finding.status for finding in findings(markdown(rows))] == [Status.CONSISTENT] * 2


@pytest.mark.parametrize(
    ("printed", "needed", "unit", "expected"),
    [
        (120, 720, 1, True),
        (720, 270, 1, True),
        (72, 720, 1, True),
        (-72, 72, 1, True),
        (71, 27, 1, False),
        (5, 5.5, 1, False),
    ],
)
def test_digit_slips(printed, needed, unit, expected):
    assert is_digit_slip(printed, needed, unit) is expected


def test_rounded_sums_come_out_exactly_less_often_the_longer_they_are():
    chances = [chance_of_exact_sum(n) for n in (2, 3, 10, 30)]
    assert chances == sorted(chances, reverse=True)
    assert chances[:2] == pytest.approx([3 / 4, 2 / 3], abs=0.04)


def test_amounts_of_very_different_size_take_no_longer():
    rows = [["", "a", "b"], ["Rye", "£1.2bn", "3"], ["Oats", "0.25", "4"], ["Total", "£9.99", "7"]]
    assert len(findings(markdown(rows))) == 1


# --- rows in bold ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        pytest.param("Rent 4100, Fees 2350, Gifts 880, *Income 7330", [], id="a sum"),
        pytest.param("Rent 4100, Fees 2350, Gifts 880, *Income 7830", ["Income"], id="a wrong digit"),
        pytest.param("Rent 4100, Fees 2350, Gifts 880, Income 7830", [], id="nothing says that it is a sum"),
        pytest.param(
            "Rent 4100, Fees 2350, Gifts 880, *Total income 7830", ["Total income"], id="of a total with a name"
        ),
        pytest.param("Rent 4100, Fees 2350, Gifts 880, *Target 9500", [], id="not near the sum"),
        pytest.param("Rent 41, Fees 23, Gifts 8, *Income 82", [], id="numbers too small to say much"),
        pytest.param("Rent 4100, Fees 2350, *Leeds 6950, Gifts 880", [], id="not at the end"),
        pytest.param("Rent 4100, Fees 2350, Gifts 880, *Average 7830", [], id="an average"),
        pytest.param(
            "Rent 4100, Fees 2350, *Income 6450, Pay 3020, Heat 1250, *Costs 4270, Bus 310, Tram 645, *Travel 985",
            ["Travel"],
            id="as the other rows in bold",
        ),
        pytest.param(
            "Rent 4100, Fees 2350, *Income 6450, Pay 3020, Heat 1250, *Costs 4270, Bus 310, Tram 645, *Travel 955",
            [],
            id="three sums",
        ),
    ],
)
def test_a_row_in_bold_may_be_a_total(rows: str, wrong: list[str]) -> None:
    cells = [each.rpartition(" ") for each in rows.split(", ")]
    body = "".join(
        f"| **{name[1:]}** | **{amount}** |\n" if name[0] == "*" else f"| {name} | {amount} |\n"
        for name, _, amount in cells
    )
    read = reading.read(documents.read_text(f"| Item | Amount |\n|---|---|\n{body}", format="markdown"), [])
    found = [finding for finding in footing.CHECK.in_table(read.tables[0], read) if finding.status is OFF]
    totals = [name[1:] for name, _, amount in cells for f in found if f.roles[-1].figure.surface == amount]
    assert totals == wrong
