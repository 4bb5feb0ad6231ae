"""The cases beside this file: a sentence, and under it, indented, each figure that is in it and nothing else.

    The fund paid $40 billion.
        $40 billion = money 40000000000 USD

After "=" come the kind, the value (low..high for a range), the unit, and what else is said: "/share" a rate, "~about" a
hedge, "up" or "down", "k:n" a ratio, "±" a margin, "[noun phrase]", a date or time as it is understood.
"""

from __future__ import annotations

import doctest
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.figures import extract
from claimcheck.model import Figure, Span, When

CASES = Path(__file__).parent / "cases"


def number(value: Decimal) -> str:
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") or "0") if "." in plain else plain


def moment(when: When) -> str:
    date = [] if when.year is None else [str(when.year)]
    date += [f"{part:02}" for part in (when.month, when.day) if part is not None]
    said = ["-".join(date)] if date else []
    if when.weekday is not None:
        said.append("Mon Tue Wed Thu Fri Sat Sun".split()[when.weekday])
    if when.hour is not None:
        said.append(f"{when.hour:02}:{when.minute or 0:02}")
    if when.span:
        said.append(when.span if when.part is None else f"{when.span} {when.part}")
    return " ".join(said)


def described(figure: Figure, text: str) -> str:
    """Return what a figure is, in the words of the case files."""
    said = [figure.surface.replace("\n", " "), "=", figure.kind.value]
    if figure.when:
        said.append(moment(figure.when) + (f"..{moment(figure.until)}" if figure.until else ""))
    elif figure.ratio:
        said.append(f"{figure.ratio[0]}:{figure.ratio[1]}")
    else:
        said.append(number(figure.value) + ("" if figure.high is None else f"..{number(figure.high)}"))
    noun = text[slice(*figure.noun)] if figure.noun else ""
    said += [figure.unit] if figure.unit and not figure.noun else []
    said += [f"/{figure.per}"] if figure.per else []
    said += [f"±{number(figure.margin)}"] if figure.margin is not None else []
    said += [f"~{figure.hedge.value}"] if figure.hedge else []
    said += [figure.change.value] if figure.change else []
    return " ".join([*said, *([f"[{noun}]"] if noun else [])])


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for path in sorted(CASES.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                found[-1][1].append(line.strip())
            elif line and not line.startswith(("#", ">")):
                found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_case(text: str, expected: list[str]) -> None:
    assert [described(figure, text) for figure in extract(text)] == expected


def test_every_part_of_a_figure_is_shown() -> None:
    figure = extract("It fell by more than $3-5 a share.")[0]
    assert described(figure, "") == "$3-5 a share = money 3..5 USD /share ~more than down"
    assert figure.span == Span(21, 33)


def test_the_documentation_shows_what_is_read() -> None:
    text = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(text, {}, "extraction.md", "extraction.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
