"""A margin with its profit and sales: "a profit of $9 million on sales of $60 million, a margin of 15%".

The rule is `margin = 100 x profit / sales`. Gross, operating and net margins have different profits: the margin and
the profit must carry the same name, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import sentences_before
from claimcheck.checks._law import conclude, figures_of, percent, said, value_of
from claimcheck.checks._parts import share_equation
from claimcheck.checks._skeleton import MONEY, OTHER, PERCENT, Skeleton, form, skeleton, words
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status

NAME = "margin"
_MARGIN = share_equation("profit", "sales", "stated")
_LABELS = one_of(vocabulary.PROFIT_KINDS)
_WAS = one_of(vocabulary.AMOUNTING)
_MOVED = one_of(entries("fell rose slipped dropped narrowed widened improved declined increased grew shrank climbed"))
_APART = one_of(entries("and or but which who that than on"))
_PROFIT = form(
    rf"\b(?:(?P<label>{_LABELS}) )?{one_of(vocabulary.PROFITS)} ",
    rf"(?:(?:{one_of(entries('thus therefore then'))} )?(?:{_WAS}|{_MOVED} (?:by {PERCENT} )?to) )?",
    rf"(?P<figure>{MONEY})|"
    rf"\b(?:earned|made) (?P<earned>{MONEY})(?= on {one_of(vocabulary.SALES)})|"
    # "The operating margin was 25%: $12 million on sales of $48 million"
    rf"{PERCENT}\s*(?:[:,—–(]|,? or) (?P<own>{MONEY})(?= on {one_of(vocabulary.SALES)})",
)
# "Net sales for the third quarter were $842 million", "sales grew 5% to $84 million"
_SALES = form(
    rf"\b(?<!cost\sof\s)(?<!costs\sof\s){one_of(vocabulary.SALES)}{words(0, 4, but=_APART)}(?: {OTHER})? ",
    rf"(?:{_WAS}|{_MOVED} (?:by )?(?:{PERCENT} )?to) "
    rf"(?P<figure>{MONEY})",
)
_SHARE = form(
    rf"(?P<share>{PERCENT}) (?:(?P<label>{_LABELS}) )?margin\b|"
    rf"\b(?:(?P<label2>{_LABELS}) )?margin (?:{_WAS}|at|{_MOVED} to) (?P<share2>{PERCENT})",
)
# The margin of just this profit, though it does not repeat its name: ", a 10% margin".
_APPOSED = regex(
    rf"(?:,|\bis|\bwas|\bmeans|\bmakes|\bgives|\bmaking|\bgiving|\bfor)\s+an?\s+"
    rf"(?:{PERCENT}\s+margin|margin\s+of\s+{PERCENT})$",
    re.IGNORECASE,
)
_TIMES = frozenset(entries("quarter half month months year years week day"))
_BACK, _SALES_BACK = 4, 2  # sentences
# What makes a margin another year's, or a change of it; and profits or sales others than those that a company had.
_NO_MARGIN = regex(rf"\b{one_of(vocabulary.OTHER_BASIS, entries('last previous prior year-earlier'))}\b", re.IGNORECASE)
_ANOTHER_BASIS = regex(
    rf"\b{one_of(entries('adjusted excluding organic expect* guidance segment division unit'))}\b", re.IGNORECASE
)
_FARTHEST = Fraction(3, 2)  # times that a stated margin may be off
_OTHER = regex(rf"\b{one_of(vocabulary.OTHER_BASIS)}\b", re.IGNORECASE)


def margin(profit: Printed, sales: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Compare a profit and its sales with the margin that they are said to make.

    Args:
        profit: the profit.
        sales: the sales, in the same currency.
        stated: the margin in percent.
        note: where the sales stand.

    Returns:
        Whether 100 x profit / sales meets the margin.
    """
    figures = figures_of(profit=profit, sales=sales, stated=stated)
    return conclude(
        NAME,
        _MARGIN,
        figures,
        lambda share: f"{said(figures['profit'])} on {said(figures['sales'])} is a margin of {share}",
        given=("profit", "sales"),
        write=percent,
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    profits, sales, shares = (list(p.finditer(bones.text)) for p in (_PROFIT, _SALES, _SHARE))
    if not profits and not sales and len(shares) == 1 and MONEY not in bones.text and not _NO_MARGIN.search(bones.text):
        yield from _told_before(shares[0], bones, sentence, reading)
    if not len(profits) == len(shares) == 1 or len(sales) > 1 or _OTHER.search(bones.text, 0, shares[0].end()):
        return
    share = shares[0]
    label = share["label"] or share["label2"]
    own = profits[0]["own"] is not None
    if not own and not _same_name(label, profits[0]["label"]):
        return
    profit = bones.at(max(map(profits[0].start, ("figure", "earned", "own"))))
    base = bones.at(sales[0].start("figure")) if sales else _sales_before(bones.text[: share.end()], sentence, reading)
    stated = bones.at(max(share.start("share"), share.start("share2")))
    if base is None:
        return
    finding = margin(profit, base, stated, note="" if sales else "the sales are taken from before")
    named = own or label is not None or profits[0]["label"] is None or bool(_APPOSED.search(bones.text[: share.end()]))
    named = named and (bool(sales) or _is_meant(profit, base, stated))
    if profit.unit == base.unit and (finding.status is not Status.INCONSISTENT or named):
        yield finding


def _told_before(share: re.Match[str], bones: Skeleton, sentence: Sentence, reading: Reading) -> Iterator[Finding]:
    """Yield a margin that stands alone with the one profit of its name, and the one sum of sales, told before it."""
    label = (share["label"] or share["label2"] or "").lower()
    stated = bones.at(max(share.start("share"), share.start("share2")))
    if not label or stated.is_range or stated.change is not Change.NONE:
        return
    profits: list[Figure] = []
    bases: list[Figure] = []
    for before in sentences_before(sentence, reading, _BACK):
        if _ANOTHER_BASIS.search(before.text):
            break
        told = skeleton(before) if before.figures else None
        for match in _PROFIT.finditer(told.text) if told else ():
            if told and (match["label"] or "").lower() == label and match.start("figure") >= 0:
                profits.append(told.at(match.start("figure")))
        bases += [told.at(match.start("figure")) for match in _SALES.finditer(told.text)] if told else []
    if len(profits) == 1 == len(bases) and profits[0].unit == bases[0].unit and bases[0].value > profits[0].value:
        finding = margin(profits[0], bases[0], stated, note="profit and sales are taken from before")
        if finding.status is not Status.INCONSISTENT or _is_meant(profits[0], bases[0], stated):
            yield finding


def _same_name(margin_label: str | None, profit_label: str | None) -> bool:
    return margin_label is None or margin_label.lower() == (profit_label or "profit").lower()


def _sales_before(told: str, sentence: Sentence, reading: Reading) -> Figure | None:
    """Return the one sum that is called sales in the nearest sentence before that tells of any, if it
    is of the times that are told."""
    times = _TIMES.intersection(told.lower().split())
    for before in sentences_before(sentence, reading, _SALES_BACK):
        bones = skeleton(before) if before.figures else None
        sales = list(_SALES.finditer(bones.text)) if bones else []
        if bones and sales:
            whole = len(sales) == 1 and times <= before.words and not _OTHER.search(bones.text)
            return bones.at(sales[0].start("figure")) if whole else None
    return None


def _is_meant(profit: Figure, sales: Figure, stated: Figure) -> bool:
    """Return whether a margin comes near enough to that of sales that are told apart to be meant as theirs."""
    made = value_of(profit) / value_of(sales) * 100 if sales.value > 0 else Fraction(0)
    return 1 / _FARTHEST < made / value_of(stated) < _FARTHEST if made > 0 < stated.value else False


CHECK = Check(
    code="CC211",
    name=NAME,
    title="Margin, profit and sales",
    explanation=__doc__,
    law=margin,
    examples=Examples(
        consistent=(
            "A net profit of $12.6 million on sales of $84 million is a net margin of 15%.",
            "Sales of $84 million and profit of $12.6 million give a 15% margin.",
            "Sales were $80.0 million. Gross profit was $30.0 million. The gross margin was 37.5%.",
            "Net sales for the third quarter were $80.0 million. Gross profit rose to $30.0 million, for a gross "
            "margin of 37.5%, compared with 35.1% a year earlier.",
        ),
        inconsistent=(
            "Sales were $80.0 million. Operating profit was $12.0 million, an operating margin of 18.0%.",
            "Sales were $80.0 million. Gross profit was $30.0 million. The gross margin was 39.5%.",
            "Net sales for the third quarter were $80.0 million. Gross profit rose to $30.0 million, for a gross "
            "margin of 39.5%, compared with 35.1% a year earlier.",
            "A net profit of $12.6 million on sales of $84 million is a net margin of 51%.",
            "Sales of $84 million and profit of $16.2 million give a 15% margin.",
            "The operating margin was 25%: $12.6 million on sales of $84 million.",
        ),
        silent=(
            "Sales were $80.0 million. Operating profit was $12.0 million, as the margin of the group rose to 18.0%.",
            "Net profit of $12.6 million came on sales of $84 million and a gross margin of 31%.",
            "The margin of 15% was the best since the profit of $12.6 million ten years ago.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset({"margin"}),
)
