"""Times and ordinals that say when or which, and no more: nobody would ask a source for them alone.

"In 2019 sales rose to $20 million" claims sales; the year is when. So is a quarter, the day to which a balance is drawn
up, a year in a name ("the 2021 census") or of a publication ("Okafor et al., 2013"), the "first" of "the first nine
months", the "three" of "three reasons" and a bare number in a heading. They are claims only where a check or a source
has something to say of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Hedge, Kind, Sentence

_TIMES = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME, Kind.ORDINAL})
_PARTS_OF_A_YEAR = frozenset({"quarter", "half", "fiscal year"})
# What happened in a year is a claim, whatever else its sentence says.
_EVENTS = frozenset(
    """founded established incorporated formed created launched opened born died killed married built completed
    finished invented discovered elected appointed signed ratified adopted published released introduced abolished
    closed destroyed acquired joined won began started ended became retired""".split()
)
_RECORDS = frozenset(
    "record highest lowest largest biggest smallest most fewest least fastest slowest best worst first".split()
)
# What leads to the day to which something is measured.
_DATED = ("ended", "ending", "as of", "as at", "at", "through", "until", "till", "due", "dated")
_IS_DATED = regex(rf"\b(?:{'|'.join(_DATED)})(?: the)? $")
# What the first, second or third of is a stretch or a piece, and no rank.
_STRETCHES = frozenset(
    """half halves quarter quarters part parts step steps phase phases stage stages round rounds day days night nights
    week weeks month months year years decade hour hours minute minutes season seasons section chapter paragraph
    sentence line row column page floor group type kind category case example question point reason issue hypothesis
    aim term""".split()
)
# What a text has a number of because it divides its matter so.
_OWN_THINGS = frozenset(
    """reason reasons factor factors thing things way ways point points question questions aim aims goal goals trend
    trends driver drivers component components aspect aspects issue issues lesson lessons sentence sentences word
    words theme themes topic topics section sections idea ideas hypothesis hypotheses example examples observation
    observations conclusion conclusions category categories strand strands pillar pillars priority priorities""".split()
)
_LAST_BARE = 3  # "third"; a fourth is counted
_WORD = regex(r"\s+([a-z]+)")
_DIGITS = regex(r"\s+[0-9]")
_ANOTHER = regex(r"\b[Aa] $")  # "a second study"
_ENDS = ",;:()"  # of a clause
_LETTERS = regex(r"[a-z]+")
# "(Okafor and Lind, 2013)", "Okafor et al. (2013)", "Okafor (2013)".
_CITES = regex(r"(?:[A-Z][\w'’-]+|et al\.?),? ?\(?$")
_CITED_ENDS = frozenset([")", ";", ","])
_DETERMINERS = ("the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my", "your")
_IS_DETERMINED = regex(rf"\b(?:{'|'.join(_DETERMINERS)}) $")
_NOUN = regex(r" [^\W\d_]{3}")
_NAME_BEFORE = regex(r"\S .*\b[A-Z][a-z]{2,} $")
_WINDOW = 60  # characters


def is_aside(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure only says when or which: the time of what its sentence measures, a part of a year, a year
    in a name or of a publication, a place in a series, or a number in a heading."""
    judge = _JUDGES.get(figure.kind)
    if judge is None:
        return False
    return (sentence.block.kind is BlockKind.HEADING and _is_bare(figure)) or judge(sentence, figure)


def _is_bare(figure: Figure) -> bool:
    return figure.kind is not Kind.COUNT or not (figure.unit or figure.scale)


def _is_year_aside(sentence: Sentence, figure: Figure) -> bool:
    when = figure.when
    if when is not None and when.span in _PARTS_OF_A_YEAR:
        return True
    before = _before(sentence, figure)
    return _is_period(sentence, before) or _names(sentence, figure, before)


def _is_date_aside(sentence: Sentence, figure: Figure) -> bool:
    when = figure.when
    if when is None or when.span in _PARTS_OF_A_YEAR:
        return when is not None
    before = _before(sentence, figure)
    if when.day is not None:
        return _IS_DATED.search(before.lower()) is not None and _is_period(sentence, before)
    return _is_period(sentence, before)


def _is_place(sentence: Sentence, figure: Figure) -> bool:
    """Return whether an ordinal says which of a series is meant: "the first two weeks", "a second study"."""
    if figure.value > _LAST_BARE or figure.surface[:1].isdigit():
        return False
    if figure.surface.isupper() or _ANOTHER.search(_before(sentence, figure)):
        return True
    end = figure.end - sentence.span.start
    if _DIGITS.match(sentence.text, end):
        return True
    following = _WORD.match(sentence.text, end)
    return following is not None and (following[1] in _STRETCHES or _starts_figure(sentence, following.start(1)))


def _announces(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a number in words says how many things of the text's own follow: "three reasons"."""
    return figure.unit in _OWN_THINGS and figure.surface.isalpha() and figure.hedge is Hedge.NONE


def _starts_figure(sentence: Sentence, place: int) -> bool:
    return any(figure.start == sentence.span.start + place for figure in sentence.figures)


def _is_period(sentence: Sentence, before: str) -> bool:
    """Return whether a time, of which `before` is what stands before it, is that of what its sentence measures."""
    if all(figure.kind in _TIMES for figure in sentence.figures):
        return False
    words = _LETTERS.findall(before[max(map(before.rfind, _ENDS)) + 1 :].lower())
    if not _EVENTS.isdisjoint(words):
        return False
    return "since" not in words or _RECORDS.isdisjoint(sentence.words)


def _names(sentence: Sentence, figure: Figure, before: str) -> bool:
    """Return whether a year stands in a name ("Expo 2000"), names a publication or says which ("the 2021 census")."""
    end = figure.end - sentence.span.start
    if _CITES.search(before) and sentence.text[end : end + 1] in _CITED_ENDS:
        return True
    which = _NOUN.match(sentence.text, end) and _IS_DETERMINED.search(before.lower())
    return bool(which or _NAME_BEFORE.search(before))


def _before(sentence: Sentence, figure: Figure) -> str:
    start = figure.start - sentence.span.start
    return sentence.text[max(0, start - _WINDOW) : start]


_JUDGES: Mapping[Kind, Callable[[Sentence, Figure], bool]] = {
    Kind.YEAR: _is_year_aside,
    Kind.DATE: _is_date_aside,
    Kind.ORDINAL: _is_place,
    Kind.COUNT: _announces,
}
