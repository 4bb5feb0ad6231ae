"""An unrelated sentence before or behind changes nothing of what the calendar, unit and statistics checks say."""

import re

import pytest

from claimcheck import check
from claimcheck.checks import all_checks

OURS = [c for c in all_checks() if c.code.startswith(("CC3", "CC5"))]
# News begins with place and date, or with nothing.
DATELINE = re.compile(r"(?:[A-Z]{2,}, [^-]+ - )?")
CASES = [
    pytest.param(c.name, text, id=f"{c.name}-{i}")
    for c in OURS
    for i, text in enumerate((*c.examples.consistent, *c.examples.inconsistent))
]


def outcomes(name: str, text: str) -> list[tuple[str, str]]:
    return [(f.status.value, f.arithmetic) for f in check(text).findings if f.check == name]


@pytest.mark.parametrize(("name", "text"), CASES)
def test_an_unrelated_sentence_changes_nothing(name, text):
    alone = outcomes(name, text)
    assert alone
    begun = DATELINE.match(text).end()
    assert outcomes(name, f"{text[:begun]}The office stayed shut for 3 days. {text[begun:]}") == alone
    assert outcomes(name, f"{text} Nobody asked the 14 neighbours why.") == alone


@pytest.mark.parametrize("name", [c.name for c in OURS])
def test_spans_are_the_documents_own(name):
    own = next(c for c in OURS if c.name == name)
    for text in (*own.examples.consistent, *own.examples.inconsistent):
        shifted = f"An early line.\n\n{text}"
        for finding in check(shifted).findings:
            for role in finding.roles:
                figure = role.figure
                assert shifted[figure.start : figure.end] == figure.surface
