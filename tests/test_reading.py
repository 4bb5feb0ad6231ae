"""Sentences: where they end, and which figures they hold."""

import pytest

from claimcheck import extract
from claimcheck.model import Span
from claimcheck.reading import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["Output rose to 35374.22.", "Volume was light."],
        ["Prices fell 3%.", "Wages did not."],
        ["Dr. Lind met Mr. Osei at 10 a.m. in Leeds.", "They talked."],
        ["It is led by J. K. Moreau.", "She joined in 2019."],
        ["Harrow Corp. said profit fell.", "It blamed rain."],
        ["Harrow Corp. Chairman Bo Falk left."],
        ["The U.S. Treasury sold bonds.", "Demand was weak."],
        ["Sales grew in the U.S.", "The rest was flat."],
        ["See Fig. 3 and No. 5 for details.", "Both are new."],
        ["“We grew 5%.”", "“That is all.”"],
        ["Is it 40 or 50?", "Nobody knows!", "Ask again."],
        ["Costs (about $5 million.)", "Then came more."],
        ["He waited… and left.", "She stayed."],
        ["Nov. 15 was cold.", "Nov. 16 was not."],
        ["There was no vote on item No. 7."],
        ["He said no.", "The vote passed."],
    ],
)
def test_sentence_ends(sentences):
    text = " ".join(sentences)
    assert [text[s.start : s.end] for s in split(text, Span(0, len(text)))] == sentences


def test_a_stop_inside_brackets_of_a_block_stays_inside_it():
    text = "First. Second. Third."
    assert [text[s.start : s.end] for s in split(text, Span(7, 14))] == ["Second."]


def test_no_sentence_in_white_space():
    assert split("  \n ", Span(0, 4)) == []


def test_what_is_too_long_for_a_sentence_is_cut_between_figures():
    text = "It has 5 km and 12% of it, " * 300
    figures = extract(text)
    pieces = split(text, Span(0, len(text)), figures)
    assert len(pieces) > 3
    assert max(end - start for start, end in pieces) < 2100
    assert all(any(p.start <= f.start and f.end <= p.end for p in pieces) for f in figures)
    assert "".join(text[s.start : s.end] for s in pieces).replace(" ", "") == text.replace(" ", "")
