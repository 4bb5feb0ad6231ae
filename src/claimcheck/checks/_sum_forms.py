"""The forms that tie a total to its parts within a sentence: "68 people (41 women and 27 men)", "for a total of 60".

A form gives the groups `total`, and `first` or `last` for the part that it names: the others stand in a row with it.
"""

from __future__ import annotations

from claimcheck.checks._skeleton import AMOUNT, COUNT, DURATION, SIGNS, form, words
from claimcheck.checks._words import (
    ABOUT,
    ALTOGETHER,
    BEING,
    HEDGING,
    NEARLY,
    RELATIVE,
    Words,
    entries,
    first_words,
    one_of,
    phrases,
)
from claimcheck.lazy import regex

ALL = "all"  # the parts are said to be all of the whole
SOME = "some"  # the parts may be only some of it
MAYBE = "maybe"  # they are listed in brackets or the like: most often all
REST = "rest"  # they are all of it where the last is what was left

_BEFORE_PARTS = phrases("about | some | approximately | the | in | with | only")
_PLACING = entries("in at from across over on of")
_THE = one_of(phrases("the | all | those | these | its"))
_BEING = phrases("comprising | comprised of | consisting of | made up of | divided into | being")
_OF_THEM = phrases("of which | of whom | of these")
_INCLUDING = entries("including includes included")
_LEADING_TO = entries("for making giving bringing or a an to is in it the with yielding make made makes up come came")
_WHOLE_SUM = entries("grand combined overall")
_TOTALLING = phrases("totalling | totaling")
_ADDED_UP = phrases("combined | adding up to | sum of")
_THEN = (*entries("were was are is have had that"), *RELATIVE)
_EQUALS = phrases("make | makes | equal | equals | is | give | gives | come to | comes to")

_BRACKETS, _STOPS = ("(", "["), (":", "—", "–")
_WORDS = words(0, 10, but=one_of(entries("or versus vs compared than from")))
_TOTAL = rf"(?P<total>{AMOUNT})"
_FIRST = rf"(?:(?:{one_of(_BEFORE_PARTS)}|n\s?=\s?)\s*)?(?P<first>{AMOUNT})"
_SAID = rf"(?: {one_of(ABOUT, NEARLY, HEDGING)})*"
# Each lead with the words or the marks of which a sentence must have one for it, so that few sentences are searched.
_LEADS: tuple[tuple[str, Words, tuple[str, ...], str], ...] = (
    # "68 people (41 women and 27 men)"
    (MAYBE, (), _BRACKETS, rf"{_TOTAL}{_WORDS}\s*[-–—]?\s*[(\[]\s*{_FIRST}"),
    # "a total of $9 million: $6 million for the roof and $3 million for the walls"
    (MAYBE, (), _STOPS, rf"{_TOTAL}{_WORDS}\s*[:—–] {_FIRST}"),
    # "68 people in two villages: 41 in Arl and 27 in Bex": as many parts as places
    (
        MAYBE,
        (),
        _STOPS,
        rf"{_TOTAL}{_WORDS} {one_of(_PLACING)} (?:{_THE} )?(?P<items>[{COUNT}{DURATION}]){words(0, 3)}"
        rf"\s*[:—–] {_FIRST}",
    ),
    (ALL, first_words(_BEING), (), rf"{_TOTAL}{_WORDS},? {one_of(_BEING)} {_FIRST}"),
    (MAYBE, entries("which whom these"), (), rf"{_TOTAL}{_WORDS},? {one_of(_OF_THEM)}(?:\s*,)? {_FIRST}"),
    # "A total of 61 people were rescued, 38 adults and 23 children"
    (MAYBE, ("total",), (), rf"\btotal of (?:about )?{_TOTAL}{_WORDS}\s*, {_FIRST}"),
    # "Of the 40 crew, 30 were rescued and 10 are missing"
    (
        REST,
        (),
        (", of ", "; of ", ". of ", "(of ", ": of ", "^of ", "out of "),
        rf"(?:^|[,;:.] |\()(?:out )?of (?:{_THE} )?{_TOTAL}{_WORDS}\s*, {_FIRST}",
    ),
    (SOME, _INCLUDING, (), rf"{_TOTAL}{_WORDS},? {one_of(_INCLUDING)}(?: both)? {_FIRST}"),
)
# Of each form of a total before its parts: how surely these are all of it, the words or marks of which a sentence has
# one, and the form.
AFTER_TOTAL = tuple((scope, frozenset(cues), marks, form(pattern)) for scope, cues, marks, pattern in _LEADS)
# What opens a list, where marks are common: an amount stands right behind them.
OPENED = {
    _BRACKETS: regex(rf"[(\[](?:\s*[^\W\d_]+)?[\s=]*{AMOUNT}"),
    _STOPS: regex(rf"[:—–]\s(?:[^\W\d_]+\s)?[\s=]*{AMOUNT}"),
}
_IS_OF = one_of(BEING, ("of", "to"))
_TOTALLED = (
    rf"(?:(?:{one_of(_WHOLE_SUM)} )?total(?: {_IS_OF})?|,?\s*{one_of(_TOTALLING)}|{one_of(_ADDED_UP)}|"
    rf"(?<![=<>!])=(?!=)){_SAID}"
)
_LAST = rf"(?P<last>{AMOUNT})(?P<between>[^{SIGNS};:()]{{0,60}}?)"
# Of each form of a total behind its parts: the words of which a sentence has one, or its sign, the form, and how it
# ends, where that is found faster.
BEFORE_TOTAL = (
    # "..., for a total of 60", "..., totalling $3m", "a combined 40 points", "... = 70"
    (
        frozenset({"total", *_TOTALLING, *first_words(_ADDED_UP)}),
        "=",
        form(
            rf"{_LAST}(?:,? {one_of(_LEADING_TO)} [^{SIGNS},;:()]{{0,30}}?)?{_TOTALLED} {_TOTAL}",
        ),
        form(rf"{_TOTALLED} {AMOUNT}"),
    ),
    # "..., 60 in all", "..., $8 million altogether"
    (
        frozenset({"all", "altogether", "total"}),
        "",
        form(
            rf"{_LAST},? (?:or |making )?{_TOTAL}{words(0, 3)} {one_of(ALTOGETHER)}",
            rf"(?=\s*[.,;:)]|\s*$| {one_of(_THEN)}\b)",
        ),
        None,
    ),
    # "$2 million plus $3 million makes $5 million"
    (
        frozenset({"plus"}),
        "+",
        form(
            rf"(?P<first>{AMOUNT}){words(0, 3)}(?: plus |\s*\+\s*)(?P<last>{AMOUNT}){words(0, 3)}",
            rf"(?: {one_of(_EQUALS)} |\s*(?<![=<>!])=(?!=)\s*){_TOTAL}",
        ),
        None,
    ),
)
