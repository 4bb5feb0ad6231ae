"""LaTeX: what is printed, what stays out, and where every character stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid, strays, where
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import read_text
from claimcheck.model import Document, Status


def read(text: str) -> Document:
    return read_text(text, "a.tex", "latex")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Sales \emph{rose} by {\bf 5}\% to \$1{,}200.", "Sales rose by 5% to $1,200."),
        (r"see \cite[p.~5]{a1}, Table~\ref{t2} \label{x3}end", "see , Table\u00a0 end"),
        (r"$t(28) = 2.20$, \(p < .05\), $10^6$, $\frac{1}{2}$, $\ge 3$", "t(28) = 2.20, p < .05, 10⁶, 1/2, ≥ 3"),
        (r"\SI{5.5}{\kilo\metre\per\hour}, \qty{12}{\percent}, \num{1.5e-3}", "5.5 km/h, 12 %, 1.5×10⁻³"),
        (r"\SIrange{5}{7}{\kilo\gram} and \ang{30}", "5–7 kg and 30°"),
        (r"10--12 boats---``old'' ones", "10–12 boats—“old” ones"),
        (r"caf\'e, na\"{\i}ve, Stra\ss e, \AA", "café, naïve, Straße, Å"),
        (r"\href{http://a.b/9}{the 2023 list} \textcolor{red}{5}", "the 2023 list 5"),
        ("5\\% % 6 of it\n  more", "5% more"),
        (r"\newcommand{\n}[2][x]{#2 of 40}\n{5}, \n[y]{6}", "5 of 40, 6 of 40"),
        (r"\def\all{40 boats}\all{} and \all.", "40 boats and 40 boats."),
        (r"a\vspace{5mm}b\hskip 3pt plus 1pt c\\[2pt]d", "ab c\nd"),
        (r"\verb|x=5| and m\textsuperscript{2}", "x=5 and m²"),
        (r"it follows \[ x = 5 \] that 6", "it follows that 6"),
        (r"\iffalse 5 \fi 6", "6"),
        ("\\unknown{5} \\other[7]{6}", "5 6"),
        ("costs $5 now", "costs $5 now"),
    ],
)
def test_text(source, text):
    assert read(source).text.strip() == text


PAPER = r"""\documentclass[12pt]{article}
\usepackage[margin=2cm]{geometry}
\title{Boats in 2023}
\author{A. N. Other, 3rd floor}
\date{2024-03-05}
\begin{document}
\maketitle
\tableofcontents
\section*{Catch}
Forty boats.\footnote{Up from 38.}

Two new.
\begin{enumerate}
\item First
\item Second \begin{itemize}\item inner\end{itemize}
\end{enumerate}
\begin{quote}Said they.\end{quote}
\begin{figure}\includegraphics[width=0.5\textwidth]{a}\caption{Chart of 9.}\end{figure}
\begin{lstlisting}[language=C]
int x = 7;
\end{lstlisting}
\begin{equation}x = 8\end{equation}
\begin{comment}
10
\end{comment}
\begin{thebibliography}{99}\bibitem{a} Author, 1999.\end{thebibliography}
\end{document}
After 11.
"""


def test_blocks_are_of_their_kinds():
    document = read(PAPER)
    assert blocks(document)[:-1] == [
        ("heading", "Boats in 2023"),
        ("heading", "Catch"),
        ("paragraph", "Forty boats."),
        ("footnote", "Up from 38."),
        ("paragraph", "Two new."),
        ("list item", "First"),
        ("list item", "Second"),
        ("list item", "inner"),
        ("quote", "Said they."),
        ("caption", "Chart of 9."),
        ("code", "int x = 7;"),
    ]
    assert [block.ordinal for block in document.blocks if block.ordinal] == [1, 2]
    assert (document.title, document.date) == ("Boats in 2023", "2024-03-05")
    assert where(document, "7;") == (20, 9)
    assert strays(document, PAPER) == []


def test_tables_have_header_rows_and_cells_over_columns():
    source = r"""\begin{table}\caption{Boats by port}
\begin{tabular}{lr@{.}r}
\toprule
Port & \multicolumn{2}{c}{Boats} \\ \cmidrule(lr){2-3}
 & 2022 & 2023 \\[1ex]
\midrule
North & 10 & \textbf{12} \\
South \& co. & & 30 \\
\bottomrule
\end{tabular}\end{table}"""
    document = read(source)
    assert grid(document) == [
        ["Port", "Boats", None],
        ["", "2022", "2023"],
        ["North", "10", "12"],
        ["South & co.", "", "30"],
    ]
    table = document.tables[0]
    assert table.header_rows == 2
    assert document.text[slice(*table.caption)] == "Boats by port"
    assert where(document, "12") == (7, 22)


def test_a_long_table_prints_its_head_once():
    source = r"\begin{longtable}{ll} a & b \\ \hline \endfirsthead a & b \\ \endhead 1 & 2 \\ \end{longtable}"
    assert grid(read(source)) == [["a", "b"], ["1", "2"]]


def test_what_a_macro_prints_stands_where_it_is_used():
    source = "\\newcommand{\\n}{40}\n\\newcommand{\\of}[1]{#1 of 50}\nSold \\n{} and \\of{30}."
    document = read(source)
    assert document.text == "Sold 40 and 30 of 50."
    assert where(document, "40") == (3, 6)
    assert where(document, "30") == (3, 19)


def test_macros_without_end_are_left():
    assert read(r"\def\a{\b\b}\def\b{\a\a}5 \a 6").text.startswith("5")


def test_comments_set_claims_aside():
    wrong = "The fleet grew from 40 boats to 50, a rise of 53\\%."
    for source in (
        f"% claimcheck: ignore percent_change -- revised\n{wrong}\n",
        f"{wrong} % claimcheck: ignore percent_change -- x",
    ):
        assert alarms(pipeline.check(read(source)).findings) == [Status.IGNORED]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="\\{}[]$%&#~^_-`' \n\t5aeb*|", max_size=80) | st.text(alphabet=PLAIN, max_size=60))
def test_any_text_is_read_and_keeps_its_places(text):
    document = read(text)
    if not set(text) & set("\\^-`'$"):
        assert strays(document, text) == []


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "}",
        "$",
        "\\[",
        "\\begin{a}",
        "\\begin{verbatim}",
        "\\a{b}",
        "\\",
        "%\n",
        "\\begin{tabular}{l}",
        "a[",
        "\\b[",
    ],
)
def test_a_hundred_thousand_characters_are_read(line):
    assert read(line * (100_000 // len(line))) is not None
