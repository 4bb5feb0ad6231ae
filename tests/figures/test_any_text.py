"""What holds for every text whatsoever: no exception, exact spans, order, no overlap, the same answer twice."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.figures import extract, read_figure
from claimcheck.model import Figure

# Pieces that the readers look for, to be joined at random: far likelier to go wrong than random letters.
PIECES = [
    *"""
$ € £ ¥ US$ USD -5 − ( ) [ ] % %-points per cent bp 1,234 1.234,5 1 234 12,34,567 .5 ½ 3/4 1½ 10-15 1990s 2019 2023/24
Q3 FY24 16 May 1989 Tuesday, July 4 10:30 p.m. 75th first second quarter half of a third two-thirds dozen hundreds
thousands million bn m k tn times x twice doubled tenfold one in five out of to and between from rose fell by up down
about nearly more than at least ~ ≥ < km km/h kg/m³ °C degrees Celsius years old year-old aged a share p < .05
F(2, 54) = n= # No. Section https://a.b/1 @
""".split(),
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
]
_MIXED = st.lists(st.sampled_from(PIECES))
TEXTS = st.one_of(st.text(), _MIXED.map(" ".join), _MIXED.map("".join))


def check(text: str) -> list[Figure]:
    figures = extract(text)
    end = 0
    for figure in figures:
        assert text[figure.start : figure.end] == figure.surface
        assert figure.surface
        assert end <= figure.start < figure.end <= len(text)
        assert figure.value.is_finite()
        assert figure.quantum >= 0
        assert figure.noun is None or 0 <= figure.noun.start < figure.noun.end <= len(text)
        end = figure.end
    return figures


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    assert check(text) == extract(text)


@given(st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_one_figure_or_a_clear_error(text: str) -> None:
    try:
        figure = read_figure(text)
    except ValueError as error:
        assert "figure" in str(error)
    else:
        assert text[figure.start : figure.end] == figure.surface


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_blank_line_is_a_border(one: str, other: str) -> None:
    border = len(one)
    assert all(figure.end <= border or figure.start >= border for figure in check(f"{one}\n\n\n{other}"))


@pytest.mark.parametrize(
    "text",
    ["", "\0", "İ" * 50 + " 5 km", "9" * 5000, "1," * 3000, "$" * 3000, "a " * 3000 + "5", "-" * 3000, "1e999999",
     "10^" * 500, "one " * 2000, "hundred thousand " * 800, "٣ ５ ²", "5" + "\u0300" * 900, "\u202e5 km\u202c",
     "1/" * 2000,
     "(" * 2000 + "5", "million " * 1000, "five million " + "million " * 500, "two-" * 2000,
     "1.234,5\u00a06 tonnes and 1,234.5\u2009600"],
)  # fmt: skip
def test_awkward_texts(text: str) -> None:
    check(text)


def test_the_order_of_hashes_changes_nothing() -> None:
    text = "Sales rose 5% to $3.2 million (£2.5m) in 2019; two-thirds of 1,200 new workers left by 16 May."
    code = f"from claimcheck.figures import extract; print(extract({text!r}))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
