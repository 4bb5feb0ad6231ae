"""What the commands and environments of LaTeX take and show.

Arguments are written as "*" (a star that may follow), "[" (optional), "(" (optional, in round brackets) and "{".
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.documents._tex_math import SYMBOLS

VERBATIM = frozenset(
    "verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim lstlisting minted alltt spverbatim code Code CodeInput "
    "CodeOutput Schunk Sinput Soutput".split()
)
"""Environments of code."""
DISPLAYED = frozenset(
    name + star
    for name in "equation align gather multline eqnarray displaymath flalign alignat xalignat math dmath".split()
    for star in ("", "*")
)
"""Environments of formulas on lines of their own."""
UNSEEN = frozenset(
    "comment thebibliography tikzpicture picture pgfpicture pspicture filecontents filecontents* CCSXML forest axis "
    "algorithmic algorithm2e pycode sagesilent".split()
)
"""Environments that are no text: pictures, bibliographies, files, algorithms."""
QUOTES = frozenset("quote quotation verse displayquote".split())
LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum tablenotes".split())
TABLES: Mapping[str, str] = {
    "tabular": "[{",
    "tabular*": "{[{",
    "tabularx": "{[{",
    "tabulary": "{{",
    "longtable": "[{",
    "longtable*": "[{",
    "supertabular": "{",
    "xltabular": "{{",
    "NiceTabular": "[{",
    "tblr": "[{",
    "longtblr": "[{",
}
ENVIRONMENTS: Mapping[str, str] = {
    **dict.fromkeys(
        "figure figure* table table* sidewaystable sidewaysfigure threeparttable columns tablenotes".split(), "["
    ),
    **dict.fromkeys("multicols adjustbox landscape thebibliography otherlanguage otherlanguage*".split(), "{"),
    **dict.fromkeys("itemize enumerate description compactitem compactenum".split(), "["),
    "minipage": "[[[{",
    "column": "[{",
    "subfigure": "[{",
    "subtable": "[{",
    "wrapfigure": "[{[{",
    "wraptable": "[{[{",
}
"""What stands behind `\\begin{...}` and is not text."""

HEADINGS: Mapping[str, int] = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "frametitle": 2,
    "framesubtitle": 3,
    "addchap": 1,
    "addsec": 2,
}
UNSEEN_COMMANDS: Mapping[str, str] = {
    **dict.fromkeys(
        "label ref pageref eqref autoref cref Cref vref Vref nameref subref thref bibliography "
        "bibliographystyle input include "
        "subfile includeonly pagestyle thispagestyle hypersetup graphicspath index glsadd nocite hyphenation thanks "
        "institute affiliation email address orcid captionsetup lstset tikzset pgfplotsset sisetup "
        "usetikzlibrary usetheme "
        "usecolortheme pagenumbering bibitem phantom hphantom vphantom cline stepcounter refstepcounter newcounter "
        "newlength newsavebox usebox bookmarksetup PassOptionsToPackage ProvidesPackage RequirePackage keywords today "
        "newif allowdisplaybreaks theoremstyle urlstyle linespread selectlanguage setmainfont vspace* "
        "DeclareUnicodeCharacter".split(),
        "*[{",
    ),
    **dict.fromkeys("vspace hspace".split(), "*{"),
    **dict.fromkeys(
        "setlength addtolength setcounter addtocounter fontsize markboth settowidth counterwithin "
        "numberwithin rowcolors "
        "DeclareRobustCommand DeclareMathOperator".split(),
        "*{{",
    ),
    **dict.fromkeys("usepackage documentclass documentstyle".split(), "[{["),
    **dict.fromkeys("newenvironment renewenvironment".split(), "*{[[{{"),
    **dict.fromkeys(
        "author geometry addbibresource color rowcolor columncolor cellcolor lhead chead rhead lfoot "
        "cfoot rfoot".split(),
        "[{",
    ),
    **dict.fromkeys("fancyhead fancyfoot pdfbookmark markright pagecolor".split(), "[{"),
    **dict.fromkeys("definecolor colorlet crefname Crefname newtheorem".split(), "*{[{[{"),
    **dict.fromkeys(
        "toprule midrule bottomrule addlinespace specialrule printbibliography tableofcontents".split(), "["
    ),
    "newtheorem": "*{[{[",
    "rule": "[{{",
    "cmidrule": "[({",
    "includegraphics": "*[[{",
    "footnotemark": "[",
    "linebreak": "[",
    "pagebreak": "[",
    "enlargethispage": "*{",
}
"""Commands that print nothing, or only a number, with what they take."""
LAST_SHOWN: Mapping[str, str] = {
    **dict.fromkeys("textcolor fcolorbox".split(), "[{{"),
    **dict.fromkeys("colorbox foreignlanguage adjustbox hypertarget hyperlink".split(), "[{{"),
    **dict.fromkeys("makebox framebox".split(), "[[{"),
    **dict.fromkeys("caption captionof".split(), "*[{"),
    "parbox": "[[[{{",
    "raisebox": "{[[{",
    "resizebox": "*{{{",
    "scalebox": "{[{",
    "rotatebox": "[{{",
    "multirow": "[{[{[{",
    "multirowcell": "[{",
    "SetCell": "[{{",
    "hyperref": "[{",
    "enquote": "*{",
    "gls": "*[{",
}
"""Commands that show their last argument only."""

ACCENTS: Mapping[str, str] = dict(
    zip(
        "`'^\"~=.cuvHrkdb",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0327\u0306\u030c\u030b\u030a\u0328\u0323\u0331",
        strict=True,
    )
)
SIGNS: Mapping[str, str] = {
    **{command[1:]: sign for command, sign in SYMBOLS.items()},
    ",": "\u2009",
    "thinspace": "\u2009",
    "-": "",
    "/": "",
    "@": "",
    **dict(
        pair.split()
        for pair in (
            "ss ß, ae æ, AE Æ, oe œ, OE Œ, o ø, O Ø, l ł, L Ł, aa å, AA Å, i ı, j ȷ, dh ð, th þ, S §, P "
            "¶, dag †, ddag ‡, "
            "copyright ©, textcopyright ©, textregistered ®, texttrademark ™, textdegree °, textcelsius ℃, texteuro €, "
            "textsterling £, textdollar $, textpercent %, textyen ¥, textcent ¢, textmu μ, texttimes ×, textpm ±, "
            "textonehalf ½, textonequarter ¼, textthreequarters ¾, textendash –, textemdash —, textasciitilde ~, "
            "textasciicircum ^, textbackslash \\, textbar |, textless <, textgreater >, textunderscore _,"
            " textellipsis …, "
            "textquoteleft ‘, textquoteright ’, textquotedblleft “, textquotedblright ”, textbullet •, "
            "slash /, LaTeX LaTeX, "
            "TeX TeX, LaTeXe LaTeX2e, BibTeX BibTeX, textminus −, textnumero №"
        ).split(", ")
    ),
}
"""What a command without arguments prints."""
