"""Changes that sentences tell of rows of a table."""

import pytest

from claimcheck import documents, pipeline
from claimcheck.checks import row_changes
from claimcheck.model import Status

BUDGET = """| Service | 2025 (£m) | 2026 (£m) | Change |
|---|---:|---:|---:|
| Adult care | 84.2 | 89.6 | +6.4% |
| Schools | 61.5 | 64.9 | +5.5% |
| Highways and transport | 27.4 | 26.1 | −4.7% |
| Libraries | 14.1 | 13.6 | −3.5% |
| All services | 187.2 | 194.2 | +3.7% |

"""
CALLS = """| Calls | 2024 | 2025 |
|---|---:|---:|
| Fires | 2,760 | 2,568 |
| False alarms | 4,920 | 5,136 |
| Floods and storms | 840 | 1,512 |
| Other | 2,400 | 2,436 |

"""
SALES = """| € million | Q2 2026 | Q2 2025 | H1 2026 | H1 2025 |
|---|---:|---:|---:|---:|
| Measuring | 118.3 | 101.9 | 224.0 | 196.2 |
| Laboratory | 71.4 | 62.0 | 133.5 | 119.7 |
| Services | 31.9 | 25.5 | 60.7 | 49.4 |

"""
VISITS = (
    "| Year | Visitors |\n|---|---:|\n| 2022 | 31,200 |\n| 2023 | 36,400 |\n| 2024 | 38,900 |\n| 2025 | 42,800 |\n\n"
)


def told(table: str, sentence: str) -> list[Status]:
    findings = pipeline.check(documents.read_text(table + sentence, format="markdown")).findings
    return [finding.status for finding in findings if finding.check == row_changes.NAME]


@pytest.mark.parametrize(
    ("table", "sentence", "off"),
    [
        (BUDGET, "Adult care gets {} more.", ("6.4%", "4.6%")),
        (BUDGET, "Spending on highways and transport falls by {}.", ("4.7%", "7.4%")),
        (BUDGET, "Schools receive £64.9m, {} more than this year.", ("£3.4m", "£4.3m")),
        (BUDGET, "There is a rise of {} in schools.", ("5.5%", "8.5%")),
        (BUDGET, "Overall spending goes up by {}.", ("3.7%", "4.8%")),
        (CALLS, "Floods and storms increased the most, by {}, to 1,512.", ("80%", "60%")),
        (CALLS, "Floods and storms increased by 80%. Fires, on the other hand, declined by {}.", ("7%", "9%")),
        (CALLS, "False alarms rose by {} to 5,136.", ("216", "261")),
        (SALES, "Services grew fastest: they climbed by {} to €31.9 million.", ("25%", "35%")),
        (SALES, "Measuring, which is more than half of the business, added 16%, and Laboratory {}.", ("15%", "18%")),
        (VISITS, "Last year 42,800 people came, {} more than in 2022.", ("37%", "47%")),
        (VISITS, "With 38,900 visitors, {} more than in 2023, it was a good year.", ("2,500", "3,500")),
    ],
)
def test_a_change_is_that_of_the_row(table: str, sentence: str, off: tuple[str, str]) -> None:
    right, wrong = off
    assert Status.INCONSISTENT not in told(table, sentence.format(right))
    assert Status.CONSISTENT in told(table, sentence.format(right))
    assert Status.INCONSISTENT in told(table, sentence.format(wrong))


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (CALLS, "Floods and storms have increased by 60% since 1990."),  # another time
        (CALLS, "Floods and storms rose by 60% within ten years."),
        (CALLS, "In May floods and storms rose by 60%."),  # a month that the table does not have
        (CALLS, "The cost of fires and of false alarms rose by 35%."),  # of two rows, and of another thing
        (CALLS, "Damage from fires rose, insurers say of their own losses, by 35%."),
        (CALLS, "Fires and accidents fell by 9%."),  # a row together with something else
        (CALLS, "Storms, on the other hand, grew by 8%."),  # no row's name
        (CALLS, "Fires took up 9% of the budget."),
        (CALLS, "Fires are expected to fall by 9%."),
        (SALES, "Services grew by 35%."),  # of which of two pairs of columns?
        (VISITS, "The other 42,800 people paid 47% more than in 2019."),  # a year without a row
    ],
)
def test_what_is_not_surely_the_rows_change_is_passed_over(table: str, sentence: str) -> None:
    assert Status.INCONSISTENT not in told(table, sentence)


def test_costs_in_brackets_have_no_percentage() -> None:
    table = "| | 2024 | 2025 |\n|---|---|---|\n| Exports | 100.0 | 104.0 |\n| Imports | (114.0) | (115.0) |\n\n"
    assert told(table, "Exports grew by 4.0%, imports by 0.9%.") == [Status.CONSISTENT]
