"""Shapes for texts that grow: what `hostile.py` repeats to find work that grows faster than the text.

`OPENED` are pieces of a format that begin something which never ends, or nest; `WHOLE` are blocks of a document that is
in order, in which "@" stands for a number that is another in each; `SAID` are stretches of prose for the checks.
"""

from __future__ import annotations


def _shapes(*lines: str) -> tuple[str, ...]:
    """Return the shapes in lines of several, with a broken bar between."""
    return tuple(shape for line in lines for shape in line.split("¦"))


OPENED: dict[str, tuple[str, ...]] = {
    "html": _shapes(
        "<b>¦<table>¦<table><tr><td>¦<td>1¦<ul><li>¦<a href=x>¦<!--¦<!-¦<![CDATA[¦<¦&¦&#¦<p>¦</p>¦<tr>",
        '<td rowspan=9>x<tr>¦<td colspan=1000>¦<q>¦<sup>1</sup>¦<script>¦<style>¦<pre>¦<div>1 ¦<img alt="5%">',
        '<h1>x¦<li>¦<a href="#1">1</a>¦<textarea>¦<td rowspan=65534 colspan=1000>1</td></tr><tr>',
        '<p id=fn1>[1] x 5</p>\n¦<svg>¦<math>¦<br>¦<select><option>1¦<caption>x¦<details>¦<!DOCTYPE ¦<?x ¦<a b=" ',
        "<a b=' ¦x > ¦<pre><p>1 ¦<b>Contents</b><p><a href=x>1 a</a><p>",
    ),
    "markdown": _shapes(
        "[¦![¦[a](¦*¦**a¦_a ¦`¦``a ¦> ¦- a\n¦  - a\n¦| a ¦| a |\n¦[^1]: x\n¦[^1]¦<b>¦<!--¦~~¦# a\n¦1. a\n¦\\¦[a]: <",
        '[a][b]¦<a href="¦***¦\n\n¦- - ¦| - ¦$¦$$¦---\n¦a\n===\n¦![a](b)¦* * ¦> - ¦[x](y "¦&amp;¦<div>\n¦\t',
        "    x\n¦[1] x 5 2001\n\n¦|a|b|\n|-|-|\n|1|2|\n\n¦\n|a|b|\n|-|-|¦```\n\n|a|b|\n|-|-|\n\n",
    ),
    "rst": _shapes(
        "`¦``¦*¦**¦|a¦|a|_¦`_¦`a <¦.. ¦.. x::\n\n   ¦.. [1] x\n¦[1]_¦=\n¦a\n=\n¦+--+\n|a |\n+--+\n¦+--",
        "==  ==\na  b\n==  ==\n¦- ¦* a\n¦| x\n¦::\n\n  x\n\n¦:a: b\n¦.. |a| replace:: b\n¦\\¦__ a\n¦  a\n ",
        ".. _a: b\n¦1. a\n¦a_ ¦>>> 1\n¦.. list-table::\n\n   * - 1\n     - 2\n\n¦.. csv-table::\n\n   1,2\n\n",
        ":a:`b` ¦:a:`¦===== =====\n¦-_¦a-_¦`a_",
    ),
    "asciidoc": _shapes(
        "`¦``¦*¦**¦_¦__¦#¦##¦+¦++¦+++¦^¦~¦[[¦[¦<<¦|===\n¦|1\n¦|===\n|1|2\n|===\n¦----\n¦====\n¦* a\n¦** a\n¦. a\n",
        '= a\n¦{a}¦{a¦:a: b\n¦footnote:[¦link:a[¦http://a[¦image::a[¦////\n¦++++\n¦""""\n¦[a]\n¦.a\n¦a::\n¦+\n',
        "|===\na|\n¦stem:[¦:a: {a}{a}\n¦pass:[¦\"`¦(((¦ifdef::a[]\n¦5+|1 ¦'¦\\¦[.x]#¦[quote]\n¦!===\n",
        ":x: {x}{x}\n{x} ¦,===\n1,2\n¦xref:a[¦//a\n",
    ),
    "latex": _shapes(
        "{¦}¦\\¦$¦$$¦\\[¦\\(¦\\begin{a}¦\\begin{table}¦\\begin{tabular}{ll}¦&¦\\\\",
        "\\begin{tabular}{ll}1&2\\\\\\end{tabular}¦%¦\\textbf{¦\\footnote{¦\\section{¦\\cite{¦\\a ",
        "\\newcommand{\\a}{\\a\\a}¦\\frac¦\\frac{1}{¦^¦_¦\\item ¦\\begin{itemize}\\item ¦\\verb|¦\\SI{5}{¦\\num{",
        "\\def\\a{¦\\left(¦\\sqrt¦\\multicolumn{2}{l}{¦~¦``¦''¦\\bibitem{a}¦\\begin{verbatim}¦\\caption{¦\\href{a}{",
        "\\url{¦[¦]¦#1¦\\newcommand{\\x}[9]{¦\\iffalse ",
    ),
    "rtf": _shapes(
        "{¦}¦\\¦{\\b ¦\\par ¦{\\*\\x ¦\\trowd\\cellx9 1\\cell\\row ¦\\'e9¦\\u233?¦{\\field{¦{\\footnote ",
        "\\trowd\\itap2 1\\nestcell{\\*\\nesttableprops}¦\\bin9 ¦{\\pict 00¦\\cell ¦\\row ",
    ),
    "text": _shapes(
        "1. a\n¦- ¦* a\n¦    ¦\n¦a  b\n¦a | b\n¦a\tb\n¦[1] x\n¦References\n¦1 ¦1  2  3\n¦References\n[1] x, 2001\n",
        'Table 1\n¦....\n¦a .... 5\n¦From: a\n¦-----\n¦"¦(¦12:00 ¦http://¦§¦Contents\n¦1\n¦1.1 a ... 4\n¦# ¦I. a\n',
        "\f¦\r¦a  1  2\nb  3  4\n¦Note: ¦* 1\n¦Figure 1: a\n\n",
    ),
    "csv": _shapes(
        'a,b\n¦"¦"a¦a;b\n¦\t¦a\n¦1,2,3\n¦"a\n",¦\n¦,¦1|2\n¦,,,\n¦x,"1,000"\n',
    ),
}

WHOLE: dict[str, tuple[str, ...]] = {
    "markdown": (
        "Text @ rose 5%[^@].\n\n[^@]: Note @ of 7%.\n\n",
        "Text @ rose 5%.\n\n<!-- claimcheck: ignore x -- y -->\n",
        "| a@ | 5 |\n",
        "| a | 5 |\n|--|--|\n| @ | 6 |\n\n",
    ),
    "html": (
        '<p id="n@">Text <a href="#n@">5%</a><sup>2</sup></p>',
        "<table><tr><td rowspan=2>@</td><td>5</td></tr><tr><td>6</td></tr></table>",
    ),
    "rst": (
        "Text @ [#a@]_ rose 5%.\n\n.. [#a@] Note 7%.\n\n",
        ".. |s@| replace:: 5\n\nText |s@|.\n\n",
    ),
    "asciidoc": (
        ":a@: 5\n\nText {a@} footnote:[n 5].\n\n",
        "|===\n|a@ |5\n|===\n\n",
    ),
    "latex": ("Text @\\footnote{Note 7\\%}. \\begin{tabular}{ll}a&5\\\\b&6\\end{tabular}\n\n",),
    "eml": ("> quoted @ 5%\n>> deep 6\ntext 7\n\n",),
    "csv": ("r@,5,6\n\nx,y\n",),
    "text": (
        "1. Item @ of 5%\n\n   More 6.\n\n",
        "Author, A. (20@). Title of 5. Journal 6, 7-8.\n\n",
        "Region  2022  2023\nNorth  @  6\nSouth  7  8\n\n",
    ),
}

SAID: tuple[str, ...] = (
    "1 ",
    "1, ",
    "1% ",
    "$1 million, ",
    "5% of ",
    "from 5 to 6 ",
    "up 5% ",
    "12 of 40 (30%), ",
    "Of 40 boats, 14 (35%) are new ",
    "Of 40 boats, 14 (53%) are new ",
    "Of 40 boats, 14 (53%) are new.\n\n",
    "Of 40 boats, 14 are new. ",
    "Sales rose from $50 to $56, up 12%, ",
    "Sales rose from $50 to $56, up 21%; ",
    "Sales rose 12% to $56 from $50. It was $@ before. ",
    "In 2019 it had @ members. ",
    "In 2019 it had @ members, in 2020 @ members, ",
    "The total of 60 is made up of 10, 20 and 30, ",
    "10 + 20 = 30 ",
    "twice as many as the 40 of 2020, ",
    "3 July 2024, ",
    "Monday, 3 July 2024. ",
    "between 5 and 9 km, ",
    "five (5) ",
    "one in five (20%) ",
    "t(40) = 2.20, p = .034, ",
    "95% CI [0.2, 0.9], ",
    "M = 3.21 (SD = 1.1, n = 20), ",
    "30% north, 40% south, 30% west, ",
    "three towns: Lindvik, Marsund and Holm; ",
    "100 km/h (62 mph) ",
    "$100 (€92) ",
    "Table 1 shows 5. Table @ shows 6. ",
    "aged 40, born in 1980, ",
    "the rest, ",
    "and ",
    "((((",
    "word ",
    "12345678901234567890",
    "- 30% of a\n",
    "| a@ | 10 | 20 | 30 |\n",
)
