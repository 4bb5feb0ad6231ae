"""Parts, sums, shares and products whose figures stand in several sentences: the truth holds, and each slip is told."""

from __future__ import annotations

import re

import pytest

from claimcheck import documents, pipeline

EITHER = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
SLIPS = [
    ("The Terns took 71 points from 38 matches. They won 21, drew [[8|6]] and lost 9.", "season_record"),
    ("The Terns won 24, drew six and lost eight. That gave them [[78|88]] points.", "season_record"),
    ("The mill sold 72 tons: 21 in June, 27 in July and 24 in August. July made up [[37.5%|47.5%]].", "share_by_name"),
    ("The farm has 900 hectares, of which 540 are wood, 270 pasture and [[90|190]] water.", "total_parts"),
    ("A test takes 20 minutes: eight to fill, seven to stir and [[five|nine]] to drain.", "total_parts"),
    ("The storm felled 4,800 acres: 3,100 of pine, 1,200 of birch and [[500|700]] of oak.", "total_parts"),
    ("Two spades at £15 and three rakes at £9 come to [[£57|£67]].", "several_prices"),
    ("A ferry leaves every 10 minutes, or [[six|eight]] an hour.", "rate_time"),
    ("The panel heard 64 people over 16 days, or [[four|six]] a day.", "rate_time"),
    ("It takes [[four|five]] options: `--in`, `--out`, `--level` and `--quiet`.", "count_list"),
    ("We gave 240 jabs in May, 260 in June and 310 in July. In all, [[810|910]] people came.", "total_apart"),
    (
        "It rained 48 mm in June, 61 mm in July and 74 mm in August. The summer total of [[183|193]] mm fell.",
        "total_apart",
    ),
    ("The bids were $82,000, $91,500 and $88,000. The average of the three was [[$87,167|$88,167]].", "average"),
    ("Sales were €64.0 million. Gross profit came to €25.6 million. The gross margin was [[40%|44%]].", "margin"),
    ("The panel has 12 members, seven women and five men. Ten agreed. The other [[two|four]] did not.", "complement"),
    ("The ward has 320 beds. In May 272 were taken. Another 30 were shut, leaving [[18|28]] free.", "complement"),
    (
        "The house has 120 seats. The Reds won 52, the Blues 39, the Greens 18 and the Greys [[11|16]].",
        "total_named_parts",
    ),
    ("It had 90 bids. It rejected 54, accepted 27 and deferred [[nine|twelve]].", "total_named_parts"),
    ("Each crate holds 24 jars. The shop took 15 crates, that is [[360|460]] jars.", "concluded_rate"),
    ("We need eight loads. At €40 per load, the soil will cost [[€320|€420]].", "concluded_rate"),
    ("Ms Ode won 54.2% of the vote and Mr Lind [[45.8%|48.8%]].", "election"),
]
TRUE = [
    "The Terns played 30 games. They won 12 and lost ten.",
    "The Terns played 30 games. They won three cups and lost 29 players.",
    "It rained 48 mm in June, 61 mm in July and 74 mm in August. The national average was 71 mm.",
    "The house has 120 seats. The Reds won 52, the Blues 39 and the Greens 18.",
    "Thirty patients came; 16 had a fever, three had a cough and 12 had a rash.",
    "The choir gave 11 concerts in 14 days: five in Arl, two in Bex and four in Cole.",
    "Gross profit was €25.6 million on sales of €64.0 million. The gross margin was 44% last year.",
    "The mill sold 72 tons: 21 in June, 27 in July and 24 in August. July made up 47.5% of the rain.",
    "Each crate holds 24 jars. The shop took 15 crates and sold 300 jars.",
]


def told(text: str, status: str) -> list[str]:
    report = pipeline.check(documents.read_text(text, format="markdown"))
    return [finding.check for finding in report.findings if finding.status.value == status]


@pytest.mark.parametrize(("text", "check"), SLIPS)
def test_a_slip_is_told_and_the_truth_holds(text, check):
    right, wrong = EITHER.sub(r"\1", text), EITHER.sub(r"\2", text)
    assert told(right, "inconsistent") == []
    assert check in told(right, "consistent")
    assert check in told(wrong, "inconsistent")


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_raises_no_alarm(text):
    assert told(text, "inconsistent") == []
