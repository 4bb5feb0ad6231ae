"""RTF files: what a reader sees of them, with each character's place in the file."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.model import Document

FONTS = rb"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Times;}{\f2\fcharset128 Mincho;}}"
STYLES = (
    rb"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 caption;}{\s3 Quote;}{\*\cs4 Verbatim Char;}"
    rb"{\s5 toc 1;}{\*\ts6 Table Grid;}}"
)
HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + STYLES


def rtf(body: bytes, name: str = "a.rtf") -> Document:
    return read_bytes(HEAD + body + b"}", name)


TEXTS = [
    (rb"5\~km\par", "5\u00a0km", "fixed space"),
    (rb"a \endash\~b \emdash c \lquote d\rquote  \ldblquote e\rdblquote\par", "a –\u00a0b —c ‘d’ “e”", "signs by name"),
    (rb"\u8364?12 and \'8012\par", "€12 and €12", "the euro sign by number and by code page"),
    (rb"\uc2\u8211\'96\'96 5{\uc0\u8211} 6\par", "– 5– 6", "what stands in for a character is passed over"),
    (rb"\u-10179?\u-8704? 5\par", "\U0001f600 5", "a character in two halves"),
    (rb"{\f1\'ef\'ff\'f2\'fc}: 5\par", "пять: 5", "a Cyrillic font"),
    (rb"{\f2\'8c\'dc}: 5\par", "五: 5", "a font of several bytes a character"),
    (b"caf\xe9 5\\par", "café 5", "bytes above 127 as they are"),
    (rb"10{\super 6} and 10\super 6\nosupersub 7\par", "10⁶ and 10⁶7", "raised digits"),
    (rb"5{\v hidden 6} 7\par", "5 7", "hidden text"),
    (rb"5 {\deleted 6}7\par", "5 7", "tracked deletions are taken as made"),
    (rb"sof\-t 1\_2\par", "soft 1\u20112", "hyphens"),
    (rb"braces \{5\} and \\6\par", "braces {5} and \\6", "escaped signs"),
    (b"over\r\ntwo\nlines 5\\\nnext", "overtwolines 5\n\nnext", "line ends are nothing, escaped ones a paragraph's"),
    (rb"a{\pict\pngblip 89504e47}b{\*\unknown 7}{\header 8\par}{\info{\author 9}}\par", "ab", "what is no text"),
    (b"a{\\pict\\bin6 }}{{}}}b 5\\par", "ab 5", "bytes of a picture"),
    (rb"{\upr{wrong 1}{\*\ud{right 2}}}\par", "right 2", "text in two encodings"),
    (rb"a{\field{\*\fldinst PAGE}{\fldrslt 7}}b{\field{\*\fldinst SEQ Table}{\fldrslt 2}}\par", "ab2", "fields"),
    (rb"{\field{\*\fldinst TOC \\o}{\fldrslt One 3\par Two 4}}\par Text 5\par", "Text 5", "a table of contents"),
    (rb"a{\object{\*\objdata 00}{\result{ 5}}}\par", "a 5", "an object shows its result"),
    (rb"5\line 6\tab 7\par", "5\n6 7", "line break and tab"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [(b, t) for b, t, _ in TEXTS], ids=[name for _, _, name in TEXTS])
def test_text(body: bytes, text: str) -> None:
    assert rtf(body).text == text


def test_characters_stand_where_the_file_has_them() -> None:
    data = HEAD + rb"\pard Of {\b 1,200} boats, 5 % (\u8364?12) sank.\par}"
    document = read_bytes(data, "a.rtf")
    for words in ("1,200", "boats, 5 %", "12) sank."):
        start = document.source.offset(document.text.index(words))
        assert data[start : start + len(words)] == words.encode()
    assert data[document.source.offset(document.text.index("€")) :].startswith(b"\\u8364")


BLOCKS = [
    (rb"\pard\s1 Catch\par\pard Text.\par", [("heading", "Catch"), ("paragraph", "Text.")]),
    (rb"{\pard\outlinelevel1 Fleet\par}{\pard Text.\par}", [("heading", "Fleet"), ("paragraph", "Text.")]),
    (rb"\pard\s3 Said 5.\par\pard\s2 Table 1\par", [("quote", "Said 5."), ("caption", "Table 1")]),
    (rb"\pard\s5 Catch 4\par\pard Text.\par", [("apparatus", "Catch 4"), ("paragraph", "Text.")]),
    (rb"a{\footnote\chftn  Note 5.} b.\par c\par",
     [("paragraph", "a b."), ("footnote", "Note 5."), ("paragraph", "c")]),
    (rb"a{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Boats in 2024}}}00}} b\par",
     [("paragraph", "a b"), ("paragraph", "Boats in 2024")]),
    (rb"a{\shp{\*\shpinst{\sp{\sn x}{\sv 9}}{\shptxt\pard In a box.\par}}{\shprslt In a box.}} b\par",
     [("paragraph", "a b"), ("paragraph", "In a box.")]),
    (rb"{\listtext\pard 3.\tab}\ilvl1 Three\par", [("list item", "Three")]),
    (rb"{\pard\fi-360\bullet\tab One\par}{\pard\fi-360 2.\tab Two\par}", [("list item", "One"), ("list item", "Two")]),
    (b"The last has no mark", [("paragraph", "The last has no mark")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS)
def test_blocks(body: bytes, expected: list[tuple[str, str]]) -> None:
    assert blocks(rtf(body)) == expected


def test_items_have_their_printed_numbers_and_levels() -> None:
    (item,) = rtf(rb"{\listtext\pard 3.\tab}\ilvl1 Three\par").blocks
    assert (item.ordinal, item.level) == (3, 2)


def row(cells: list[bytes], edges: list[bytes], extra: bytes = b"") -> bytes:
    defined = b"".join(b"\\" + edge for edge in edges)
    return rb"\trowd" + extra + defined + rb"\pard\intbl " + b"".join(c + rb"\cell " for c in cells) + rb"\row\pard "


def test_a_table_with_merged_cells() -> None:
    table = (
        row([b"Port", b"Boats"], [b"cellx1000", b"cellx3005"], rb"\trhdr")
        + row([b"", b"2023", b"2024"], [b"cellx1010", b"cellx2000", b"cellx3000"], rb"\trhdr")
        + row([b"North", b"4\\par 5", b"6"], [b"clvmgf\\cellx1000", b"cellx2000", b"cellx3000"])
        + row([b"", b"7", b"8"], [b"clvmrg\\cellx1000", b"cellx2000", b"cellx3000"])
    )
    document = rtf(b"\\pard Before.\\par" + table + b"After.\\par")
    assert grid(document) == [
        ["Port", "Boats", None],
        ["", "2023", "2024"],
        ["North", "4 5", "6"],
        [None, "7", "8"],
    ]
    assert document.tables[0].header_rows == 2
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "table", "paragraph"]
    assert document.landmark(document.text.index("7")) == "table 1, row 4"


@pytest.mark.parametrize(
    ("label", "amount", "strong"),
    [
        (b"{\\b All}", b"{\\b 4}", (2,)),
        (b"\\b All", b"4\\b0", (2,)),
        (b"{\\b All}", b"4", ()),
        (b"\\b\\plain All", b"4", ()),
    ],
)
def test_rows_in_bold_are_known(label: bytes, amount: bytes, strong: tuple[int, ...]) -> None:
    edges = [b"cellx1000", b"cellx2000"]
    table = row([b"Crop", b"Tonnes"], edges) + row([b"Rye", b"4"], edges) + row([label, amount], edges)
    assert rtf(table).tables[0].strong_rows == strong


WORD = rb"""{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0\deflang2057{\fonttbl
{\f0\fbidi \froman\fcharset0\fprq2
{\*\panose 02020603050405020304}Times New Roman;}{\f3\froman\fcharset2 Symbol;}}{\*\defchp \fs22 }\noqfpromote
{\stylesheet
{\ql \rtlch\fcs1 \af0 \ltrch\fcs0 \fs22 \snext0 Normal;}
{\s1\outlinelevel0 \ltrch\fcs0 \b\fs32 \sbasedon0 heading 1;}
{\s16\li720 \sbasedon0 List Paragraph;}{\*\cs18 \additive \super footnote reference;}{\*\ts11\tsrowd Normal Table;}}
{\*\listtable{\list{\listlevel\levelnfc23{\leveltext\'01\u-3913 ?;}{\levelnumbers;}\fi-360\li720 }\listid1}}
{\mmathPr\mmathFont34}
{\info{\title Costs}{\author Ann 9}{\*\company Mill 400}{\nofcharsws477}}{\*\xmlnstbl
{\xmlns1 http://example.org/8}}\ltrpar \sectd
{\header \pard\plain Page head 77\par }{\*\pnseclvl1\pnucrm
{\pntxta .}}\pard\plain \ltrpar\s1 \rtlch\fcs1 \ab\af0 \ltrch\fcs0 \b
{\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 Costs of 2022
\par }\pard\plain \ltrpar\ql {\insrsid1 Sales rose from }{\b\insrsid2 40}{\insrsid1  to 50 \u8212\'97 by 35%}
{\cs18\super \chftn
{\footnote \pard\plain {\cs18\super \chftn }{ After \'a35 million.}}}{\insrsid1 . }{\*\bkmkstart _Hlk1}
{\*\bkmkend _Hlk1}
{\field\fldedit{\*\fldinst { HYPERLINK "https://example.org/a" }{{\*\datafield 00d0c9ea}}}{\fldrslt
{\ul The report}}}
{\revised\revauth1  kept 7}{\deleted\revauth1 gone 9}{\xe {\bxe index 12}}
\par {\listtext\pard\plain\ltrpar \s16 \f3 \loch\af3\dbch\af0\hich\f3 \'b7\tab}\pard \s16\fi-360\li720\ls1
{\insrsid1 first of 3 points
\par }{\*\themedata 504b0304}{\*\latentstyles\lsdstimax376{\lsdlockedexcept \lsdpriority99 Total 5;}}}"""


def test_a_file_as_word_writes_it() -> None:
    document = read_bytes(WORD, "a.rtf")
    assert blocks(document) == [
        ("heading", "Costs of 2022"),
        ("paragraph", "Sales rose from 40 to 50 — by 35%. The report kept 7"),
        ("footnote", "After £5 million."),
        ("list item", "first of 3 points"),
    ]
    assert (document.title, document.links[0].url) == ("Costs", "https://example.org/a")


def test_paragraphs_and_notes_are_the_places() -> None:
    document = rtf(rb"One.\par Two{\footnote Note 5.}.\par Three 6.\par")
    marks = [document.spot(document.text.index(words)) for words in ("One", "Two", "Note", "Three")]
    assert marks == ["paragraph 1", "paragraph 2", "note 1", "paragraph 3"]
    assert not document.lined


def test_links_and_what_footnotes_cite() -> None:
    document = rtf(
        rb'See {\field{\*\fldinst{HYPERLINK "https://example.org/a" }}{\fldrslt{\ul the report}}}: 40 boats'
        rb"{\super\chftn}{\*\footnote\chftn Counted by https://example.org/n}.\par"
    )
    shown = [(document.text[slice(*link.span)], link.url) for link in document.links]
    assert shown == [("the report", "https://example.org/a"), ("", "https://example.org/n")]
    assert document.links[1].span.start == document.text.index("boats") + len("boats")


def test_code_within_a_line() -> None:
    document = rtf(rb"Set {\cs4 retries = 5} here.\par")
    assert [document.text[slice(*span)] for span in document.code] == ["retries = 5"]


def test_title_and_day() -> None:
    document = rtf(rb"{\info{\title Harbour  report}{\creatim\yr2024\mo3\dy5\hr10\min0}}Text.\par")
    assert (document.title, document.date) == ("Harbour report", "2024-03-05")


def test_a_comment_sets_a_claim_aside() -> None:
    wrong = rb"The fleet grew from 40 boats to 50, a rise of 53%."
    assert alarms(pipeline.check(rtf(wrong + rb"\par")).findings) == ["inconsistent"]
    said = rb"{\*\atnid C}\chatn{\*\annotation{\*\atnref 1}\pard claimcheck: ignore percent_change -- as printed}"
    report = pipeline.check(rtf(rb"First.\par " + wrong + said + rb"\par"))
    assert alarms(report.findings) == ["ignored"]


def test_a_file_is_known_by_its_content() -> None:
    document = rtf(rb"5 km\par", "letter.doc")
    assert document.text == "5 km"
    assert document.notes == ("The file is an RTF file, not what its name says.",)


def test_a_file_that_is_cut_short_is_read_and_says_so() -> None:
    document = read_bytes(HEAD + rb"\pard{\b 5 km", "a.rtf")
    assert document.text == "5 km"
    assert document.notes == ("The file ends within a group: it may be cut short.",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not an RTF file"),
        (b"5 km", "is not an RTF file"),
        (HEAD + b"{" * 100_000, "its groups are more than 2,000 deep"),
    ],
)
def test_what_is_no_rtf(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_bytes(data, "a.rtf")
    assert "\n" not in str(caught.value)


PIECES = [
    *(b"{", b"}", b"\\par ", b"\\cell ", b"\\row ", b"\\trowd\\cellx9 ", b"\\intbl ", b"\\u-9?", b"\\'e9", b"5 km"),
    *(
        b"\\footnote ",
        b"{\\*\\shptxt ",
        b"{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ",
        b"\\bin3 ",
        b"\\uc9 ",
        b"\\v ",
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_the_groups_are_the_document_is_sound(pieces: list[bytes]) -> None:
    data = HEAD + b"".join(pieces)
    document = read_bytes(data, "a.rtf")
    assert all(0 <= document.source.offset(i) <= len(data) for i in range(len(document.text)))
    spans = [block.span for block in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_boxes_in_boxes_without_end() -> None:
    assert rtf(b"{\\shptxt 5 " * 1_500).text.count("5") == 1_500
