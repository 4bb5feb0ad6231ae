"""An age must agree with the year of birth and the year in which it was reached.

"Born in 1931, he died in 1994 aged 63." Who was born in 1931 was 62 or 63 in 1994; whole dates settle which. Where
the text may speak of two people it stays silent.

Formula: age = year - year of birth, or one less before that year's birthday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from claimcheck.checks._calendar import date_in_words
from claimcheck.checks._law import figures_of, roles_of, said
from claimcheck.checks._text import lead
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Span, Status, When
from claimcheck.records import replace

NAME = "age_birth"
_MOST_FIGURES = 30  # more are a list
_BORN = regex(r"\bborn\b(?P<between>[^.;:]{0,70}?)$|\((?:b\.|born)\s*$", re.IGNORECASE)
# What says that the text may speak of somebody else.
_OTHER_PEOPLE = tuple(
    """son sons daughter daughters brother brothers sister sisters wife husband father mother parent parents child
    children twin twins niece nephew widow grand* whom whose both they their each respectively""".split()
)
_OTHERS = regex(rf"\b{one_of(_OTHER_PEOPLE, ('who was',))}\b|;", re.IGNORECASE)
# "She was 25 when she left in 1987; born in 1962, she had ..."
_BORN_BEHIND = regex(r";\s+born(?=\s+(?:in|on)\s)", re.IGNORECASE)
_MOMENT = (
    r"(?:\d{1,2}\s+[A-Z][a-z]+\s+|[A-Z][a-z]+\s+\d{1,2},\s+)?1\d{3}|(?:\d{1,2}\s+[A-Z][a-z]+\s+|"
    r"[A-Z][a-z]+\s+\d{1,2},\s+)?20\d\d"
)
_LIFE = regex(rf"(?<=[\w.]\s)\((?:b\.\s*|born\s+)?(?P<born>{_MOMENT})\s*[-–—]\s*(?P<died>{_MOMENT})\)")
_DYING = phrases("died | dies | death | passed away | was killed")
_DIED = regex(rf"\b{one_of(_DYING)}\b[^.;:]{{0,60}}$", re.IGNORECASE)
_TURNED = regex(r"\b(?:turn(?:ed|s|ing)?|(?:\d+\w\w|\w+)\s+birthday)\s+$", re.IGNORECASE)
_OLDEST = 110  # years
# A bare number is an age in "when she was 25", "died at 46", "he was 31 when".
_ONLY = r"(?:(?:just|only|already)\s+)?"
_WAS = regex(rf"\b(?:he|she|who|and)\s+was\s+{_ONLY}$", re.IGNORECASE)
_AT = entries("died dies dead retired married")
_AGED = regex(rf"\bwhen\s+(?:he|she)\s+was\s+{_ONLY}$|\b{one_of(_AT)}\s+at\s+$", re.IGNORECASE)
_THEN = regex(r"(?P<when>\s+when\b)|\s*(?=[.,;)]|$|in\s+[12]\d{3}\b)")
# Between an age and the year in which it was reached no other figure stands, and few words.
_WHEN = regex(r"\s+when\s+(?:he|she)\s+(?:(?!born\b)[a-z’'-]+\s+){1,7}in\s+")
_CLOSE_WORDS = entries("and he she died was at the age of aged on in when only just years old a death his her from")
_CLOSE = regex(rf"[,\s]*(?:{one_of(_CLOSE_WORDS)}\b[,\s]*){{0,8}}(?:\()?", re.IGNORECASE)


def age_birth(born: Printed, year: Printed, age: Printed, *, turned: bool = False, note: str = "") -> Finding:
    """Compare an age with a year of birth and the year of that age.

    Args:
        born: the year or date of birth.
        year: the year or date at which the age is given.
        age: the age in years.
        turned: whether the age is said to have been reached in that year, not only held.
        note: how the figures were tied.
    """
    figures = figures_of(born=born, year=year, age=age)
    begin, end = figures["born"].when or _as_year(figures["born"]), figures["year"].when or _as_year(figures["year"])
    younger, older = _before_birthday(begin, end, turned=turned)
    span = (end.year or 0) - (begin.year or 0)
    ages = sorted({span - younger, span - older})
    stated = figures["age"]
    holds = Interval(Fraction(ages[0]), Fraction(ages[-1])).meets(printed(stated))
    repairs = (
        f"{said(stated)} would need to be {' or '.join(map(str, ages))}",
        f"{begin.year} would need to be {(end.year or 0) - older - int(stated.value)}",
        f"{end.year} would need to be {(begin.year or 0) + older + int(stated.value)}",
    )
    return Finding(
        NAME,
        Status.CONSISTENT if holds else Status.INCONSISTENT,
        roles_of(figures, ("born", "year")),
        f"born {_on(begin)}, one is {' or '.join(map(str, ages))} {_on(end)}; the text says {said(stated)}",
        () if holds else repairs,
        note,
    )


def _on(when: When) -> str:
    return f"{'on' if when.day else 'in'} {date_in_words(when)}"


def _as_year(figure: Figure) -> When:
    return When(int(figure.value))


def _before_birthday(born: When, at: When, *, turned: bool) -> tuple[int, int]:
    """Return by how many years an age may fall short of the difference of the years: the most and the least."""
    if turned:
        return 0, 0
    if born.month is None or at.month is None or (born.month == at.month and None in (born.day, at.day)):
        return 1, 0
    reached = (at.month, at.day or 0) >= (born.month, born.day or 0)
    return (0, 0) if reached else (1, 1)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if len(sentence.figures) > _MOST_FIGURES:
        return
    ages = [f for f in sentence.figures if _is_age(sentence, f)]
    years = _dated(sentence)
    born = [f for f in years if _BORN.search(lead(sentence, f))]
    yield from _of_life(sentence, ages)
    if not ages or not born or sentence.text.lower().count("born") != 1:
        return
    first = born[0]
    for age in ages:
        at = _year_of_age(sentence, age, [f for f in years if f is not first])
        if at is None:
            continue
        end = max(first.end, at.end, age.end) - sentence.span.start
        start = min(first.start, at.start, age.start) - sentence.span.start
        if not _OTHERS.search(_BORN_BEHIND.sub(", born", sentence.text[start:end])):
            turned = bool(_TURNED.search(lead(sentence, age)))
            yield age_birth(first, at, age, turned=turned)


def _is_age(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure is somebody's age: by its kind, or as a bare number where one is told: "when she was 25",
    "died at 46"."""
    if figure.kind is Kind.AGE:
        return figure.unit in ("", "year") and figure.high is None
    if figure.kind is not Kind.COUNT or figure.unit or figure.high is not None or figure.value > _OLDEST:
        return False
    ahead = _THEN.match(sentence.text, figure.end - sentence.span.start)
    return ahead is not None and bool((_AGED if ahead["when"] is None else _WAS).search(lead(sentence, figure)))


def _of_life(sentence: Sentence, ages: Sequence[Figure]) -> Results:
    """Yield the age at death of who is named with years of birth and death: "Ada Bly (1902-1985) died aged 83"."""
    lives = list(_LIFE.finditer(sentence.text))
    if len(lives) != 1 or len(ages) != 1 or not _DIED.search(lead(sentence, ages[0])) or _OTHERS.search(sentence.text):
        return
    first, last = (_of_text(lives[0], name, sentence) for name in ("born", "died"))
    if first and last and ages[0].start - sentence.span.start >= lives[0].end():
        yield age_birth(first, last, ages[0])


def _of_text(match: re.Match[str], name: str, sentence: Sentence) -> Figure | None:
    try:
        figure = read_figure(match[name])
    except ValueError:
        return None
    start = sentence.span.start + match.start(name)
    return replace(figure, span=Span(start, start + len(match[name]))) if figure.when and figure.when.year else None


def _dated(sentence: Sentence) -> list[Figure]:
    """Return the sentence's years and dates that name one year."""
    return [
        figure
        for figure in sentence.figures
        if figure.kind in (Kind.YEAR, Kind.DATE)
        and figure.when
        and figure.when.year
        and not figure.when.span
        and figure.until is None
    ]


def _year_of_age(sentence: Sentence, age: Figure, years: Sequence[Figure]) -> Figure | None:
    """Return the one year that stands close to an age."""
    offset = sentence.span.start
    close = []
    for year in years:
        first, last = sorted((age, year), key=lambda f: f.start)
        ends = first.end - offset, last.start - offset
        if first.end <= last.start and (
            _CLOSE.fullmatch(sentence.text, *ends) or (first is age and _WHEN.fullmatch(sentence.text, *ends))
        ):
            close.append(year)
    if len(close) == 2 and age.start > close[0].start:
        # "died in 1989 aged 61 in ...": the year that follows an age with "in" is its own.
        close = [y for y in close if y.start > age.start] or close
    return close[0] if len(close) == 1 else None


CHECK = Check(
    code="CC305",
    name=NAME,
    title="An age agrees with the year of birth",
    explanation=__doc__,
    law=age_birth,
    examples=Examples(
        consistent=(
            "Born in 1902, she died in 1985 aged 83.",
            "He was born in Leith in 1871, and died at the age of 44 in 1916.",
            "Jan Bor, born in 1938, won his first race in 1961, when he was 22.",
        ),
        inconsistent=(
            "Born in 1902, she died in 1985 aged 73.",
            "She was born in 1970 and turned 60 in 2020.",
            "Jan Bor, born in 1938, won his first race in 1961, when he was 28.",
            "Born in 1930, she was 27 when she first went to sea in 1951.",
            "He was 31 when he came to the valley in 1956; born in 1915, he had been a smith.",
        ),
        silent=(
            "Her son, born in 1984, wrote it; she was 70 in 1979.",
            "Born in 1902, she left school at the age of 14 and moved to Cork.",
            "Born in 1902, she was 14 when her mother left in 1920 for a time.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.AGE, Kind.COUNT}),
    cues=frozenset({"born", "b", "died", "dies", "death", "killed", "passed"}),
)
