"""The laws of changes on plain numbers: what holds, what is imprecise, what is not, and what is said of it."""

import pytest

from claimcheck.checks import (
    change_amount,
    compound_growth,
    difference,
    direction,
    multiple,
    percent_change,
    percentage_points,
    rollforward,
    times_more,
)
from claimcheck.figures import read_figure
from claimcheck.model import Status

HOLDS, NEARLY, WRONG = Status.CONSISTENT, Status.IMPRECISE, Status.INCONSISTENT


@pytest.mark.parametrize(
    ("before", "after", "stated", "way", "status"),
    [
        ("50", "56", "12%", "", HOLDS),
        ("50", "56", "15%", "", WRONG),
        ("50", "56", "13%", "", NEARLY),  # if 50 and 56 are rounded
        ("50", "56", "12%", "up", HOLDS),
        ("50", "56", "12%", "down", WRONG),
        ("56", "50", "10.7%", "down", HOLDS),
        # Both ends rounded: $1.6bn to $1.8bn is anything from 6.1% to 19.3%.
        ("$1.6 billion", "$1.8 billion", "17%", "up", HOLDS),
        ("$1.6 billion", "$1.8 billion", "27%", "up", WRONG),
        # Truncated, not rounded: within one unit of the last digit.
        ("1,000", "1,022.7", "2.2%", "up", NEARLY),
        # The trailing zeros of big numbers printed in full may be rounding.
        ("70,000", "690,000", "880%", "up", NEARLY),
        ("$3.40", "$2.95", "15.3%", "up", WRONG),
        ("3 million", "4 billion", "33%", "up", WRONG),
        ("40", "60", "nearly 50%", "up", HOLDS),
        ("40", "60", "more than 45%", "up", HOLDS),
        ("40", "60", "more than 55%", "up", WRONG),
        # True to the letter, but nobody says so of a rise of 50%.
        ("40", "60", "more than 5%", "up", WRONG),
        ("from more than 50,000"[5:], "43,521", "14%", "down", HOLDS),
    ],
)
def test_percent_change(before, after, stated, way, status):
    assert percent_change(before, after, stated, direction=way).status is status


def test_percent_change_says_what_was_read_what_follows_and_what_would_make_it_right():
    finding = percent_change("50", "60", "12%", direction="up")
    assert finding.arithmetic == "50 to 60 is a rise of 20%; the text says 12%"
    assert finding.repairs == ("50 would need to be 54", "60 would need to be 56", "12% would need to be 20%")
    assert [(role.name, role.given) for role in finding.roles] == [
        ("before", True),
        ("after", False),
        ("change", False),
    ]


def test_a_change_the_other_way_is_called_by_its_name():
    finding = percent_change("$50 million", "$45 million", "10%", direction="up")
    assert finding.status is WRONG
    assert finding.arithmetic == ("$50 million to $45 million is a fall of 8% to 11.9%; the text says a rise of 10%")


@pytest.mark.parametrize("law_input", ["$40 million", 40000000, 4e7, read_figure("$40 million")])
def test_laws_take_strings_numbers_and_figures(law_input):
    assert multiple(law_input, "2", "$80 million").status is HOLDS


@pytest.mark.parametrize(
    ("before", "after", "stated", "way", "status"),
    [
        ("6%", "4.5%", "1.5 percentage points", "down", HOLDS),
        ("6%", "4.5%", "2.5 percentage points", "down", WRONG),
        ("30.2%", "31.4%", "120 basis points", "up", HOLDS),
        ("30.2%", "31.4%", "220 basis points", "up", WRONG),
        ("2%", "3%", "50%", "up", HOLDS),
        ("4.0%", "5.0%", "1.0%", "up", WRONG),
        # Wire services have long written "pct" for both.
        ("57.4 pct", "55.9 pct", "1.5 pct", "down", NEARLY),
    ],
)
def test_percentage_points(before, after, stated, way, status):
    assert percentage_points(before, after, stated, direction=way).status is status


def test_points_meant():
    finding = percentage_points("4.0%", "5.0%", "1.0%", direction="up")
    assert finding.note == "percentage points meant"
    assert finding.repairs[0] == "1.0% would need to be 1 percentage points"


@pytest.mark.parametrize(
    ("arguments", "way", "status"),
    [
        ({"amount": "20", "before": "80", "after": "100"}, "up", HOLDS),
        ({"amount": "20", "before": "80", "after": "120"}, "up", WRONG),
        ({"amount": "$5 million", "after": "$30 million", "stated": "20%"}, "up", HOLDS),
        ({"amount": "$5 million", "after": "$25 million", "stated": "20%"}, "up", WRONG),
        ({"amount": "$5 million", "after": "$20 million", "stated": "20%"}, "down", HOLDS),
        ({"amount": "$2.2 billion", "before": "$2.8 billion", "stated": "76%"}, "up", HOLDS),
        ({"amount": "$2.2 billion", "before": "$28.0 billion", "stated": "76%"}, "up", WRONG),
        # From a loss of 20 to a profit of 4.
        ({"amount": "24", "after": "4", "stated": "120%"}, "up", HOLDS),
    ],
)
def test_change_amount(arguments, way, status):
    assert change_amount(**arguments, direction=way).status is status


def test_change_amount_needs_three_figures():
    with pytest.raises(ValueError, match="three of"):
        change_amount("20", before="80")


@pytest.mark.parametrize(
    ("before", "after", "way", "status"),
    [
        ("2.1", "2.6", "up", HOLDS),
        ("2.6", "2.1", "up", WRONG),
        ("2.6", "2.1", "down", HOLDS),
        ("$2.1 billion", "$2.1 billion", "up", HOLDS),  # $2.09 to $2.11 billion
    ],
)
def test_direction(before, after, way, status):
    assert direction(before, after, way).status is status


def test_a_direction_that_agrees_supports_neither_value():
    assert all(role.given for role in direction("2.1", "2.6", "up").roles)
    assert [role.given for role in direction("2.6", "2.1", "up").roles] == [True, False]


@pytest.mark.parametrize(
    ("before", "times", "after", "status"),
    [
        ("$40 billion", "2.5", "$100 billion", HOLDS),
        ("$40 billion", "2.5 times", "$120 billion", WRONG),
        ("$40 billion", "3.5", "$100 billion", WRONG),
        ("$4 billion", "2.5", "$100 billion", WRONG),
        ("20", "doubled", "39", HOLDS),
        ("20", "doubled", "50", WRONG),
        ("10.2%", "more than halved", "4.9%", HOLDS),
        ("10.2%", "more than halved", "5.9%", WRONG),
        ("10.2%", "halved", "5.1%", HOLDS),
        ("5,000", "nearly tripled", "14,000", HOLDS),
        ("5,000", "nearly tripled", "16,500", WRONG),
        ("5,000", "more than tripled", "17,000", HOLDS),
        ("5,000", "more than tripled", "170,000", WRONG),
        ("12", "threefold", "36", HOLDS),
        ("12", "threefold", "52", WRONG),
    ],
)
def test_multiple(before, times, after, status):
    assert multiple(before, times, after).status is status


def test_an_increase_of_a_multiple_has_two_readings():
    assert multiple("12", "threefold", "36", increase=True).status is HOLDS
    other = multiple("12", "threefold", "48", increase=True)
    assert other.status is HOLDS
    assert other.note == "read as 4 times the old value"


@pytest.mark.parametrize(
    ("base", "times", "value", "word", "status"),
    [
        ("40", "three times", "120", "more", HOLDS),
        ("40", "three times", "160", "more", HOLDS),
        ("40", "three times", "210", "more", WRONG),
        ("40", "three times", "160", "as much", WRONG),
        ("120", "three times", "40", "less", HOLDS),
        ("120", "three times", "30", "less", WRONG),
    ],
)
def test_times_more(base, times, value, word, status):
    assert times_more(base, times, value, word=word).status is status


@pytest.mark.parametrize(
    ("one", "other", "stated", "status"),
    [("51", "44", "7", HOLDS), ("44", "51", "7", HOLDS), ("51", "44", "9", WRONG), ("52.4%", "45.1%", "7", HOLDS)],
)
def test_difference(one, other, stated, status):
    assert difference(one, other, stated).status is status


@pytest.mark.parametrize(
    ("before", "after", "rate", "years", "status"),
    [
        ("3.0", "9.0", "31.6%", 4, HOLDS),
        ("3.0", "9.0", "50%", 4, WRONG),
        ("3.0", "9.0", "24.6%", 4, NEARLY),  # right for five years
        ("$5.0 million", "$8.0 million", "4%", 12, HOLDS),
    ],
)
def test_compound_growth(before, after, rate, years, status):
    assert compound_growth(before, after, rate, years).status is status


def test_compound_growth_needs_years():
    with pytest.raises(ValueError, match="positive number of years"):
        compound_growth("1", "2", "7%", 0)


def test_rollforward():
    assert rollforward("340", "375", increases=["75"], decreases=["40"]).status is HOLDS
    wrong = rollforward("340", "415", increases=["75"], decreases=["40"])
    assert wrong.status is WRONG
    assert wrong.arithmetic == "340 plus 75 minus 40 is 375; the text says 415"
    assert wrong.repairs == ("415 would need to be 375",)


@pytest.mark.parametrize(
    ("before", "after", "stated", "repairs"),
    [
        ("$10.00", "$11.60", "19%", ("$10.00 would need to be $9.75", "$11.60 would need to be $11.90")),
        ("$12.50", "$15.00", "25%", ("$12.50 would need to be $12.00", "$15.00 would need to be $15.63")),
        ("$2.6 billion", "$3.9 billion", "15%", ("$2.6 billion would need to be $3.4 billion",
                                                 "$3.9 billion would need to be $3.0 billion")),
        # Thousands are parted as the figure itself has it.
        ("900", "1080", "25%", ("900 would need to be 864", "1080 would need to be 1125")),
        ("900", "1,080", "25%", ("900 would need to be 864", "1,080 would need to be 1,125")),
        ("900", "1\u202f080", "25%", ("900 would need to be 864", "1 080 would need to be 1 125")),
        ("900", "1’080", "25%", ("900 would need to be 864", "1’080 would need to be 1’125")),
        # And so are decimals.
        ("€3,50", "€4,00", "21%", ("€3,50 would need to be €3,31", "€4,00 would need to be €4,24")),
        ("€1.500,00", "€2.000,00", "21%", ("€1.500,00 would need to be €1.652,89",
                                           "€2.000,00 would need to be €1.815,00")),
        # Numbers in words stay words, as far as these are short.
        ("ten", "twenty", "20%", ("ten would need to be 17", "twenty would need to be twelve")),
        ("four", "six", "300%", ("six would need to be 16",)),
    ],
)  # fmt: skip
def test_repairs_are_written_as_the_figure_is(before, after, stated, repairs):
    finding = percent_change(before, after, stated, direction="up")
    assert set(repairs) <= {*finding.repairs}


def test_what_would_be_too_far_off_is_no_repair():
    finding = percent_change("3.1", "9 million", "20%", direction="up")
    assert not any(repair.startswith(("3.1 ", "9 million ")) for repair in finding.repairs)
