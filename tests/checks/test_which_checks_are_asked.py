"""A sentence is given to the checks that it has figures and words for, and to no other."""

import pytest

from claimcheck import documents, extract, reading
from claimcheck.checks import _finders, all_checks

TEXTS = [text for check in all_checks() for text in (*check.examples.consistent, *check.examples.silent)]


def is_asked(check, sentence):
    kinds = {figure.kind for figure in sentence.figures}
    told = not check.cues or check.cues & sentence.words or check.cue_kinds & kinds
    return len(sentence.figures) >= check.least and (not check.kinds or check.kinds & kinds) and told


@pytest.mark.parametrize("first", range(8))
def test_as_its_kinds_cues_and_least_number_say(first):
    asked = 0
    for text in TEXTS[first::8]:
        document = documents.read_text(text, format="markdown")
        for sentence in reading.read(document, extract(document, tables=False)).sentences:
            if sentence.figures:
                due = [c.in_sentence for c in all_checks() if c.in_sentence and is_asked(c, sentence)]
                assert [*_finders()(sentence)] == due
                asked += len(due)
    assert asked > 100
