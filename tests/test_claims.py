"""Claims and verdicts: how findings and evidence add up."""

from decimal import Decimal

import pytest

from claimcheck.claims import build, distinct
from claimcheck.documents import read_text
from claimcheck.model import (
    Bearing,
    Evidence,
    Figure,
    Finding,
    Kind,
    Role,
    Span,
    Status,
    Verdict,
)
from claimcheck.reading import read

TEXT = "Orders grew 15% to $46 million from $40 million within 8 weeks."


def figure(surface: str, kind: Kind, value: str) -> Figure:
    start = TEXT.index(surface)
    return Figure(Span(start, start + len(surface)), surface, kind, Decimal(value))


PERCENT = figure("15%", Kind.PERCENT, "15")
AFTER = figure("$46 million", Kind.MONEY, "46e6")
BEFORE = figure("$40 million", Kind.MONEY, "40e6")
WEEKS = figure("8 weeks", Kind.DURATION, "8")
FIGURES = (PERCENT, AFTER, BEFORE, WEEKS)
READING = read(read_text(TEXT), FIGURES)


def finding(status: Status, *figures: Figure, given: tuple[Figure, ...] = ()) -> Finding:
    roles = [Role("x", f) for f in figures] + [Role("base", f, given=True) for f in given]
    return Finding("percent_change", status, tuple(roles), "…")


def evidence(bearing: Bearing) -> Evidence:
    return Evidence(bearing, "fact", "50", "…", "source")


def claims(findings=(), bearings=()):
    found = tuple(evidence(b) for b in bearings)
    return build(READING, findings, (), lambda sentence, figures, implied: found if figures == (BEFORE,) else ())


def test_every_figure_is_a_claim_and_needs_a_source_at_first():
    assert [c.figures for c in claims()] == [(f,) for f in FIGURES]
    assert {c.verdict for c in claims()} == {Verdict.NEEDS_SOURCE}


def test_a_relation_is_one_claim_and_its_base_another():
    relation, base, weeks = claims([finding(Status.CONSISTENT, PERCENT, AFTER, given=(BEFORE,))])
    assert relation.figures == (PERCENT, AFTER)
    assert relation.verdict is Verdict.VERIFIED
    assert (base.figures, base.verdict) == ((BEFORE,), Verdict.NEEDS_SOURCE)
    assert weeks.figures == (WEEKS,)


def test_findings_that_share_an_asserted_figure_make_one_claim():
    two = [finding(Status.CONSISTENT, PERCENT, AFTER), finding(Status.INCONSISTENT, AFTER, given=(BEFORE,))]
    relation = claims(two)[0]
    assert relation.figures == (PERCENT, AFTER)
    assert len(relation.findings) == 2
    assert relation.verdict is Verdict.INCONSISTENT


def test_a_contradiction_of_given_figures_alone_is_a_claim_all_the_same():
    backwards = finding(Status.INCONSISTENT, given=(BEFORE, AFTER))
    assert [c.figures for c in claims([backwards]) if c.verdict is Verdict.INCONSISTENT] == [(AFTER, BEFORE)]
    fine = finding(Status.CONSISTENT, given=(BEFORE, AFTER))
    assert {c.verdict for c in claims([fine])} == {Verdict.NEEDS_SOURCE}


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (Status.CONSISTENT, Verdict.VERIFIED),
        (Status.IMPRECISE, Verdict.VERIFIED),
        (Status.INCONSISTENT, Verdict.INCONSISTENT),
        (Status.UNSURE, Verdict.NEEDS_SOURCE),
    ],
)
def test_verdict_of_a_relation(status, verdict):
    assert claims([finding(status, PERCENT)])[0].verdict is verdict


@pytest.mark.parametrize(
    ("bearings", "verdict", "contested"),
    [
        ([Bearing.SUPPORTS], Verdict.VERIFIED, False),
        ([Bearing.CONTRADICTS], Verdict.INCONSISTENT, False),
        ([Bearing.SUPPORTS, Bearing.CONTRADICTS], Verdict.NEEDS_SOURCE, True),
        ([Bearing.LEAD], Verdict.NEEDS_SOURCE, False),
        ([Bearing.LEAD, Bearing.SUPPORTS], Verdict.VERIFIED, False),
    ],
)
def test_verdict_of_a_claim_with_sources(bearings, verdict, contested):
    claim = next(c for c in claims(bearings=bearings) if c.figures == (BEFORE,))
    assert (claim.verdict, claim.contested) == (verdict, contested)


def test_money_and_percentages_come_before_durations():
    worth = {c.figures[0].kind: c.worth for c in claims()}
    assert worth[Kind.MONEY] > worth[Kind.PERCENT] > worth[Kind.DURATION]


def test_a_contradiction_is_reported_once():
    wide = finding(Status.INCONSISTENT, PERCENT, AFTER, given=(BEFORE,))
    narrow = finding(Status.INCONSISTENT, AFTER, given=(BEFORE,))
    holds = finding(Status.CONSISTENT, AFTER)
    assert distinct([narrow, wide, holds, wide]) == [wide, holds]
