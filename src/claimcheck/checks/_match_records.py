"""What a team won, drew and lost makes what it played: "won 12 of 20 games, drew three and lost five".

Each of the four must be said once, in any order; games that had another end ("abandoned", "after extra time") leave the
sum open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks._skeleton import COUNT, SIGNS, Skeleton, form
from claimcheck.checks._words import entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure

_GAMES = entries("game games match matches fixture fixtures")
_WON, _WINS = entries("won winning win"), entries("win wins victory victories")
_DREW, _DRAWS = entries("drew drawing drawn draw tied tying"), entries("draw draws tie ties stalemate stalemates")
_LOST, _LOSSES = entries("lost losing lose"), entries("loss losses defeat defeats")
_OTHER_ENDS = entries(
    "abandoned postponed overtime shoot-out shootout shootouts penalties extra awarded last final first"
)
_OTHER_END = regex(rf"\b{one_of(_OTHER_ENDS)}\b", re.IGNORECASE)
_PLAYED = form(rf"(?P<figure>{COUNT})(?: (?:league|cup|home|away|test|competitive))? {one_of(_GAMES)}\b")
_NOT_OF_SOME = r"(?! (?:of|from|to|by)\b)"


def _result(verbs: tuple[str, ...], nouns: tuple[str, ...], after: str = _NOT_OF_SOME) -> re.Pattern[str]:
    return form(rf"\b{one_of(verbs)} (?:only |just )?(?P<figure>{COUNT}){after}|(?P<counted>{COUNT}) {one_of(nouns)}\b")


_WON_OF = rf"(?! (?:to|by)\b| (?:of|from) (?!(?:(?:the|its|their|his|her) )?[{SIGNS}] ))"
_RESULTS = (_result(_WON, _WINS, _WON_OF), _result(_DREW, _DRAWS), _result(_LOST, _LOSSES))
_CUES = ("draw", "drew", " tie", " tying", "stalemate")


def match_record(bones: Skeleton, low: str) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Yield the games of a sentence with what was won, drawn and lost of them; `low` is its text in small letters."""
    if not any(cue in low for cue in _CUES) or not any(word in low for word in _GAMES) or _OTHER_END.search(low):
        return
    found = []
    for pattern in (_PLAYED, *_RESULTS):
        matches = list(pattern.finditer(bones.text))
        if len(matches) != 1:
            return
        groups = matches[0].groupdict()
        found.append(bones.at(matches[0].start("figure" if groups["figure"] else "counted")))
    games, *results = found
    if len({figure.start for figure in found}) == len(found):
        yield games, tuple(results)
