"""How well claimcheck does on your own documents: alarms as they are, and changes of one figure that it notices.

    python benchmarks/accuracy.py FILE...

First each document is checked as it is, and its alarms are listed for you to judge. Then each relation that holds in a
sentence is spoilt, one figure at a time, as a slip would (a digit too many, a scale off by a thousand, 20% or 5% up and
down), and the sentence is checked again. A change of less than one unit of the figure's last digit is left out: nobody
can see it. Some others cannot be noticed either: p < .001 holds for a larger F as well.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from claimcheck import check, check_file
from claimcheck.documents import DocumentError
from claimcheck.model import Figure, Finding, Report, Span, Status

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
CHANGES = {
    "ten times": (Decimal(10),),
    "a thousand times": (Decimal(1000),),
    "20% off": (Decimal("1.2"), Decimal("0.8")),
    "5% off": (Decimal("1.05"), Decimal("0.95")),
}


def changed(surface: str, factor: Decimal) -> str | None:
    """Return a printed figure with its first number times a factor, as precise as before; None if that is not seen."""
    number = NUMBER.search(surface)
    if not number:
        return None
    digits = number[0].replace(",", "")
    places = len(digits.partition(".")[2])
    unit = Decimal(1).scaleb(-places)
    value = (Decimal(digits) * factor).quantize(unit)
    if abs(value - Decimal(digits)) <= unit:
        return None
    return surface[: number.start()] + (f"{value:,}" if "," in number[0] else f"{value}") + surface[number.end() :]


def sentence_of(report: Report, finding: Finding) -> Span | None:
    """Return the sentence that holds all figures of a finding, or None."""
    spans = [role.figure.span for role in finding.roles]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    around = (c.sentence for c in report.claims if finding in c.findings)
    return next((s for s in around if s.start <= whole.start and whole.end <= s.end), None)


def spoilt(text: str, sentence: Span, figure: Figure, surface: str) -> str:
    """Return a sentence with one figure printed otherwise."""
    return text[sentence.start : figure.start] + surface + text[figure.end : sentence.end]


def slips(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of slip, the check, and the spoilt sentence."""
    text = report.document.text
    for finding in report.findings:
        sentence = sentence_of(report, finding) if finding.status is Status.CONSISTENT else None
        if sentence is None or not holds_alone(text[sentence.start : sentence.end], finding.check):
            continue
        for role in finding.roles:
            for kind, factors in CHANGES.items():
                for factor in factors:
                    surface = changed(role.figure.surface, factor)
                    if surface:
                        yield kind, finding.check, spoilt(text, sentence, role.figure, surface)


def holds_alone(sentence: str, name: str) -> bool:
    """Return whether a check finds its relation in a sentence without those around it."""
    return any(f.check == name and f.status is Status.CONSISTENT for f in check(sentence).findings)


def noticed(sentence: str) -> bool:
    """Return whether something is inconsistent in a sentence."""
    return any(finding.status is Status.INCONSISTENT for finding in check(sentence).findings)


def main() -> None:
    """Check the documents, spoil them, and print both counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--missed", action="store_true", help="print the spoilt sentences that were not noticed")
    wanted = parser.parse_args()
    words, alarms = 0, 0
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for name in wanted.files:
        try:
            report = check_file(Path(name))
        except DocumentError as error:
            print(error)
            continue
        words += len(report.document.text.split())
        for finding in report.findings:
            if finding.status is Status.INCONSISTENT:
                alarms += 1
                place = report.document.spot(finding.roles[0].figure.start)
                print(f"{name}, {place}: {finding.check}: {finding.arithmetic}")
        for kind, check_name, sentence in slips(report):
            for key in (kind, "all"):
                made[key] += 1
                caught[key] += noticed(sentence)
            if wanted.missed and not noticed(sentence):
                print(f"  missed ({kind}, {check_name}): {' '.join(sentence.split())}")
    print(f"\n{words} words, {alarms} alarms: {alarms / max(words, 1) * 100_000:.1f} per 100,000 words")
    for kind, number in made.items():
        print(f"{kind}: {caught[kind]} of {number} changes noticed, {caught[kind] / number:.1%}")


if __name__ == "__main__":
    main()
