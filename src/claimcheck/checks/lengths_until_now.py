"""A length of time up to now must agree with the year in which it began and the document's own date.

"She has taught here since 2004, for 22 years" is told in 2026, and so is "built in 1786, 240 years ago". The rule is
that the length is the year of the document less the year of the beginning, one more or less where neither is whole. A
document that does not say when it was written is passed over, and so is what is told of another time ("had led it for
nine years").

Formula: N = year of the document - first year, give or take one.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._calendar import year_of
from claimcheck.checks._law import figures_of, roles_of, said
from claimcheck.checks._now import year_now
from claimcheck.checks._skeleton import COUNT, DURATION, OTHER, Skeleton, form, skeleton
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, printed
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status

NAME = "until_now"
_MOST_FIGURES = 12  # more are a list
_MOST_OFF = 15  # years: a text that is older than the date that its document bears is off by more
_SINCE, _LENGTH = f"(?P<since>{OTHER})", f"(?P<length>{DURATION})"
_AGE = f"(?P<length>[{COUNT}{OTHER}])"
_BEGAN = one_of(vocabulary.FOUNDINGS)
_STOP = r"(?=\s*[.,;:)–—]|$| as\b| and\b)"
_AND_IS = entries("and is are so now thus therefore it")
_FORMS = (
    # "in 1786, 240 years ago", "(2007, 19 years ago)"
    form(rf"{_SINCE}\s*[,(–—:]\s*(?:some |that is |i\.e\. |or )?{_LENGTH} ago\b"),
    # "240 years ago, in 1786"
    form(rf"{_LENGTH} ago\s*[,(–—]?\s*(?:back )?(?:in |on )?{_SINCE}{_STOP}"),
    # "since 2004, for 22 years"; "since 1998 (28 years)"
    form(rf"\bsince {_SINCE}\s*[,(–—]\s*(?:for |i\.e\. |that is |or |and so for )?{_LENGTH}{_STOP}"),
    # "for nine years, since 2017"
    form(rf"\bfor (?:the (?:last|past) )?{_LENGTH}\s*[,(–—]?\s*(?:ever |i\.e\. |that is )?since {_SINCE}{_STOP}"),
    # "built in 1868 and so 158 years old"
    form(rf"\b{_BEGAN} in {_SINCE}\s*,?\s*(?:{one_of(_AND_IS)} )*{_AGE}{_STOP}"),
    # "was born in 1949 and is 77", "Halloran, 46, born in 1979"
    form(rf"\bborn in {_SINCE}(?: in [a-z]+)?\s*,?\s*(?:and |who )?(?:is|he is|she is)(?: now| already)? {_AGE}"),
    form(rf", {_AGE}, (?:who was )?born in {_SINCE}{_STOP}"),
)
# What makes a length end at another time than now.
_THEN = frozenset("had would then later until till died dead death killed average mean median aged ex".split())
_LONG = 50  # years that are told in tens
_EARLIEST = 1000  # year
_CUES = frozenset("ago since old born founded established opened launched created built".split())
_POINTS = frozenset({Kind.YEAR, Kind.DATE})


def until_now(length: Printed, since: Printed, now: Printed, *, note: str = "") -> Finding:
    """Compare a length of time up to now with the year of its beginning and the year in which the text speaks.

    Args:
        length: how long ago or since when it is said to be ("nine years"), or an age.
        since: the year or date in which it began.
        now: the year in which the text speaks.
        note: how the figures were tied.

    >>> until_now("nine years", "2017", "2026").status.value, until_now("nine years", "2012", "2026").status.value
    ('consistent', 'inconsistent')
    """
    figures = figures_of(length=length, since=since)
    last = year_of(figures_of(now=now)["now"])
    first = year_of(figures["since"])
    between = last - first
    holds = printed(figures["length"]).meets(Interval(Fraction(between - 1), Fraction(between + 1)))
    number = int(figures["length"].value)
    repairs = (f"{said(figures['length'])} would need to be {between}", f"{first} would need to be {last - number}")
    return Finding(
        NAME,
        Status.CONSISTENT if holds else Status.INCONSISTENT,
        roles_of(figures, ("since",)),
        f"{first} to {last} is {between} years; the text says {said(figures['length'])}",
        () if holds else repairs,
        note,
    )


def _in_document(reading: Reading) -> Results:
    now: int | None = None
    for sentence in reading.sentences:
        if not sentence.figures or sentence.words.isdisjoint(_CUES) or not sentence.words.isdisjoint(_THEN):
            continue
        if not any(figure.kind in _POINTS for figure in sentence.figures) or len(sentence.figures) > _MOST_FIGURES:
            continue
        now = year_now(reading) if now is None else now
        if not now:
            return
        yield from _in_sentence(sentence, now)


def _in_sentence(sentence: Sentence, now: int) -> Iterator[Finding]:
    for length, since in _told(skeleton(sentence)):
        if _is_whole(length) and _is_before(since, now) and _is_only(sentence, since, now):
            finding = until_now(length, since, now, note=f"the document speaks in {now}")
            if finding.status is Status.CONSISTENT or _is_slip(length, since, now):
                yield finding


def _told(bones: Skeleton) -> Iterator[tuple[Figure, Figure]]:
    known: set[int] = set()
    for pattern in _FORMS:
        for match in pattern.finditer(bones.text):
            length, since = (bones.at(match.start(name)) for name in ("length", "since"))
            if length.start not in known and since.kind in _POINTS:
                known.add(length.start)
                yield length, since


def _is_whole(length: Figure) -> bool:
    """Return whether a figure is a number of years: a length, an age, or a bare number where only an age can be."""
    if length.hedge is not Hedge.NONE or length.is_range or length.value != int(length.value):
        return False
    if length.kind is Kind.COUNT:
        return not length.unit
    return length.kind in (Kind.DURATION, Kind.AGE) and length.unit == "year"


def _is_before(since: Figure, now: int) -> bool:
    when = since.when
    return bool(when and when.year and not when.span and since.until is None and _EARLIEST <= when.year <= now)


def _is_only(sentence: Sentence, since: Figure, now: int) -> bool:
    """Return whether a sentence names no other year, up to which the length may be."""
    years = {f.when.year for f in sentence.figures if f.kind in _POINTS and f.when and f.when.year}
    return years <= {year_of(since), now}


def _is_slip(length: Figure, since: Figure, now: int) -> bool:
    """Return whether a length that does not fit is off as a slip is, not as what was written long before its date."""
    between, number = now - year_of(since), int(length.value)
    if number >= _LONG and number % 10 == 0 and abs(between - number) <= (10 if number % 100 == 0 else 5):
        return False  # "a hundred years ago, in 1923": rounded
    slips = is_digit_slip(number, between, 1) or is_digit_slip(year_of(since), now - number, 1)
    return slips or abs(between - number) <= _MOST_OFF


_OF_2026 = "RIGA, 3 March 2026 - "

CHECK = Check(
    code="CC316",
    name=NAME,
    title="A length of time up to now agrees with the document's date",
    explanation=__doc__,
    law=until_now,
    examples=Examples(
        consistent=(
            f"{_OF_2026}The mill was built in 1786, 240 years ago.",
            f"{_OF_2026}She has led the club for nine years, since 2017.",
            f"{_OF_2026}Ada Bly, 46, born in 1979, is the new mayor.",
        ),
        inconsistent=(
            f"{_OF_2026}The mill was built in 1786, 229 years ago.",
            f"{_OF_2026}She has led the club for nine years, since 2012.",
            f"{_OF_2026}He has taught here since 2004, for 32 years.",
            f"{_OF_2026}Jan Vos was born in 1949 and is 67.",
        ),
        silent=(
            "The mill was built in 1786, 229 years ago.",
            f"{_OF_2026}She had led the club for nine years, since 2007.",
            f"{_OF_2026}By 2015 she had been mayor for nine years, since 2006.",
        ),
    ),
    in_document=_in_document,
)
