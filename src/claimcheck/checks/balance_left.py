"""What came in, what went out and what is left: "on revenue of $90 million and costs of $70 million, a profit of $20
million"; "exports of €8 billion and imports of €9 billion, a deficit of €1 billion".

The rule is `profit = income - costs`, a loss or deficit being what costs exceed income by. Taxes, one-off items and
other bases ("adjusted", "before tax") make another sum, and so does any further amount in the sentence.
"""

from __future__ import annotations

import re

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import neighbour
from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._parts import Firm
from claimcheck.checks._skeleton import MONEY, Skeleton, form, skeleton, words
from claimcheck.checks._triples import comparable, is_slip, unhedged
from claimcheck.checks._words import HEDGED, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "balance"
_FOLLOWS = regex(r"\s*,?\s*(?:and\s+)?(?:leaving|which\s+left|so\b|thus\b|an?\s)|\s*,\s*making\b", re.IGNORECASE)
_MINUS = frozenset({"less", "minus"})
_WHICH = entries("last this next that first second")
_TIMES = entries("year month quarter week half")
_AT_A_TIME = regex(rf"\b{one_of(_WHICH)}\s+{one_of(_TIMES)}\b|\bin\s+\W", re.IGNORECASE)
_Roles = tuple[Figure, Figure, Figure, bool]
_IS = rf"(?:{one_of(vocabulary.AMOUNTING, ('at', 'worth'))} )?"
_LEFT = one_of(vocabulary.BALANCES_LEFT)
_SHORT = one_of(vocabulary.BALANCES_SHORT)
_INCOME = form(
    rf"\b(?:{one_of(vocabulary.INCOMES)} {_IS}|{one_of(vocabulary.TAKING_IN)} (?:goods (?:worth )?|it for )?)"
    rf"{HEDGED}(?P<figure>{MONEY})|(?P<before>{MONEY}) in {one_of(vocabulary.INCOMES)}\b|"
    rf"\bsold (?:it|them|[\w’'-]+ [\w’'-]+) for (?P<sold>{MONEY})"
)
_COSTS = form(
    rf"\b(?:{one_of(vocabulary.OUTGOINGS)} {_IS}|{one_of(vocabulary.PAYING_OUT)} (?:goods (?:worth )?)?)"
    rf"{HEDGED}(?P<figure>{MONEY})|(?P<before>{MONEY}) in {one_of(vocabulary.OUTGOINGS)}\b|"
    rf"\bbought (?:it|them|[\w’'-]+ [\w’'-]+) for (?P<bought>{MONEY})"
)
_BALANCE = form(
    rf"\b(?:(?P<left>{_LEFT})|(?P<short>{_SHORT})) {_IS}{HEDGED}(?P<figure>{MONEY})|"
    rf"(?P<before>{MONEY}) (?:[\w-]+ )?(?:(?P<left2>{_LEFT})|(?P<short2>{_SHORT}))\b|"
    rf"\b(?P<left3>left|leaving) (?:it |them |him |her |us )?{HEDGED}(?P<over>{MONEY})"
)
# "A cash flow of $9 million less investment of $4 million gave free cash flow of $5 million"
_OF = words(0, 4, but="and|or|than|from")
_LESS = form(
    rf"(?P<income>{MONEY}),? (?:less|minus){_OF} (?P<costs>{MONEY}){words(0, 3, but='and|or|than|from')},? "
    rf"{one_of(vocabulary.BALANCES_GIVEN)}{words(0, 6, but='and|or|than|from')} (?P<stated>{MONEY})"
)
# What makes one of the amounts another one, or the balance another than that of the two.
_OTHER_SUMS = entries(
    """tax* adjusted before excluding including one-off exceptional per compared from than up down forecast expect*
    previous prior earlier average depreciation interest other gross operating net pretax pre-tax each share shares
    year-ago debt debts cut saved rose fell increas* decreas* respectively overrun"""
)
_OTHER = regex(rf"\b(?:{one_of(_OTHER_SUMS)}|cost\s+of)\b", re.IGNORECASE)


def balance(income: Printed, costs: Printed, stated: Printed, *, short: bool = False, note: str = "") -> Finding:
    """Compare what is left of an income after its costs with what is said to be.

    Args:
        income: what came in.
        costs: what went out, in the same currency.
        stated: what is left, or, if short, what is missing.
        short: whether the text calls it a loss or deficit.
        note: where the figures stand.

    Returns:
        Whether income - costs meets what is stated.
    """
    figures = figures_of(income=income, costs=costs, stated=stated)
    sign = -1 if short else 1
    equation = Firm(
        "stated",
        (lambda came, went: went - came) if short else (lambda came, went: came - went),
        {
            "income": lambda v: v["costs"] + sign * v["stated"],
            "costs": lambda v: v["income"] - sign * v["stated"],
            "stated": lambda v: sign * (v["income"] - v["costs"]),
        },
    )
    first, last = ("costs", "income") if short else ("income", "costs")
    inputs = f"{said(figures[first])} less {said(figures[last])}"
    return conclude(NAME, equation, figures, lambda made: f"{inputs} is {made}", given=("income", "costs"), note=note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    money = [f for f in sentence.figures if f.kind is Kind.MONEY]
    if len(money) not in (2, 3):
        return
    bones = skeleton(sentence)
    if len(money) > 2 and not _MINUS.isdisjoint(sentence.words) and (less := _LESS.search(bones.text)):
        yield from _told(*(bones.at(less.start(name)) for name in ("income", "costs", "stated")))
        return
    before = neighbour(sentence, reading, -1) if len(money) == 2 else None
    text = bones.text if before is None else f"{_up_to_amount(skeleton(before))} {bones.text}"
    roles = _roles(bones) if before is None else _roles_of_two(skeleton(before), bones)
    if roles is None or not all(map(unhedged, roles[:3])) or len({f.unit for f in roles[:3]}) != 1:
        return
    income, costs, stated, short = roles
    note = "" if before is None else "one amount is taken from the sentence before"
    finding = balance(income, costs, stated, short=short, note=note)
    if finding.status is not Status.INCONSISTENT or _firm(text, income, costs, stated, short=short):
        yield finding


def _told(income: Figure, costs: Figure, stated: Figure) -> Results:
    """Yield what is left where the text itself takes one sum from the other, by whatever names."""
    if all(map(unhedged, (income, costs, stated))) and income.unit == costs.unit == stated.unit:
        finding = balance(income, costs, stated)
        made = abs(value_of(income) - value_of(costs))
        if (
            finding.status is not Status.INCONSISTENT
            or comparable(made, stated)
            or is_slip(balance, income, costs, stated)
        ):
            yield finding


def _roles_of_two(before: Skeleton, bones: Skeleton) -> _Roles | None:
    """Return the roles where the first amount of the sentence before is the income or the costs."""
    stated = list(_BALANCE.finditer(bones.text))
    for pattern, other in ((_INCOME, _COSTS), (_COSTS, _INCOME)) if len(stated) == 1 else ():
        there, here = list(pattern.finditer(before.text)), list(other.finditer(bones.text))
        if len(there) == len(here) == 1 and not pattern.search(bones.text):
            came, went, left = before.at(_place(there[0])), bones.at(_place(here[0])), bones.at(_place(stated[0]))
            first_amount = before.text.find(MONEY) == _place(there[0])
            if not first_amount or went.start == left.start or not _follows(bones, went, left):
                return None
            first, last = (came, went) if pattern is _INCOME else (went, came)
            return first, last, left, bool(stated[0]["short"] or stated[0]["short2"])
    return None


def _up_to_amount(bones: Skeleton) -> str:
    """Return the text up to the first amount of money, which what it is made up of may follow."""
    return bones.text[: bones.text.find(MONEY) + 1]


def _follows(bones: Skeleton, amount: Figure, left: Figure) -> bool:
    """Return whether what is left is said to follow from an amount right before it, at no other time."""
    gap = bones.gap(bones.figures.index(amount))
    return amount.start < left.start and bool(_FOLLOWS.match(gap)) and not _AT_A_TIME.search(bones.text)


def _roles(bones: Skeleton) -> _Roles | None:
    """Return income, costs, what is left and whether it is short, each said once and by words of its own."""
    found = []
    for pattern in (_BALANCE, _INCOME, _COSTS):
        matches = list(pattern.finditer(bones.text))
        if len(matches) != 1:
            return None
        found += matches
    stated, income, costs = found
    figures = [bones.at(_place(match)) for match in (income, costs, stated)]
    if len({f.start for f in figures}) != 3:
        return None
    return figures[0], figures[1], figures[2], bool(stated["short"] or stated["short2"])


def _place(match: re.Match[str]) -> int:
    """Return where the match's one amount stands."""
    return max(match.start(name) for name in match.re.groupindex if name in _AMOUNTS)


_AMOUNTS = frozenset({"figure", "before", "over", "sold", "bought"})


def _firm(text: str, income: Figure, costs: Figure, stated: Figure, *, short: bool) -> bool:
    """Return whether nothing else goes into the balance, and what is stated comes near enough to be meant as it."""
    if _OTHER.search(text):
        return False
    made = abs(value_of(income) - value_of(costs))
    return comparable(made, stated) or is_slip(lambda a, b, c: balance(a, b, c, short=short), income, costs, stated)


CHECK = Check(
    code="CC227",
    name=NAME,
    title="Income, costs and what is left",
    explanation=__doc__,
    law=balance,
    examples=Examples(
        consistent=(
            "On receipts of $84 million and costs of $70 million the zoo made a profit of $14 million.",
            "The fair took in £9,200 and spent £9,700, a loss of £500.",
            "Exports of €31 billion and imports of €28 billion left a trade surplus of €3 billion.",
            "The zoo had an income of $6.4 million. It spent $6.1 million, leaving a surplus of $0.3 million.",
            "Takings of $41.0 million less rent of $13.5 million gave a gross return of $27.5 million.",
        ),
        inconsistent=(
            "On receipts of $84 million and costs of $70 million the zoo made a profit of $18 million.",
            "The fair took in £9,200 and spent £9,700, a loss of £900.",
            "Takings of $41.0 million less rent of $15.3 million gave a gross return of $27.5 million.",
            "The zoo had an income of $6.44 million. It spent $6.12 million, leaving a surplus of $0.42 million.",
        ),
        silent=(
            "On receipts of $84 million and costs of $70 million the zoo made a profit after tax of $11 million.",
            "Revenue was $90 million. It spent $70 million on land and made a profit of $15 million.",
            "The zoo had an income of $5 million. This year it spent $4 million, leaving a surplus of $1.5 million.",
            "Costs of $70 million ate up the revenue of the zoo, which had a profit of $18 million in 2019.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MONEY}),
    cues=frozenset({*vocabulary.BALANCES_LEFT, *vocabulary.BALANCES_SHORT, *vocabulary.BALANCES_GIVEN}),
    least=2,
)
