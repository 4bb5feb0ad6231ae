"""Annotated copies of RTF files: comments around the figures, and every other byte as it was."""

import re

import pytest

from claimcheck.annotations import Copy, annotator_of
from claimcheck.annotations._notes import notes
from claimcheck.annotations.base import Note
from claimcheck.documents import read_bytes
from claimcheck.model import Span
from claimcheck.pipeline import check

COMMENT = (
    rb"\{\\\*\\atnid cc\}\{\\\*\\atnauthor claimcheck\}"
    rb"\{\\chatn\{\\\*\\annotation(?:\{\\\*\\atnref \d+\})?(?:[^{}]|\\[{}])*\}\}"
)
BEGIN, END = rb"\{\\\*\\atrfstart \d+\}", rb"\{\\\*\\atrfend \d+\}"


def rtf(body: bytes) -> bytes:
    return rb"{\rtf1\ansi\ansicpg1252 " + body + b"}"


def noted(data: bytes, *words: str, text: str = "") -> Copy:
    """Return a copy with a note on each of some words."""
    document = read_bytes(data, "a.rtf")
    starts = [document.text.index(each) for each in words]
    given = [Note((Span(start, start + len(each)),), "off", text) for start, each in zip(starts, words, strict=True)]
    copy = annotator_of("a.rtf").annotate(data, document, given)
    assert isinstance(copy, Copy)
    return copy


PLACES = [
    (rb"Of {\b 40} boats\par", ["40"], rb"Of {\b [40]} boats\par"),
    (rb"4{\b 0 bo}ats\par", ["40"], rb"[4{\b 0] bo}ats\par"),
    (rb"Of 5 \'80 each\par", ["5 €"], rb"Of [5 \'80] each\par"),
    (rb"Of 5 \u8364? each\par", ["5 €"], rb"Of [5 \u8364?] each\par"),
    (rb"Of 5 \u8364\'80 each\par", ["5 €"], rb"Of [5 \u8364\'80] each\par"),
    (rb"Of 5\~km\par", ["5\u00a0"], rb"Of [5\~]km\par"),
    (rb"Of 40{\footnote Or 45.} boats\par", ["45"], rb"Of 40{\footnote Or 45.}() boats\par"),
    (rb"{\pict\bin4 {{{{}40 boats\par", ["40"], rb"{\pict\bin4 {{{{}[40] boats\par"),
    (rb"\trowd\cellx9\intbl 40\cell\row\pard", ["40"], rb"\trowd\cellx9\intbl [40]\cell\row\pard"),
]


@pytest.mark.parametrize(("body", "words", "expected"), PLACES)
def test_comments_go_around_the_very_figures(body: bytes, words: list[str], expected: bytes) -> None:
    data = rtf(body)
    copy = noted(data, *words)
    marked = re.sub(BEGIN, b"[", re.sub(END + COMMENT, b"]", copy.content))
    assert re.sub(COMMENT, b"()", marked) == rtf(expected)
    before, after = read_bytes(data, "a.rtf"), read_bytes(copy.content, "a.rtf")
    assert (before.text, before.blocks, before.tables) == (after.text, after.blocks, after.tables)


def test_what_a_comment_says_and_its_number() -> None:
    data = rtf(rb"{\*\atrfstart 6}Old{\*\atrfend 6}. The fleet grew from 40 boats to 50, a rise of 53%.\par")
    report = check(read_bytes(data, "a.rtf"))
    copy = annotator_of("a.rtf").annotate(data, report.document, notes(report))
    assert isinstance(copy, Copy)
    assert rb"{\*\atrfstart 7}" in copy.content
    assert rb"{\*\annotation{\*\atnref 7}\pard\plain inconsistent: percent_change\par 40 to 50 is" in copy.content


def test_signs_of_a_comment_are_those_of_rtf() -> None:
    copy = noted(rtf(rb"40 boats\par"), "40", text="a {b} \\c – 😀")
    assert rb"a \{b\} \\c \u8211? \u-10179?\u-8704?" in copy.content


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (rb"a{\shp{\*\shpinst{\shptxt\pard Boats: 40\par}}}\par", "text boxes have no comments"),
        (rb"a{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Boats: 40}}}00}\par", "alternative texts have no comments"),
    ],
)
def test_notes_without_a_place_are_told(body: bytes, why: str) -> None:
    data = rtf(body)
    copy = noted(data, "40")
    assert [missed.why for missed in copy.missed] == [why]
    assert copy.content == data
