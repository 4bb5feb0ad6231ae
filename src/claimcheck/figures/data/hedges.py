"""Phrases that qualify a figure, by what they mean; before it, after it, and as signs (lower-case)."""

from __future__ import annotations

from claimcheck.model import Hedge

_BEFORE: dict[Hedge, str] = {
    Hedge.ABOUT: """about; around; roughly; approximately; approx; approx.; circa; ca.; c.; some; an estimated;
        estimated;
        or so; near; close to; in the region of; in the order of; on the order of; somewhere around; something like;
        an average of about; an approximate; nearer; plus or minus; give or take; in the neighborhood of; around about;
        an estimated total of; in the vicinity of; the equivalent of about; very roughly; broadly; loosely""",
    Hedge.NEARLY: """nearly; almost; just under; a little under; slightly under; slightly less than; just below;
        a little less than; just short of; close on; not quite; just shy of; shy of; a shade under; practically;
        virtually; approaching; marginally below; slightly below; a little below; little less than; just less than""",
    Hedge.JUST_OVER: """just over; just above; a little over; a little more than; slightly more than; slightly over;
        slightly above; just more than; a shade over; a bit more than; a bit over; little more than; marginally above;
        marginally over""",
    Hedge.MORE_THAN: """more than; over; above; greater than; higher than; in excess of; exceeding; exceeds; exceeded;
        exceed; topped; tops; upwards of; upward of; well over; far more than; well above; north of; better than;
        bigger than;
        larger than; topping; surpassing; surpassed; beyond; longer than; older than; much more than; significantly
        more than;
        well in excess of; far above; taller than; heavier than; far over; well past""",
    Hedge.AT_LEAST: """at least; no less than; no fewer than; not less than; not fewer than; a minimum of; minimum of;
        minimum; at a minimum; not under; a minimum; starting at; starting from;
        no lower than""",
    Hedge.LESS_THAN: """less than; fewer than; under; below; lower than; smaller than; well under; well below; far
        less than;
        far fewer than; younger than; shorter than; beneath; south of; much less than; far below;
        significantly less than; lighter than""",
    Hedge.AT_MOST: """at most; up to; no more than; not more than; as many as; as much as; as high as; a maximum of;
        maximum of;
        maximum; at the most; not over; no greater than; not exceeding; not to exceed; as long as; capped at; a maximum;
        limited to; no higher than; no longer than; as far as; as late as; within; up to around; up to about;
        up to an estimated""",
}  # fmt: skip
_AFTER: dict[Hedge, str] = {
    Hedge.AT_LEAST: """or more; or above; or greater; or over; and over; and above; and up; or higher; or older;
        and older; at least; and more; at a minimum; or longer; upwards; minimum; or better""",
    Hedge.AT_MOST: """or less; or fewer; or under; and under; or below; and below; or lower; or younger; and younger;
        at most; tops; maximum; at the most; max; or shorter""",
    Hedge.ABOUT: "or so; or thereabouts; approximately; give or take; roughly; odd; -odd; -ish",
    Hedge.MORE_THAN: "plus; -plus; and counting",
}
SIGNS = {
    "~": Hedge.ABOUT, "≈": Hedge.ABOUT, "∼": Hedge.ABOUT, "≃": Hedge.ABOUT, ">": Hedge.MORE_THAN, "<": Hedge.LESS_THAN,
    "≥": Hedge.AT_LEAST, "⩾": Hedge.AT_LEAST, "≤": Hedge.AT_MOST, "⩽": Hedge.AT_MOST, ">=": Hedge.AT_LEAST,
    "=>": Hedge.AT_LEAST, "<=": Hedge.AT_MOST, "=<": Hedge.AT_MOST,
}  # fmt: skip


def _by_phrase(table: dict[Hedge, str]) -> dict[str, Hedge]:
    return {" ".join(phrase.split()): hedge for hedge, phrases in table.items() for phrase in phrases.split(";")}


BEFORE = _by_phrase(_BEFORE)
AFTER = _by_phrase(_AFTER)
