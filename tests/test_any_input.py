"""Any input gives a report: whatever the bytes, whatever the text."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import check, extract

# Letters, digits and signs of documents, and pieces of figures, so that random text is rich in near-figures.
SIGNS = "0123456789 .,;:()[]{}%$€£¥°'’\"–-−+±=<>≥≤/\\|*_#~`^&@!?\n\t\u00a0\u2009½¼٣②"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDE"
PIECES = (
    "$40 billion, 2.5 times,to,from, of ,rose,fell,12%,per cent,75th,May 16,2024,about,more than,five,and,km,p < .05,"
    "t(28) =,| 1 | 2 |,\n| --- |\n,. ,€3.5m,one in five,Q3,respectively,a total of,compared with"
).split(",")
LONG = "1" * 6000  # more digits than Python makes a string of
near_figures = st.lists(st.sampled_from([*SIGNS, *LETTERS, *PIECES]), max_size=60).map("".join)


def assert_sound(text: str) -> None:
    report = check(text)
    json.dumps(report.to_dict())
    for figure in extract(text):
        assert text[figure.start : figure.end] == figure.surface
    for finding in report.findings:
        for role in finding.roles:
            assert text[role.figure.start : role.figure.end] == role.figure.surface
    assert all(a.span <= b.span for a, b in pairwise(report.claims))


@settings(max_examples=300, deadline=None)
@given(near_figures | st.text(max_size=200))
def test_any_text_gives_a_report(text):
    assert_sound(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "latin-1", "cp1252"]))
def test_random_bytes_decoded_anyhow_give_a_report(data, encoding):
    assert_sound(data.decode(encoding, errors="replace"))


@pytest.mark.parametrize(
    "text",
    [
        "Three tables point to the byte at index 0. With it, if you want to start at index 0, you can drop it.",
        "",
        " ",
        "\n\n\n",
        "\0\0\0 5% \0",
        "\ufeff5 km (3.1 miles)",
        "\u202eמכירות עלו 12% ל-56 מיליון\u202c",
        "ارتفعت المبيعات بنسبة ١٢٪ إلى ٥٦ مليون",
        "\ud800 40%",
        "1" * 5000,
        "1," * 5000,
        "((((" * 2000 + "5%",
        "9" * 400 + "e" + "9" * 400,
        "one hundred " * 2000,
        "| 1 " * 3000,
        "-" * 10000,
        "$" * 10000,
        "1/" * 5000,
        "from 1 to " * 3000,
        f"The Reds took 20, the Blues {LONG} and the Greens 10. In all 60 were taken.",
        f"OR = 2.4 (95% CI 1.{LONG}-9.8).",
        f"| Town | 2022 | 2023 |\n|---|---|---|\n| Arl | {LONG} | 140 |\n| Bex | 95 | 88 |\n| Total | 207 | 228 |",
        f"| Town | 2023 | 2022 | % change |\n|---|---|---|---|\n| Arl | {LONG} | 400 | 5% |\n| Bex | 330 | 300 | 10% |",
        f"| Said | n | % |\n|---|---|---|\n| Yes | 84 | {LONG}.0% |\n| No | 56 | 40.0% |\n| Total | 140 | 100% |",
        f"| | Drug (n = {LONG}) | None (n = 252) |\n|---|---|---|\n| Women, n (%) | 131 (52.8) | 137 (54.4) |",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_awkward_text_gives_a_report(text):
    assert_sound(text)


def test_a_line_of_a_million_characters_gives_a_report():
    line = "Orders grew 15% to $46 million from $40 million, they said, " * 17_000
    assert len(line) > 1_000_000
    assert check(line).claims


def test_numbers_of_any_length_are_read():
    assert_sound(f"It cost ${'9' * 1_200_000} in all.")
