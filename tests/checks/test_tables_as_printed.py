"""Tables as newspapers, statistics offices, companies and papers print them: sound, and with one cell slipped."""

import pytest

from claimcheck import documents, pipeline
from claimcheck.model import Finding, Status


def alarms(text: str) -> list[Finding]:
    document = documents.read_text(text, format="markdown")
    return [finding for finding in pipeline.check(document).findings if finding.status is Status.INCONSISTENT]


def table(*rows: str) -> str:
    lines = [f"| {row} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * (rows[0].count("|") + 1), *lines[1:]])


INCOME = table(
    "EUR thousand | 2024 | 2023",
    "Revenue | 18,450 | 16,920",
    "Cost of sales | (11,230) | (10,480)",
    "Gross profit | 7,220 | 6,440",
    "Research | (1,045) | (930)",
    "Impairment | – | (215)",
    "Operating profit | 6,175 | 5,295",
)
COSTS = table(
    "EUR million | 2023 | 2024",
    "Revenue | 1,284.6 | 1,352.9",
    "Operating costs | 1,071.2 | 1,118.3",
    "Operating profit | 213.4 | 234.6",
)
BALANCE = table(
    "EUR million | 2024 | 2023",
    "Plant | 1,245 | 1,198",
    "Licences | 428 | 440",
    "Non-current assets | 1,673 | 1,638",
    " | | ",
    "Stocks | 512 | 540",
    "Cash | 911 | 845",
    "Current assets | 1,423 | 1,385",
    " | | ",
    "Total assets | 3,096 | 3,023",
)
WORLD_FIRST = table(
    "Partner | 2022 | 2023",
    "World | 15,500 | 15,970",
    "Chile | 8,420 | 8,815",
    "Ghana | 3,115 | 2,990",
    "Others | 3,965 | 4,165",
)
VOTES = table(
    "Candidate | Votes | %",
    "Moreau | 18,342 | 44.9",
    "Lind | 15,107 | 37.0",
    "Okafor | 6,290 | 15.4",
    "Stein | 1,118 | 2.7",
    "Valid votes | 40,857 | 100.0",
    "Spoilt | 412 | ",
)
CASH = table(
    "USD million | 2022 | 2023 | 2024",
    "Cash at start of year | 210 | 268 | 241",
    "Operations | 315 | 342 | 360",
    "Investments | (180) | (260) | (205)",
    "Loans | (77) | (109) | (98)",
    "Net change in cash | 58 | (27) | 57",
    "Cash at end of year | 268 | 241 | 298",
)
PEOPLE = table(
    "Canton | 2022 | 2023",
    "Population at 1 January | 318,240 | 320,417",
    "Births | 3,015 | 2,948",
    "Deaths | -2,760 | -2,811",
    "Net migration | 1,922 | 2,306",
    "Population at 31 December | 320,417 | 322,860",
)
TRIAL = table(
    " | Treated (n = 248) | Control (n = 252)",
    "Women, n (%) | 131 (52.8) | 137 (54.4)",
    "Smokers, n (%) | 58 (23.4) | 63 (25.0)",
    "Diabetes, n (%) | 41 (16.5) | 39 (15.5)",
    "Age, mean (SD) | 54 (9.8) | 53 (10.1)",
)
OWN_WHOLES = table(
    "Ward | Answered",
    "North | 58/240 (24.2%)",
    "South | 131/310 (42.3%)",
    "East | 77/205 (37.6%)",
)
DEVIATION = table(
    "Account | Budget | Actual | Deviation",
    "Staff | 14,250 | 14,087 | -163",
    "Goods | 6,120 | 6,455 | 335",
    "Rent | 2,905 | 2,905 | –",
    "Transfers | 8,340 | 8,512 | 172",
)
POINTS = table(
    "Out of work, % | May 2023 | May 2024 | Change, pp",
    "Men | 6.8 | 6.1 | -0.7",
    "Women | 7.4 | 7.0 | -0.4",
    "15–24 | 15.9 | 16.8 | +0.9",
    "25–54 | 5.6 | 5.1 | -0.5",
    "All | 7.1 | 6.5 | -0.6",
)
JOBS = table(
    "Sector | 2013 | 2023 | Difference | Difference (%)",
    "Farms | 84.2 | 71.5 | -12.7 | -15.1",
    "Industry | 412.6 | 398.1 | -14.5 | -3.5",
    "Services | 1,204.8 | 1,390.2 | 185.4 | 15.4",
    "Total | 1,701.6 | 1,859.8 | 158.2 | 9.3",
)
SCHOOLS = table(
    "School | Boys | Girls | Pupils | Girls, %",
    "Elm Road | 212 | 198 | 410 | 48.3",
    "Saint Anne | 164 | 181 | 345 | 52.5",
    "Northfield | 305 | 297 | 602 | 49.3",
    "Riverside | 129 | 140 | 269 | 52.0",
    "Total | 810 | 816 | 1,626 | 50.2",
)
BUDGET = table(
    "Expense | Budget (€) | Actual (€) | Over/under (€) | Over/under (%)",
    "Rent | 48,000 | 48,000 | 0 | 0.0",
    "Salaries | 212,500 | 219,300 | 6,800 | 3.2",
    "Travel | 18,400 | 15,640 | -2,760 | -15.0",
    "Tools | 26,000 | 29,120 | 3,120 | 12.0",
    "Total | 304,900 | 312,060 | 7,160 | 2.3",
)
FREIGHT = (
    "Table 2: Freight (thousand tonnes)\n\n"
    + table("Mode | 2022 | 2023", "Road | 41,300 | 42,150", "Rail | 12,150 | 12,480", "Canal | 8,920 | 8,615")
    + "\n\nAs Table 2 shows, rail carried 12.5 million tonnes in 2023, while road carried 42.2 million tonnes.\n"
)
MEMBERS = (
    table("Country | Members | New", "Norway | 12,480 | 910", "Sweden | 20,315 | 1,420", "Finland | 7,500 | 415")
    + "\n\nSweden had 20,315 members and Norway 12,480.\n"
)
REVENUE = "Table 3. Income (in millions of euros)\n\n" + COSTS + "\n\nRevenue rose 5.3% to €1,352.9 million in 2024.\n"


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        pytest.param(INCOME, {"(10,480)": "(10,840)", "7,220": "7,720", "5,295": "5,925"}, id="deductions in brackets"),
        pytest.param(COSTS, {"213.4": "231.4", "1,118.3": "1,181.3"}, id="what costs leave"),
        pytest.param(BALANCE, {"1,638": "1,683", "540": "450", "3,096": "3,069"}, id="totals before a gap"),
        pytest.param(WORLD_FIRST, {"15,970": "15,790", "8,815": "8,185", "3,115": "3,151"}, id="the whole first"),
        pytest.param(VOTES, {"18,342": "18,432", "37.0": "39.7", "40,857": "40,587"}, id="100% of the votes"),
        pytest.param(CASH, {"360": "306", "(260)": "(206)", "58": "85", "298": "289"}, id="opening to closing"),
        pytest.param(PEOPLE, {"-2,811": "-2,118", "322,860": "328,260"}, id="a population and its movements"),
        pytest.param(TRIAL, {"(23.4)": "(32.4)", "39 (": "93 (", "(16.5)": "(15.6)"}, id="n (%)"),
        pytest.param(OWN_WHOLES, {"58/": "85/", "42.3%": "43.2%"}, id="n/N (%)"),
        pytest.param(DEVIATION, {"335": "353", "-163": "-136"}, id="deviations"),
        pytest.param(POINTS, {"7.0 ": "7.9 ", "+0.9": "-0.9"}, id="points"),
        pytest.param(JOBS, {"-12.7": "-17.2", "-3.5": "-5.3", "1,390.2": "1,930.2"}, id="changes are not summed"),
        pytest.param(SCHOOLS, {"52.0": "25.0", "181": "118", "602": "620"}, id="one column in another"),
        pytest.param(BUDGET, {"3.2": "2.3", "15,640": "16,540", "304,900": "309,400"}, id="percentages below zero"),
        pytest.param(FREIGHT, {"12.5": "14.5", "42.2": "44.2"}, id="clauses that cite"),
        pytest.param(MEMBERS, {"20,315 members": "21,315 members"}, id="cited by row and column"),
        pytest.param(REVENUE, {"€1,352.9": "€1,325.9"}, id="where a rise led to"),
    ],
)
def test_only_slips_are_told(text: str, slips: dict[str, str]) -> None:
    assert not alarms(text)
    for printed, slipped in slips.items():
        assert text.count(printed) == 1, printed
        assert alarms(text.replace(printed, slipped)), slipped


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            TRIAL.replace("58 (23.4)", "58 (23.9)").replace("63 (25.0)", "63 (25.4)"), id="some were not asked"
        ),
        pytest.param(
            table(" | n = 40 | n = 44", "Age | 54 (9.8) | 53 (10.1)", "Weight | 71 (12.0) | 74 (14.2)"), id="mean (SD)"
        ),
        pytest.param(
            table("Place | Visitors", "World | 4,210", "Ayr | 310", "Oban | 275", "Wick | 90"), id="a few places"
        ),
        pytest.param(
            table("Month | Sold", "January | 412", "February | 388", "March | 371", "December | 655"), id="only months"
        ),
        pytest.param(
            table("", "Left | 1 | Right | 4", "Upper | 2 | Lower | 5", "Inner | 6 | Total | 9").replace(
                "||---|", "|---|"
            ),
            id="side by side",
        ),
        pytest.param(
            table(
                "2 | Adams | 15 | 12 | 27", "3 | Baker | 7 | 8 | 15", "4 | Clark | 6 | 2 | 8", " | Total | 70 | 10 | 80"
            ),
            id="from another page",
        ),
        pytest.param(
            table("Item | A | B", "One | 10 | (17", "Two | 20 | 30", "Three | 30 | 40", "Total | 60 | 87"),
            id="a cut cell",
        ),
        pytest.param(
            table(
                "Year | Oil | Gas | All",
                "1980 | 60% | 40% | 100%",
                "1981 | 55% | 45% | 100%",
                "Total | 57% | 43% | 100%",
            ),
            id="rows that are wholes",
        ),
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert not alarms(text)


def test_one_wrong_cell_is_one_alarm() -> None:
    (finding,) = alarms(JOBS.replace("1,390.2", "1,930.2"))
    assert any(repair.startswith("1,930.2 would need to be 1,390.") for repair in finding.repairs)
    assert finding.note.count("a repair of 1,930.2 settles: ") == 2


def test_two_wrong_cells_are_two_alarms() -> None:
    text = table(
        "Port | 2019 | 2020 | 2021 | 2022 | 2023",
        "Cork | 412 | 388 | 421 | 433 | 447",
        "Vigo | 1,377 | 1,402 | 1,398 | 1,455 | 1,490",
        "Total | 1,789 | 1,790 | 1,819 | 1,888 | 1,937",
    )
    assert not alarms(text)
    assert len(alarms(text.replace("421", "412").replace("1,490", "1,940"))) == 2
