"""What a title, a summary or a list of key facts says, against the text; percentages and units against tables."""

import pytest
from called_off import off_elsewhere

from claimcheck.checks._statements import stem

TRAINS = (
    "Table 1. Punctual trains by line, percent\n\n| Line | 2022 | 2023 |\n|---|---|---|\n| Coast | 88.4 | 90.1 |\n"
    "| Valley | 79.2 | 81.5 |\n\n"
)
ORCHARD = "| Crop | Hectares |\n|---|---|\n| Apples | 1,240 |\n| Pears | 385 |\n| Total | 1,625 |\n\n"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # a title in the present, a text in the past
        ("# Loans fall {} percent\n\nLoans at the library fell by 7% last year, to 186,000.", "7", "9"),
        ("# Ferry line carries {} million guests\n\nThe ferry line carried 2,312,400 guests.", "2.3", "3.2"),
        ("# Inflation slows to {}\n\nInflation slowed to 2.6% in August, from 2.9% in July.", "2.6%", "3.6%"),
        (
            "# Winery sells {} bottles\n\nThe winery sold 310,000 bottles, among them 120,000 of red wine.",
            "310,000",
            "130,000",
        ),
        ("# Festival draws {} singers\n\nSome 7,400 singers came to the festival.", "7,400", "4,700"),
        # key facts
        (
            "Key facts\n\n- Ships: 3,418\n- Cargo: {} million tonnes\n\nThe harbour handled 3,418 ships. Cargo came to "
            "12.6 million tonnes, most of it ore.",
            "12.6",
            "16.2",
        ),
        ("Key figures\n\n- Patients: {}\n- Births: 46\n\nThe clinic treated 31,870 patients.", "31,870", "38,170"),
        ("## At a glance\n\n{} volunteers helped.\n\n## Our year\n\nSome 1,150 volunteers helped.", "1,150", "1,510"),
        (
            "Highlights\n\n- Revenue up 8% to ${} million\n- 14 shops opened\n\nRevenue rose 8% to $216 million, from "
            "$200 million a year earlier.",
            "216",
            "261",
        ),
        (
            "**Key findings**\n\n* {} ride to work every day.\n\n## Results\n\nOf 2,040 cyclists 1,285 (63%) ride "
            "to work every day.",
            "63%",
            "36%",
        ),
        # a table whose caption says that it is in percent, and one whose total is told by its unit
        (f"{TRAINS}On the Valley line {{}} of trains were on time in 2023.", "81.5%", "85.1%"),
        (f"{ORCHARD}Growers planted a total of {{}} hectares.", "1,625", "1,265"),
    ],
)
def test_a_figure_of_the_head_stands_in_the_text(text: str, right: str, wrong: str) -> None:
    assert not off_elsewhere(text.format(right))
    assert off_elsewhere(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        # the text tells it in parts, of another time, of other groups
        "## Summary\n\nMean rent was 8.4 euros in towns.\n\n## Results\n\nIn small towns mean rent was 8.1 euros, "
        "in large ones 8.9 euros.",
        "## Key figures\n\n- Cargo 2023: 12.6 million tonnes\n\n## Report\n\nIn 2022 cargo was 12.9 million tonnes.",
        "## In figures\n\n- 121 litres per head\n\n## Report\n\nHouseholds in the city used 112 litres per head, "
        "those in villages 133.",
        "## Abstract\n\nFever was seen in 14.2% of children given the vaccine.\n\n## Results\n\nIn the placebo group "
        "fever was seen in 12.4% of children.",
        "# Sales of 310,000 bottles in the second half\n\nIn the first half the winery sold 301,000 bottles.",
        "## Highlights\n\n* 310,000 bottles sold\n\n## Sales\n\nThe winery was expected to have sold 301,000 bottles.",
        # another month than the table's years
        f"{TRAINS}On the Coast line 80.1% of trains were on time in December 2023.",
    ],
)
def test_what_the_text_tells_otherwise_is_no_slip(text: str) -> None:
    assert not off_elsewhere(text)


def test_what_is_summed_up_in_a_list_is_told_behind_it() -> None:
    text = "Highlights\n\n- {} plots let\n\nAll 274 plots were let by March, and the list is long."
    assert off_elsewhere(text.format("247")) and not off_elsewhere(text.format("274"))


@pytest.mark.parametrize(("past", "present"), [("sold", "sells"), ("carried", "carries"), ("fell", "falls")])
def test_the_past_of_a_verb_has_its_stem(past: str, present: str) -> None:
    assert stem(past) == stem(present)
