"""Makes ordinary prose of any length to measure on, the same for the same size, with figures as dense as in news."""

from __future__ import annotations

import random

_FILLER = (
    "The council met in the old library and went through the agenda without much haste.",
    "Several members asked for a fuller account of how the contract had been awarded.",
    "Nobody from the ministry was there to answer, although an invitation had been sent.",
    "Farmers along the river say that the new rules came too late for this season.",
    "The report does not say which of the sites will be closed or who will decide.",
    "Her office later sent a short note that repeated what had been said before.",
    "It remains to be seen whether the merger will be approved by the regulator.",
    "A spokesman for the union called the offer a step in the right direction.",
    "Critics point out that the plan leaves the most expensive questions open.",
    "Work on the second platform was halted when the ground turned out to be soft.",
)
_FIGURES = (
    "Revenue rose {p}% to ${a} million from ${b} million a year earlier.",
    "The fund holds ${a} billion, of which {p}% is in bonds.",
    "About {n} people live within {k} km of the plant.",
    "The line was opened on {d} May 19{y} and is {n} metres long.",
    "Of {n} households, {m} had no access to the network.",
    "Output fell by {q} percentage points in the third quarter of 20{z}.",
    "The bridge cost £{a}m, more than twice the first estimate.",
    "Between {q} and {p} per cent of the seed was lost in storage.",
    "He was {y} years old and had served for {q} years.",
    "Prices climbed {q}.{q}% in June, the fastest pace since 19{y}.",
)


def prose(size: int) -> str:
    """Return about `size` characters of prose in paragraphs."""
    rng = random.Random(size)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences = [_sentence(rng) for _ in range(rng.randint(3, 7))]
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:size]


def _sentence(rng: random.Random) -> str:
    if rng.random() < 0.6:
        return rng.choice(_FILLER)
    b = rng.randint(20, 900)
    p = rng.randint(2, 40)
    return rng.choice(_FIGURES).format(
        p=p,
        b=b,
        a=round(b * (1 + p / 100)),
        n=f"{rng.randint(300, 90000):,}",
        m=rng.randint(10, 299),
        k=rng.randint(2, 60),
        d=rng.randint(1, 28),
        y=rng.randint(30, 99),
        q=rng.randint(2, 9),
        z=rng.randint(10, 24),
    )
