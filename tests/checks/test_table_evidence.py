"""What announces a total, and how much a table must show before a sum that does not come out is called off."""

import pytest
from called_off import in_tables, markdown, told_off

from claimcheck.checks import crossfooting, footing
from claimcheck.model import Finding, Status


def table(*rows: str) -> str:
    return markdown([row.split(" | ") for row in rows])


def findings(text: str) -> list[Finding]:
    return in_tables(text, footing.CHECK, crossfooting.CHECK)


def off(text: str) -> list[str]:
    return told_off(findings(text))


# --- what is a total -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "last", ["All goods", "All regions", "World", "Overall", "Sum", "Both", "Worldwide", "Gesamt", "All four ports"]
)
def test_the_last_row_is_a_total_by_a_word_that_says_so_only_there(last: str) -> None:
    rows = ["Goods | 2021 | 2022", "Cork | 412 | 388", "Slate | 1,377 | 1,402", "Peat | 95 | 91"]
    assert not off(table(*rows, f"{last} | 1,884 | 1,881"))
    assert off(table(*rows, f"{last} | 1,884 | 1,981")) == ["388 + 1,402 + 91 = 1,881; the table says 1,981"]


def test_it_is_none_in_the_midst_of_a_table() -> None:
    assert not findings(table("Fleet | Ships", "World Line | 14", "All Seas | 31", "Orient | 12"))


def test_a_lone_whole_at_the_end_is_off_by_one_digit() -> None:
    rows = ["Country | Aid", "Peru | 131.4", "Chile | 78.2", "Bolivia | 44.9"]
    assert off(table(*rows, "All countries | 245.5")) == ["131.4 + 78.2 + 44.9 = 254.5; the table says 245.5"]
    assert not off(table(*rows, "All countries | 612.0")), "the countries shown need not be all"


def test_a_thing_that_is_called_total_is_no_total() -> None:
    text = table(
        "Class | Desk | Holding | Value | Cost",
        "Bonds | Marsh | Elm loan | 4,210 | 3,900",
        "Total Return Swap | Marsh | Oak swap | 2,355 | 0",
        "Total Return Swap | Pryce | Ash swap | 1,870 | 0",
        "Equity | Pryce | Yew plc | 7,125 | 6,480",
        "Total | | | 15,560 | 10,380",
    )
    assert [finding.status for finding in findings(text)] == [Status.CONSISTENT] * 2
    assert off(text.replace("15,560", "15,660")) == ["4,210 + 2,355 + 1,870 + 7,125 = 15,560; the table says 15,660"]


@pytest.mark.parametrize("total", ["Total (3 wards) | 2019–2021 | all", "Grand Total | 2019–2021 | all"])
def test_a_total_may_be_described_as_fully_as_its_parts(total: str) -> None:
    rows = [
        "Ward | Years | Sex | Births | Deaths",
        "A | 2019–2021 | all | 431 | 377",
        "B | 2019–2021 | all | 508 | 492",
    ]
    rows.append("C | 2019–2021 | all | 296 | 301")
    assert not off(table(*rows, f"{total} | 1,235 | 1,170"))
    assert off(table(*rows, f"{total} | 1,235 | 1,190")) == ["377 + 492 + 301 = 1,170; the table says 1,190"]


# --- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "####", "Err:502"])
def test_what_a_spreadsheet_cannot_compute_is_unknown(error: str) -> None:
    rows = ["Pump | May | June", "North | 120 | 144", f"South | {error} | 212", "East | 311 | 95", "Total | 600 | 451"]
    assert [finding.status for finding in findings(table(*rows))] == [Status.CONSISTENT]


def test_amounts_in_words_are_summed() -> None:
    rows = ["Fund | 2021 | 2022", "Canals | $25 million | $31 million", "Rail | $112 million | $98 million"]
    assert not off(table(*rows, "Total | $137 million | $129 million"))
    assert len(off(table(*rows, "Total | $137 million | $192 million"))) == 1


# --- evidence --------------------------------------------------------------------------------------------------------


def wide(label: str, values: list[int]) -> str:
    return " | ".join([label, *map(str, values)])


def test_a_total_that_many_columns_break_is_of_another_pattern() -> None:
    first, second = [1_000 + 17 * i for i in range(40)], [400 + 23 * i for i in range(40)]
    total = [a + b for a, b in zip(first, second, strict=True)]
    head = wide("Day", list(range(1, 41)))
    one = [t + 100 * (i == 7) for i, t in enumerate(total)]
    many = [t + 100 + 13 * i if i % 4 == 3 else t for i, t in enumerate(total)]
    assert len(off(table(head, wide("A", first), wide("B", second), wide("Total", one)))) == 1
    assert not off(table(head, wide("A", first), wide("B", second), wide("Total", many)))


def test_totals_of_one_part_do_not_show_that_another_is_wrong() -> None:
    parts = [10_000 + 137 * i for i in range(12)]
    totals = [p + 41 * (i in (3, 8)) for i, p in enumerate(parts)]
    assert not off(table(wide("Day", list(range(1, 13))), wide("Verado", parts), wide("Total", totals)))


def test_numbers_that_nothing_names_are_not_called_off() -> None:
    assert not off(table("Known y | Known x", "2 | 6", "3 | 5", "9 | 11", "1 | 7", "8 | 5"))


def test_among_many_parts_a_slip_in_one_is_a_changed_digit() -> None:
    parts = [57, 49, 41, 30, 27, 26, 25, 19, 15, 12, 11, 9, 8]
    rows = ["Part | A | B", *(f"p{i} | {p} | {p + i}" for i, p in enumerate(parts))]
    whole = sum(parts)
    assert not off(table(*rows, f"Total | {whole + 430} | {whole + 78}")), "30 for 430 is one guess of very many"
    assert len(off(table(*rows, f"Total | {whole + 40} | {whole + 78}"))) == 1


def test_net_of_deductions_is_a_total_though_not_called_one() -> None:
    rows = ["Charge | 2022 | 2023", "Gross rent | 7,320 | 7,915", "Less: repairs | 1,208 | 1,377"]
    assert not off(table(*rows, "Less: fees | 365 | 398", "Net rent | 5,747 | 6,140"))
    assert len(off(table(*rows, "Less: fees | 365 | 398", "Net rent | 5,747 | 6,410"))) == 1


def test_rows_that_are_all_called_all_are_no_totals() -> None:
    assert not off(table("View | Rows", "All results | 1,000", "First page | 20", "All providers | 1,000"))
