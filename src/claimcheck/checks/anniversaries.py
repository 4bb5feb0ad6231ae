"""An anniversary's number is the year it is kept less the year of what it keeps.

"In 2024 it marks the 75th anniversary of the founding in 1949." Where the text gives one year only, the other follows
from it: the 75th anniversary in 2024 points to 1949, which a source may confirm. "The 75th annual fair" is another
count and stays silent.

Formula: N = year - founding year. Words stand for numbers: centenary 100, bicentennial 200 and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import neighbour
from claimcheck.checks._calendar import ordinal, year_of
from claimcheck.checks._law import figures_of, roles_of
from claimcheck.checks._text import lead
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Implication, Kind, Reading, Sentence, Span, Status, When
from claimcheck.records import replace

NAME = "anniversary"
_MOST_FIGURES = 30  # more are a list
WORDS = {
    "semicentennial": 50, "centenary": 100, "centennial": 100, "sesquicentennial": 150, "sesquicentenary": 150,
    "bicentenary": 200, "bicentennial": 200, "tercentenary": 300, "tricentennial": 300, "tercentennial": 300,
    "quadricentennial": 400, "quatercentenary": 400, "quincentenary": 500, "quincentennial": 500,
}  # fmt: skip
_NAMED = regex(rf"\b(?P<word>{one_of(tuple(WORDS))})\b", re.IGNORECASE)
_KINDS = entries("wedding birth death founding diamond golden silver year years")
_FOLLOWS = regex(
    rf"(?:[-\s]+{one_of(_KINDS)})?[-\s]+(?P<what>anniversar(?:y|ies)|birthdays?)\b(?!\s+(?:edition|issue)\b)",
    re.IGNORECASE,
)
_LAST_YEAR, _FIRST_YEAR = 2199, 1000
# "of 1949", "of the 1933 version", "of its founding in 1949", "of the end of the war in 1945"
_KEPT = one_of(
    entries(
        """was were is are be been will would fell falls fall took takes take came comes come marked celebrated observed
        held kept occurs occurred passed passes arrives arrived began begins this next last later early late"""
    )
)
# What is kept, rather than who keeps it.
_EVENTS = entries(
    """foundation founding establish* signing signature birth death end start beginning outbreak fall launch creation
    formation opening independence adoption discovery invention publication release landing battle war revolution treaty
    massacre bombing attack attacks disaster earthquake flood fire assassination coronation liberation invasion
    introduction abolition completion ratification passage arrival victory coup uprising"""
)
_EVENT = regex(rf"\b{one_of(_EVENTS)}\b", re.IGNORECASE)
_OWNERS = one_of(vocabulary.OWNERS)
_WORD = r"[A-Za-z'’0-9-]+,?\s+"
# In "of the amendment to the Mining Act of 1913" the year is of the act, not of what is kept.
_LEADING = one_of(entries("of to for from by"))
_OF_YEAR = regex(
    rf"['’]?s?\s+of\s+(?:(?:the|{_OWNERS})\s+)?"
    rf"(?:(?:(?!{_KEPT}\b){_WORD}){{1,6}}(?P<in>in)\s+|(?:(?!(?:{_KEPT}|{_LEADING})\b)"
    rf"{_WORD}){{1,6}}of\s+|year\s+)?"
    r"(?:[A-Z][a-z]+\s+(?:\d\d?,\s+)?)?$"
)
_FOUNDED = regex(
    rf"\b{one_of(vocabulary.FOUNDINGS)}\s+(?:(?:[A-Za-z]+\s+){{0,4}}?(?:in|on)\s+)?(?:[A-Z][a-z]+\s+(?:\d\d?,\s+)?)?$",
    re.IGNORECASE,
)
_OF_WHAT = regex(r"\s+(?:of|since|as)\b")
_OWN = regex(rf"\b{_OWNERS}\s+(?:own\s+)?$", re.IGNORECASE)
# An anniversary that is kept in another year than its own.
_OFF_DATE = frozenset("late belated belatedly delayed postponed early deferred overdue".split())
_AHEAD_WORDS = ("upcoming", "ahead of", "next year", "forthcoming", "approach*", "almost", "nearly", "prepar*")
_AHEAD = regex(rf"\b{one_of(_AHEAD_WORDS)}\b", re.IGNORECASE)
_SENTENCES_BACK = 2
# "celebrates 30 years in business": no anniversary by name.
_JUBILEE = "jubilee"
_KEPT_FOR = regex(rf"\b(?:celebrat(?:es?|ed|ing)|mark(?:s|ed|ing)?)\s+(?:{_OWNERS}\s+)?(?:first\s+)?$")
_LASTED = phrases(
    "in business | in service | in print | in office | on air | of business | of service | of existence | of operation*"
)
_SO_FAR = regex(rf"\s+{one_of(_LASTED)}\b(?!\s+as\b)")
_EVER_SINCE = regex(r"\bsince\s+(?:[A-Z][a-z]+\s+)?$", re.IGNORECASE)
# "Its 50th anniversary", "In 2028 it will celebrate 30 years": the sentence goes on of what the one before spoke of.
_WHO = entries("it they he she we")
_IT = regex(
    rf"(?:(?:in|on|by)\s[^,]{{1,30}}?,?\s+)?(?:{one_of(_WHO)}\s+(?:[a-z]+\s+){{0,5}}|{_OWNERS}\s+(?:own\s+)?)",
    re.IGNORECASE,
)
_THIS_YEAR = regex(r"\bthis\s+year\b", re.IGNORECASE)
_A_KNOWN_YEAR = regex(r"\b(?:this|that|the\s+same)\s+year\b", re.IGNORECASE)
_THAT_YEAR = regex(r"\b(?:that|the\s+same)\s+year\b", re.IGNORECASE)


def anniversary(nth: Printed, year: Printed, founded: Printed, *, note: str = "") -> Finding:
    """Compare an anniversary's number with the year in which it is kept and the year it goes back to.

    Args:
        nth: the anniversary ("75th", 75).
        year: the year in which it is kept.
        founded: the year of what it keeps.
        note: how the figures were tied.
    """
    figures = figures_of(nth=nth, year=year, founded=founded)
    number, last, first = int(figures["nth"].value), year_of(figures["year"]), year_of(figures["founded"])
    holds = number == last - first
    repairs = (
        f"{figures['nth'].surface} would need to be {ordinal(last - first)}",
        f"{last} would need to be {first + number}",
        f"{first} would need to be {last - number}",
    )
    return Finding(
        NAME,
        Status.CONSISTENT if holds else Status.INCONSISTENT,
        roles_of(figures, ("year", "founded")),
        f"{first} to {last} is {last - first} years; the text says {figures['nth'].surface}",
        () if holds else repairs[0 if last > first else 1 :],
        note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if len(sentence.figures) > _MOST_FIGURES or not _OFF_DATE.isdisjoint(sentence.words):
        return
    for nth, end, what in _anniversaries(sentence):
        years = list(_years(sentence))
        founded = _begun(sentence, nth, years) if what == _JUBILEE else _founded(sentence, nth, end, years)
        occasions = [figure for figure in years if figure is not founded]
        if founded is not None and not occasions and (now := _this_year(sentence, reading)):
            yield from _judged(sentence, nth, founded, [now], f"this year is {year_of(now)}, the document's own date")
        elif founded is not None and not occasions and (then := _that_year(sentence, reading)):
            yield from _judged(sentence, nth, founded, [then], f"{year_of(then)} is taken from the sentence before")
        elif founded is not None:
            yield from _judged(sentence, nth, founded, occasions)
        elif earlier := _founded_before(sentence, reading, nth, end):
            now = None if years else _this_year(sentence, reading)
            note = f"{year_of(earlier)} is taken from a sentence before"
            yield from _judged(sentence, nth, earlier, [now] if now else years, note)
        elif what not in ("birthday", _JUBILEE):
            yield from _implied(sentence, reading, nth, years)


def _anniversaries(sentence: Sentence) -> Iterator[tuple[Figure, int, str]]:
    """Yield each anniversary's number, where its phrase ends in the sentence and what it is called."""
    offset = sentence.span.start
    for figure in sentence.figures:
        if figure.kind in (Kind.ORDINAL, Kind.DURATION) and figure.high is None and figure.value > 0:
            match = _FOLLOWS.match(sentence.text, figure.end - offset)
            if match and (figure.kind is Kind.ORDINAL or figure.unit == "year"):
                yield figure, match.end(), match["what"].lower().rstrip("s")
                continue
            match = _SO_FAR.match(sentence.text, figure.end - offset) if figure.unit == "year" else None
            if match and _KEPT_FOR.search(lead(sentence, figure)):
                yield figure, match.end(), _JUBILEE
    for match in _NAMED.finditer(sentence.text):
        span = Span(offset + match.start(), offset + match.end())
        value = Decimal(WORDS[match["word"].lower()])
        yield Figure(span, match[0], Kind.ORDINAL, value, Decimal(0)), match.end(), "anniversary"


def _years(sentence: Sentence) -> Iterator[Figure]:
    for figure in sentence.figures:
        when = figure.when
        if figure.kind in (Kind.YEAR, Kind.DATE) and when and when.year and not when.span and figure.until is None:
            yield figure


def _founded(sentence: Sentence, nth: Figure, end: int, years: Sequence[Figure]) -> Figure | None:
    """Return the year that the text ties to what is kept, or None."""
    offset = sentence.span.start
    for figure in years:
        start = figure.start - offset
        if start > end and (match := _OF_YEAR.fullmatch(sentence.text, end, start)):
            # "The 50th anniversary of the club in 1976": the year is most likely the feast's, unless one stands before.
            feast = any(other.start < nth.start for other in years)
            return figure if feast or not match["in"] or _EVENT.search(match[0]) else None
    if not _OWN.search(lead(sentence, nth)) or _of_what(sentence.text, end):
        return None
    founded = [f for f in years if _FOUNDED.search(lead(sentence, f))]
    told = len(years) == 2 or (len(years) == 1 and _A_KNOWN_YEAR.search(sentence.text))
    return founded[0] if len(founded) == 1 and told else None


def _of_what(text: str, end: int) -> bool:
    return _OF_WHAT.match(text, end) is not None


def _begun(sentence: Sentence, nth: Figure, years: Sequence[Figure]) -> Figure | None:
    """Return the year since which someone is what they celebrate so many years of, or None."""
    begun = [f for f in years if f.start < nth.start and _is_beginning(sentence, f)]
    return begun[0] if len(begun) == 1 and len(years) <= 2 else None


def _is_beginning(sentence: Sentence, year: Figure) -> bool:
    before = lead(sentence, year)
    return bool(_FOUNDED.search(before) or _EVER_SINCE.search(before))


def _founded_before(sentence: Sentence, reading: Reading, nth: Figure, end: int) -> Figure | None:
    """Return the year of the founding that an earlier sentence of the paragraph tells, where a pronoun leads back."""
    goes_on = _IT.fullmatch(sentence.text, 0, nth.start - sentence.span.start)
    if goes_on is None or _of_what(sentence.text, end):
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _SENTENCES_BACK), -1):
        other = reading.sentences[index]
        if other.block != sentence.block:
            return None
        if years := list(_years(other)):
            return years[0] if len(years) == 1 and _is_beginning(other, years[0]) else None
    return None


def _this_year(sentence: Sentence, reading: Reading) -> Figure | None:
    """Return "this year" as a figure, where the document gives its own date, or None."""
    date = reading.document.date[:4]
    match = _THIS_YEAR.search(sentence.text) if date.isdigit() else None
    if match is None:
        return None
    start = sentence.span.start
    span = Span(start + match.start(), start + match.end())
    return Figure(span, match[0], Kind.YEAR, Decimal(date), when=When(int(date)))


def _that_year(sentence: Sentence, reading: Reading) -> Figure | None:
    """Return the one year of the sentence before, where "that year" leads back to it, or None."""
    before = neighbour(sentence, reading, -1) if _THAT_YEAR.search(sentence.text) else None
    years = list(_years(before)) if before else []
    return years[0] if len({year_of(figure) for figure in years}) == 1 else None


def _judged(sentence: Sentence, nth: Figure, founded: Figure, occasions: Sequence[Figure], note: str = "") -> Results:
    distinct = {year_of(figure): figure for figure in occasions if year_of(figure) > year_of(founded)}
    fits = [figure for year, figure in distinct.items() if year == year_of(founded) + int(nth.value)]
    if fits:
        yield anniversary(nth, fits[0], founded, note=note)
    elif len(distinct) == 1:
        finding = anniversary(nth, next(iter(distinct.values())), founded, note=note)
        off = abs(year_of(next(iter(distinct.values()))) - year_of(founded) - int(nth.value))
        # A year may be that of the celebrations, or of the document's last change.
        unsure = off == 1 and (note or _AHEAD.search(sentence.text))
        yield replace(finding, status=Status.UNSURE, repairs=()) if unsure else finding
    elif not distinct and nth.kind is Kind.ORDINAL:
        yield Implication(
            NAME,
            nth,
            founded.value + nth.value,
            f"the {nth.surface} anniversary of {year_of(founded)} falls in {year_of(founded) + int(nth.value)}",
        )


def _implied(sentence: Sentence, reading: Reading, nth: Figure, years: Sequence[Figure]) -> Results:
    """Yield the year that an anniversary points back to, from the year in which it is kept."""
    occasion = _only_year(years)
    if occasion is None and not years:
        occasion = _earlier_year(sentence, reading)
    if occasion is not None and _FIRST_YEAR <= occasion - int(nth.value) <= _LAST_YEAR:
        base = occasion - int(nth.value)
        # A word such as "centenary" is no figure of the text: the year that it is kept in then carries the claim.
        bearer = nth if nth in sentence.figures or not years else years[0]
        yield Implication(NAME, bearer, Decimal(base), f"the {_nth(nth)} in {occasion} points to {base}")


def _nth(nth: Figure) -> str:
    return nth.surface if nth.surface.lower() in WORDS else f"{nth.surface} anniversary"


def _only_year(years: Sequence[Figure]) -> int | None:
    distinct = {year_of(figure) for figure in years}
    return distinct.pop() if len(distinct) == 1 else None


def _earlier_year(sentence: Sentence, reading: Reading) -> int | None:
    """Return the year of the nearest earlier sentence of the paragraph that has one, else the document's own."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _SENTENCES_BACK), -1):
        other = reading.sentences[index]
        years = list(_years(other))
        if other.block != sentence.block:
            break
        if years:
            return _only_year(years)
    date = reading.document.date[:4]
    return int(date) if date.isdigit() else None


CHECK = Check(
    code="CC303",
    name=NAME,
    title="An anniversary's number agrees with its years",
    explanation=__doc__,
    law=anniversary,
    examples=Examples(
        consistent=(
            "In 2019 the town marked the 150th anniversary of the flood in 1869.",
            "The band, formed in 1962, kept its 60th anniversary in 2022.",
            "The bicentennial of 1776 was kept in 1976.",
            "The inn opened in 1954. It celebrated 60 years in business in 2014.",
        ),
        inconsistent=(
            "In 2019 the town marked the 140th anniversary of the flood in 1869.",
            "The band, formed in 1962, kept its 50th anniversary in 2022.",
            "The inn opened in 1954. Its 50th anniversary was kept in 2014.",
            "The quay reopened in May 2014. Later that year the inn, founded in 1954, kept its 50th anniversary.",
        ),
        silent=(
            "Founded in 1931, the club celebrated its 90th anniversary a year late, in 2022.",
            "The 60th annual regatta, first held in 1958, opens on Monday.",
            "In 2019 the town marked the 150th anniversary of its great flood.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"anniversary", "anniversaries", "birthday", "celebrate", "celebrates", "celebrated", *WORDS}),
)
