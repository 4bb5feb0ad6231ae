"""Any document can be looked up, whatever it holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from matching import read
from test_match_ledger import LEDGER

from claimcheck.model import Evidence
from claimcheck.sources import match

PIECES = st.sampled_from(
    (
        "Peru|Acme's|exports|revenue|founded|in 2023|$64.4 billion|€12.4 billion|3.2%|, which| and |; |. |\n\n|# |not"
        "|last year|by the end of 2023|1949|Jane Roe|CEO|of|while|(|)|up 3%|from|to|than|that|“|\u202e|\x00|’s"
        "|40th anniversary|the third visit"
    ).split("|")
)


def looked_up(text: str) -> list[Evidence]:
    seen = read(text, date="2024-02-30" if "\x00" in text else "2024-02-03")
    look = match.lookup(seen, LEDGER)
    return [e for s in seen.sentences for f in s.figures for e in look(s, (f,), ())]


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_sentence(text: str) -> None:
    for found in looked_up(text):
        assert found.reason
        assert found.source
        assert (found.bearing.value == "lead") is bool(found.missing)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    looked_up(text + " 3%")


def test_the_same_document_gives_the_same_evidence() -> None:
    text = "Peru's exports reached $64.4 billion in 2023. In 2022, they were $66 billion."
    assert looked_up(text) == looked_up(text)


def test_what_is_no_sentence_is_left_alone() -> None:
    assert looked_up("Peru's exports reached $64.4 billion in 2023 and " * 2000) == []
