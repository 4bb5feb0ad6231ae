"""The laws of parts and wholes, on what is printed: no text needed."""

import pytest

from claimcheck.checks import (
    average,
    bounds,
    complement,
    count_list,
    election,
    fraction_pct,
    magnitude,
    margin,
    market_cap,
    one_in_n,
    part_of_whole,
    pct_of,
    pct_over_100,
    per_unit,
    probability,
    rank,
    rate_time,
    respectively,
    same_quantity,
    sample_sizes,
    shares_sum,
    total_parts,
    words_figures,
    xref,
)
from claimcheck.checks._law import added
from claimcheck.model import Status

OK, LOOSE, WRONG = Status.CONSISTENT, Status.IMPRECISE, Status.INCONSISTENT


@pytest.mark.parametrize(
    ("part", "whole", "stated", "status"),
    [
        ("120", "200", "60%", OK),
        ("120", "200", "65%", WRONG),
        ("1", "3", "33%", OK),
        ("2", "3", "66%", LOOSE),  # cut off, not rounded
        ("2", "3", "66.7%", OK),
        ("2", "3", "66.6%", LOOSE),
        ("1", "8", "12.5%", OK),
        ("1", "8", "13%", OK),
        ("1", "8", "12%", OK),  # a half may be rounded either way
        ("250", "200", "80%", WRONG),
        ("1.2 million", "2 million", "60%", OK),
        (120, 200, "60%", OK),
    ],
)
def test_part_of_whole(part, whole, stated, status):
    assert part_of_whole(part, whole, stated).status is status


def test_part_of_whole_says_what_follows_and_each_repair():
    finding = part_of_whole("120", "200", "65%")
    assert finding.arithmetic == "120 of 200 is 60%; the text says 65%"
    assert finding.repairs == (
        "120 would need to be 130",
        "200 would need to be 185",
        "65% would need to be 60%",
    )
    assert [(role.name, role.given) for role in finding.roles] == [("part", True), ("whole", True), ("stated", False)]


@pytest.mark.parametrize(
    ("shares", "status"),
    [
        (["45%", "30%", "25%"], OK),
        (["33%", "33%", "33%"], OK),  # three thirds, rounded
        (["34%", "33%", "34%"], OK),
        (["45%", "30%", "35%"], WRONG),
        (["45%", "30%", "27%"], WRONG),  # three rounded shares cannot make 102
        (["45%", "30%", "22%"], LOOSE),  # three that were cut off can make 97
        (["45%", "30%", "21%"], WRONG),
        (["72.1%", "27.9%"], OK),
        (["72.1%", "27.7%"], LOOSE),
    ],
)
def test_shares_sum(shares, status):
    assert shares_sum(shares).status is status


def test_shares_may_make_another_whole():
    assert shares_sum(["30%", "20%"], "50%").status is OK
    assert [role.name for role in shares_sum(["60%", "40%"]).roles] == ["share 1", "share 2"]


@pytest.mark.parametrize(
    ("parts", "stated", "status"),
    [
        (["40", "30"], "70", OK),
        (["40", "30"], "80", WRONG),
        (["40", "30"], "71", WRONG),  # things counted in full
        (["$40 million", "$30 million"], "$70 million", OK),
        (["$40 million", "$30 million"], "$71 million", OK),  # 40.4 and 30.4 make 70.8
        (["$40 million", "$30 million"], "$72 million", LOOSE),
        (["$40 million", "$30 million"], "$73 million", WRONG),
        (["$40 million", "$30 million"], "$80 million", WRONG),
        (["15,000", "5,000", "5,000"], "25,000", OK),
        (["15,000", "5,000", "5,000"], "25,100", LOOSE),
        (["15,000", "5,000", "5,000"], "26,000", WRONG),
        (["1.25 kg", "2.5 kg"], "3.75 kg", OK),
        (["$110.00", "$90.00"], "$200.00", OK),
        (["$110.00", "$90.00"], "$200.01", LOOSE),  # money to the cent
        (["$110.00", "$90.00"], "$210.00", WRONG),  # zeros behind the point are no rounding
        (["48", "53"], "about 100", OK),
        (["40", "20"], "about 70", WRONG),  # no less exact than its parts
    ],
)
def test_total_parts(parts, stated, status):
    assert total_parts(parts, stated).status is status


def test_some_parts_must_not_exceed_the_whole():
    assert total_parts(["40", "20"], "70", partial=True).status is OK
    assert total_parts(["40", "50"], "70", partial=True).status is WRONG


@pytest.mark.parametrize(
    ("count", "items", "status"),
    [("three", 3, OK), ("three", 4, WRONG), ("3", 2, WRONG), ("at least three", 5, OK), ("at least three", 2, WRONG)],
)
def test_count_list(count, items, status):
    assert count_list(count, items).status is status


@pytest.mark.parametrize(
    ("ratio", "stated", "status"),
    [
        ("one in five", "20%", OK),
        ("one in five", "19.5%", OK),
        ("one in five", "18.2%", LOOSE),
        ("one in five", "25%", WRONG),
        ("nearly one in five", "18.6%", OK),
        ("nearly one in five", "22%", WRONG),
        ("two out of three", "65.8%", OK),
        ("1 in 8", "12.5%", OK),
        ("1 in 8", "18.5%", WRONG),
    ],
)
def test_one_in_n(ratio, stated, status):
    assert one_in_n(ratio, stated).status is status


@pytest.mark.parametrize(
    ("fraction", "stated", "status"),
    [
        ("two-thirds", "67%", OK),
        ("two-thirds", "57%", WRONG),
        ("a third", "33.6%", OK),
        ("half", "49%", OK),
        ("a third", "36%", LOOSE),
        ("more than a quarter", "29%", OK),
        ("more than a quarter", "23%", WRONG),
        ("more than a quarter", "60%", WRONG),  # one would have said "more than half"
        ("nearly three-quarters", "71%", OK),
    ],
)
def test_fraction_pct(fraction, stated, status):
    assert fraction_pct(fraction, stated).status is status


@pytest.mark.parametrize(
    ("count", "price", "total", "status"),
    [
        ("500", "$20", "$10,000", OK),
        ("500", "$20", "$15,000", WRONG),
        ("1.9 million", "$108", "$202 million", OK),  # both ends are rounded
        ("9.2 million", "$163.39", "$1.5 billion", OK),
        ("9.2 million", "$163.39", "$1.7 billion", WRONG),
    ],
)
def test_per_unit(count, price, total, status):
    assert per_unit(count, price, total).status is status


@pytest.mark.parametrize(
    ("rate", "time", "total", "status"),
    [
        ("100 a day", "30 days", "3,000", OK),
        ("$5 an hour", "40 hours", "$200", OK),
        ("$5 an hour", "40 hours", "$260", WRONG),
        ("100 a day", "2 weeks", "1,400", OK),
        ("$100 a month", "2 years", "$2,400", OK),
    ],
)
def test_rate_time(rate, time, total, status):
    assert rate_time(rate, time, total).status is status


def test_rates_need_a_time_that_converts():
    with pytest.raises(ValueError, match="does not convert"):
        rate_time("100 a day", "2 years", "73,000")


def test_market_cap():
    assert market_cap("100 million", "$52", "$5.2 billion").status is OK
    assert market_cap("100 million", "$52", "$520 million").status is WRONG


@pytest.mark.parametrize(
    ("amount", "base", "stated", "status"),
    [
        ("$20 million", "$80 million", "25%", OK),
        ("$20 million", "$80 million", "35%", WRONG),
        ("$430 million", "$3.74 billion", "11.5%", OK),
        ("1,075 tonnes", "7,500 tonnes", "14.3%", OK),
    ],
)
def test_pct_of(amount, base, stated, status):
    assert pct_of(amount, base, stated).status is status


def test_margin():
    assert margin("$22.9 million", "$100 million", "22.9%").status is OK
    assert margin("$22.9 million", "$100 million", "29.2%").status is WRONG


@pytest.mark.parametrize(
    ("parts", "whole", "rest", "status"),
    [
        ("120", "200", "80", OK),
        ("120", "200", "90", WRONG),
        (["50", "30"], "100", "20", OK),
        ("70%", "100%", "30%", OK),
    ],
)
def test_complement(parts, whole, rest, status):
    assert complement(parts, whole, rest).status is status


@pytest.mark.parametrize(("stated", "status"), [("98%", OK), ("100%", OK), ("100.4%", WRONG), ("120%", WRONG)])
def test_pct_over_100(stated, status):
    assert pct_over_100(stated).status is status


@pytest.mark.parametrize(
    ("stated", "kind", "status"),
    [
        ("0.98", "probability", OK),
        ("1.2", "probability", WRONG),
        ("120%", "chance", WRONG),
        ("-.34", "correlation", OK),
        ("1.34", "correlation", WRONG),
        ("1.05", "share of variance", WRONG),
    ],
)
def test_probability(stated, kind, status):
    assert probability(stated, kind=kind).status is status


@pytest.mark.parametrize(
    ("bound", "value", "status"),
    [
        ("more than 50", "53", OK),
        ("more than 50", "50", WRONG),
        ("at least 50", "50", OK),
        ("fewer than 300", "288", OK),
        ("up to 20", "23", WRONG),
    ],
)
def test_bounds(bound, value, status):
    assert bounds(bound, value).status is status


def test_words_and_figures_are_equal_or_not():
    assert words_figures("thirty", "30").status is OK
    assert words_figures("one million dollars", "$1,000,000").status is OK
    assert words_figures("thirty", "13").status is WRONG


@pytest.mark.parametrize(
    ("values", "stated", "status"),
    [
        (["60", "70", "80"], "70", OK),
        (["60", "70", "81"], "70", OK),  # a mean of counts is rounded
        (["60", "70", "80"], "75", WRONG),
        (["12.0 mm", "15.0 mm", "20.0 mm"], "15.7 mm", OK),
        (["12.0 mm", "15.0 mm", "20.0 mm"], "17.5 mm", WRONG),
    ],
)
def test_average(values, stated, status):
    assert average(values, stated).status is status


def test_sample_sizes():
    assert sample_sizes(["70", "50"], "120").status is OK
    assert sample_sizes(["70", "60"], "120").status is WRONG
    assert sample_sizes(["100"], "200").status is OK
    assert sample_sizes(["90"], "200").status is WRONG


def test_two_shares_of_a_vote_leave_room_for_both():
    assert election("52%", "48%").status is OK
    assert election("52%", "38%").status is OK
    assert election("62%", "48%").status is WRONG


def test_ranks_run_one_way():
    assert rank(["9", "7", "7", "5"]).status is OK
    assert rank(["9", "5", "7"]).status is WRONG
    assert rank(["2", "5", "7"], descending=False).status is OK


def test_paired_lists_have_one_length():
    assert respectively(2, 2).status is OK
    assert respectively(2, 3).status is WRONG


def test_one_amount_in_two_scales():
    assert magnitude("$1.2 million", "1,200 thousand").status is OK
    assert magnitude("$1.2 million", "1,200 million").status is WRONG


def test_one_quantity_in_two_places():
    assert same_quantity("$1.5 billion", "$1.49 billion").status is OK
    assert same_quantity("$1.5 billion", "$1.3 billion").status is WRONG
    assert same_quantity("200", "210").status is WRONG


def test_references_point_to_what_exists():
    assert xref("2", 3, part="table").status is OK
    assert xref("5", 3, part="table").status is WRONG


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        (["4.4", "2.5"], "4.4 + 2.5"),
        (["+4.4", "+2.5", "−0.6"], "4.4 + 2.5 − 0.6"),
        (["-0.6", "1.1", "–$2"], "−0.6 + 1.1 − $2"),
        (["5"], "5"),
        ([], ""),
    ],
)
def test_a_sum_is_written_with_one_sign_whichever_the_text_has(terms, written):
    assert added(terms) == written


def test_a_law_of_parts_writes_no_sign_twice():
    assert total_parts(["+4.4", "+2.5", "-0.6"], "+6.3").arithmetic.startswith("4.4 + 2.5 − 0.6 is ")
