"""One number told twice with two digits swapped, in the prose or against a table, and a title's slip of a digit."""

import pytest
from called_off import off_elsewhere
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.checks._swapped import digits_of, swaps
from claimcheck.figures import read_figure

FERRY = (
    "| Line | 2023 | 2024 |\n|---|---|---|\n| North | 48.2 | 51.7 |\n| South | 39.6 | 41.3 |\n| Total | 87.8 | 93.0 |\n"
)
BALLOT = (
    "| Candidate | Ballots | Percent |\n|---|---|---|\n| Ines Moor (Reform) | 31,487 | 52.4 |\n"
    "| Olaf Brandt (Union) | 28,602 | 47.6 |\n"
)
HERDS = (
    "Table 2: Goats by valley\n\n"
    "| Valley | Goats |\n|---|---|\n| Upper | 14,208 |\n| Lower | 22,367 |\n| Total | 36,575 |\n"
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # a title and the text
        ("# Nets for {} children\n\nThe fund began in 2019. It gave nets to 673,000 children.", "673,000", "637,000"),
        ("# Mill output up {} in May\n\nMill output was 4.0% higher in May, at 310 tonnes.", "4.0%", "7.0%"),
        ("# Orla buys rival for ${} million\n\nThe brewer Orla said it paid $42.5 million.", "42.5", "47.5"),
        # the first paragraph and the text
        (
            "The museum drew 58,{} visitors last year.\n\nOf its 58,341 visitors many came by boat.",
            "341",
            "431",
        ),
        # a summary and the text, where another figure is told again beside it
        (
            "## Abstract\n\nThe pain score dropped by {} points with heat and by 1.4 points without.\n\n## Results\n\n"
            "With heat the pain score went down by 6.2 points; without heat it went down by 1.4 points.",
            "6.2",
            "2.6",
        ),
        (
            "## Abstract\n\n**Results.** Relapse was rarer with the drug ({} vs 40.0%).\n\n## Results\n\n"
            "Relapse was seen in 27.5% of patients with the drug and in 40.0% of the others.",
            "27.5%",
            "25.7%",
        ),
        # a table's cell, by its row
        (f"{FERRY}\nThe south line rose to {{}} million passengers.", "41.3", "43.1"),
        (f"{BALLOT}\nMoor got {{}} ballots.", "31,487", "31,847"),
        (f"{BALLOT}\nOlaf Brandt came to {{}} of the ballots.", "47.6%", "46.7%"),
        # a table's total, by what it counts
        (f"{HERDS}\nThe herders keep {{}} goats.", "36,575", "35,675"),
    ],
)
def test_a_swap_is_off_and_the_right_number_is_not(text: str, right: str, wrong: str) -> None:
    assert off_elsewhere(text.format(right)) == []
    assert len(off_elsewhere(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        # other times
        "# Port handles 57,312 boxes in May\n\nIn April the port handled 57,132 boxes, in May 57,312.",
        "In 2021 the port handled 57,312 boxes.\n\nIn 2022 the port handled 57,132 boxes.",
        # other groups, in sentences of the body
        "Fees vary.\n\nFor adults the fee is $12.80 a month.\n\nFor children the fee is $18.20 a month.",
        # other units
        "# Tunnel of 6.43 km opens\n\nThe tunnel took 6.34 years to build.",
        "# Nets for 673,000 children\n\nThe fund gave $637,000 for nets to children, 673,000 in all.",
        # both numbers are told twice
        "The mill made 41,870 planks and 48,170 laths.\n\nThe 41,870 planks were sold.\n\nThe mill sold 48,170 laths.",
        # replaced, estimated or planned
        "The mill made 41,870 planks.\n\nThe mill first gave a provisional number of 48,170 planks.",
        "# Mill output up 7.0% in May\n\nMill output was about 4.0% higher in May.",
        "# Mill output up 7.0% in May\n\nMill output was 4.0% higher in May, sales 7.0%.",
        "# Mill output up 7% in May\n\nMill output was 6.8% higher in May.",
        "# Orla buys rival for $47.5 million\n\nThe brewery of Tessin sold a barn for $42.5 million.",
        # tables: another row, kind, year
        f"{FERRY}\nThe island line had 43.1 million passengers.",
        f"{FERRY}\nThe south line went up by 43.1%.",
        f"{FERRY}\nIn 2019 the south line had 43.1 million passengers.",
        f"{HERDS}\nThe herders keep 35,675 sheep on the coast.",
        f"{HERDS}\nUpper and lower valley together average 14,280 goats.",
        f"{FERRY}\nIn the third quarter the south line had 43.1 million passengers.",
        "The mill made 41,870 planks.\n\nWith 6,300 more from the old mill, 48,170 planks were sold.",
        f"{BALLOT}\nIn 2018 Moor got 31,847 ballots; in 2022 {{}}.",
    ],
)
def test_another_quantity_says_nothing(text: str) -> None:
    assert off_elsewhere(text) == []


POLL = (
    "| Party | June | May |\n|---|---|---|\n| Reds | 38 | 36 |\n| Blues | 29 | 31 |\n| Hill Folk (HF) | 21 | 20 |\n"
    "| Others | 12 | 13 |\n"
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (f"In a vote held now, 38% would choose the Reds and {{}} the Blues.\n\n{POLL}", "29%", "27%"),
        (f"The Reds get {{}}, the Blues 29%, the Hill Folk 21%.\n\nSo it is.\n\n{POLL}", "38%", "37%"),
        (f"In May the Reds had 36%, the Blues {{}}, the Hill Folk 20%.\n\n{POLL}", "31%", "34%"),
        (f"{BALLOT}\nInes Moor led with {{}}, Olaf Brandt had 28,602.", "31,487", "31,437"),
    ],
)
def test_rows_in_turn_give_one_column(text: str, right: str, wrong: str) -> None:
    assert off_elsewhere(text.format(right)) == []
    assert len(off_elsewhere(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"In April 38% chose the Reds and 27% the Blues.\n\n{POLL}",
        f"In 2019, 38% chose the Reds and 27% the Blues.\n\n{POLL}",
        f"Among farmers 38% would choose the Reds and 27% the Blues.\n\n{POLL}",
        f"A month ago 38% chose the Reds and 27% the Blues.\n\n{POLL}",
        f"Some 38% would choose the Reds and about 27% the Blues.\n\n{POLL}",
        f"The Reds, with 38%, and the Blues are 27% and 9% apart.\n\n{POLL}",
        f"38% would choose the Reds and 27% the Blues.\n\nA paper says so.\n\n{POLL}",  # far away, and short numbers
        f"The Reds get 36%, the Blues 29%, the Hill Folk 20%.\n\n{POLL}",  # in no one column, but each in its row
    ],
)
def test_rows_of_another_time_or_part_say_nothing(text: str) -> None:
    assert off_elsewhere(text) == []


def test_costs_in_brackets_are_told_without() -> None:
    table = "| Item | Cost |\n|---|---|\n| Rent | 4,210 |\n| Refund | (1,365) |\n| Fuel | 870 |\n"
    assert off_elsewhere(f"Rent was 4,210, the refund 1,365 and fuel 870.\n\n{table}") == []


@given(st.integers(min_value=1, max_value=10**9))
def test_swaps_are_as_long_and_have_the_same_digits(number: int) -> None:
    digits = digits_of(read_figure(f"{number:,}"))
    assert digits == str(number).strip("0")
    for made in swaps(digits):
        assert made != digits
        assert sorted(made) == sorted(digits)
        assert "0" not in (made[0], made[-1])
        assert digits in set(swaps(made))


@pytest.mark.parametrize(
    ("printed", "digits"),
    [("$12.40 million", "124"), ("(1,365)", "1365"), ("0.870", "87"), ("-4.5%", "45"), ("forty-two", "42")],
)
def test_the_digits_of_a_print(printed: str, digits: str) -> None:
    assert digits_of(read_figure(printed)) == digits


@pytest.mark.parametrize(
    "text",
    [
        "The net weighs 412879 grams in the log.\n\nThe log of the net was Log412789 in May.",
        "The net log took the trunk of 20210310 in May.\n\nThe net log took the trunk of 20210130 in May.",
        "The net log knows herring41287.\n\nThe net log knows herring\x7f41827 too.",
    ],
)
def test_serial_numbers_are_no_quantities(text: str) -> None:
    assert off_elsewhere(text) == []
