"""What a team played, won, drew and lost, and the points for it: "They played 38 matches. They won 21, drew eight and
lost nine, for 71 points".

The rules are `games = won + drawn + lost`, and `points = 3 x won + drawn` (2 x won in older tables). What was played
may stand in a sentence or two before. Each must be told once; games that had another end ("abandoned", "after extra
time"), draws that are not told and points that were deducted leave the sums open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks._apart import neighbour
from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._parts import Firm, sum_law
from claimcheck.checks._skeleton import COUNT, SIGNS, Skeleton, form, skeleton
from claimcheck.checks._words import NAMED, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "season_record"
_GAMES = entries("game games match matches fixture fixtures")
_WON, _WINS = entries("won winning win"), entries("win wins victory victories")
_DREW, _DRAWS = entries("drew drawing drawn draw tied tying"), entries("draw draws tie ties stalemate stalemates")
_LOST, _LOSSES = entries("lost losing lose"), entries("loss losses defeat defeats")
_KINDS_OF_GAMES = entries("league cup home away test competitive")
_OTHER_ENDS = entries(
    """abandoned postponed overtime shoot-out shootout shootouts penalties extra awarded last final first remaining
    left deducted deduction docked stripped bonus away home"""
)
_OTHER_END = regex(rf"\b{one_of(_OTHER_ENDS)}\b", re.IGNORECASE)
_PLAYED = form(rf"(?P<figure>{COUNT})(?: {one_of(_KINDS_OF_GAMES)})? {one_of(_GAMES)}\b")
_APART = entries("clear ahead behind above below off adrift per a")
_POINTS = form(rf"(?P<figure>{COUNT})(?: league)? points\b(?! {one_of(_APART)}\b)")
_NOT_OF_SOME = rf"(?! {one_of(('of', 'from', 'to', 'by'))}\b)"
_NEARBY = (-1, -2, 1)  # sentences from that with the results to where games or points are told
_PER_WIN = (3, 2)
_MOST_OFF = 12  # points


def _result(verbs: tuple[str, ...], nouns: tuple[str, ...], after: str = _NOT_OF_SOME) -> re.Pattern[str]:
    return form(rf"\b{one_of(verbs)} (?:only |just )?(?P<figure>{COUNT}){after}|(?P<counted>{COUNT}) {one_of(nouns)}\b")


_WON_OF = rf"(?! (?:to|by)\b| (?:of|from) (?!(?:{one_of(NAMED)} )?[{SIGNS}] ))"
_RESULTS = (_result(_WON, _WINS, _WON_OF), _result(_DREW, _DRAWS), _result(_LOST, _LOSSES))
_OF_GAMES = frozenset({"", *_GAMES, *_WINS, *_DRAWS, *_LOSSES})
_CUES = frozenset({*_WON, *_WINS, *_LOST, *_LOSSES})
_Told = tuple[Figure | None, Figure | None, Figure | None]


def season_record(won: Printed, lost: Printed, drawn: Printed, games: Printed, *, note: str = "") -> Finding:
    """Compare what was won, drawn and lost with what was played.

    Args:
        won: how many games were won.
        lost: how many were lost.
        drawn: how many were drawn.
        games: how many were played.
        note: where these stand.

    Returns:
        Whether the three make the games played.
    """
    return sum_law(NAME, [won, drawn, lost], games, note=note)


def _points_law(won: Figure, drawn: Figure, points: Figure, per_win: int, *, note: str = "") -> Finding:
    """Compare the points of a table with what was won and drawn, at so many points for a win and one for a draw."""
    equation = Firm(
        "points",
        lambda w, d: w * exact(per_win) + d,
        {
            "won": lambda v: (v["points"] - v["drawn"]) / per_win,
            "drawn": lambda v: v["points"] - v["won"] * per_win,
            "points": lambda v: v["won"] * per_win + v["drawn"],
        },
    )
    figures = figures_of(won=won, drawn=drawn, points=points)
    return conclude(
        NAME,
        equation,
        figures,
        lambda made: f"{per_win} points for each of {said(won)} and one for each of {said(drawn)} is {made}",
        given=("won", "drawn"),
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    told = _results(bones)
    if told is None:
        return
    games, apart = _nearest(_PLAYED, sentence, reading)
    if games is not None and games not in told and (not apart or _are_games(told)):
        yield from _judged_games(told, games, _note(apart))
    won, drawn, _lost = told
    if won is None or drawn is None or not _are_games(told):
        return
    points, apart = _nearest(_POINTS, sentence, reading)
    if points is not None and points not in told:
        yield from _judged_points(won, drawn, points, _note(apart))


def _note(apart: bool) -> str:
    return "the games or points stand in another sentence" if apart else ""


def _judged_games(told: _Told, games: Figure, note: str) -> Iterator[Finding]:
    won, drawn, lost = told
    if won is not None and lost is not None and drawn is not None:
        yield season_record(won, lost, drawn, games, note=note)
    elif won is not None and lost is not None:  # without a word of draws there may be some
        finding = sum_law(NAME, [won, lost], games, note=note)
        if finding.status is not Status.INCONSISTENT or won.value + lost.value > games.value:
            yield finding


def _judged_points(won: Figure, drawn: Figure, points: Figure, note: str) -> Iterator[Finding]:
    found = [_points_law(won, drawn, points, per_win, note=note) for per_win in _PER_WIN]
    good = next((f for f in found if f.status is not Status.INCONSISTENT), None)
    near = abs(value_of(won) * _PER_WIN[0] + value_of(drawn) - value_of(points)) <= _MOST_OFF
    if good is not None or near:
        yield good or found[0]


def _results(bones: Skeleton) -> _Told | None:
    """Return what a sentence says was won, drawn and lost, each None if it is not said; None where less than two are,
    one is said twice or games had another end."""
    if _OTHER_END.search(bones.text):
        return None
    found = [_only(pattern, bones) for pattern in _RESULTS]
    told = [figure.start for figure in found if figure]
    twice = any(figure is None and pattern.search(bones.text) for figure, pattern in zip(found, _RESULTS, strict=True))
    return (found[0], found[1], found[2]) if len({*told}) == len(told) > 1 and not twice else None


def _only(pattern: re.Pattern[str], bones: Skeleton) -> Figure | None:
    matches = list(pattern.finditer(bones.text))
    if len(matches) != 1:
        return None
    groups = matches[0].groupdict()
    return bones.at(matches[0].start("figure" if groups["figure"] else "counted"))


def _are_games(told: _Told) -> bool:
    """Return whether nothing but games can be what was won or lost: no titles, sets or seats."""
    return all(figure is None or figure.unit.lower() in _OF_GAMES for figure in told)


def _nearest(pattern: re.Pattern[str], sentence: Sentence, reading: Reading) -> tuple[Figure | None, bool]:
    """Return the one figure of a form in a sentence, else in one around it that tells no other results."""
    for step in (0, *_NEARBY):
        other = neighbour(sentence, reading, step)
        if other is None or (step and not _CUES.isdisjoint(other.words)):
            continue
        bones = skeleton(other) if other.figures else None
        if bones is not None and pattern.search(bones.text):
            return _only(pattern, bones), step != 0
    return None, False


CHECK = Check(
    code="CC241",
    name=NAME,
    title="Games played, won, drawn and lost",
    explanation=__doc__,
    law=season_record,
    examples=Examples(
        consistent=(
            "Harbour won 13 of their 22 league games, drew four and lost five.",
            "Harbour took 43 points from 22 games. They won 13, drew four and lost five.",
            "Harbour played 22 games. They won 13 and lost nine.",
        ),
        inconsistent=(
            "Harbour won 14 of their 22 league games, drew four and lost five.",
            "Harbour took 47 points from 22 games. They won 13, drew four and lost five.",
            "Harbour played 22 games. They won 13 and lost 11.",
        ),
        silent=(
            "Harbour played 22 games. They won 12 and lost five.",
            "Harbour played 22 games. They won three cups and lost 11 players, and drew 30,000 spectators.",
            "Harbour won 13 of 22 games, drew three and lost five; one was abandoned.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT}),
    cues=_CUES,
)
