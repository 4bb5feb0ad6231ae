"""What the elements of HTML are, as far as it makes a difference to the text."""

from __future__ import annotations

NOT_SHOWN = frozenset(
    "script style template title noscript svg math object iframe audio video canvas datalist select nav del s strike "
    "textarea xmp noembed noframes".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "p div section article header footer main aside address figure form fieldset details summary hgroup dl dt dd "
    "legend center body html menu dialog search option optgroup button hr".split()
)
HEADINGS = {f"h{i}": i for i in range(1, 7)}
HOLDERS = frozenset(("ul", "ol", "li", "blockquote"))
CAPTIONS = frozenset(("figcaption", "caption"))
CELLS = frozenset(("td", "th"))
TABLES = frozenset(("tr", "tfoot", "table"))
STRONG = frozenset(("b", "strong"))
CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
ENDS = {
    "p": BLOCKS | HOLDERS | {*HEADINGS, "pre", "table"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr"},
    "td": CELLS | {"tr"},
    "th": CELLS | {"tr"},
}
"""Elements that may go without an end tag, and what begins after their end."""
DATES = frozenset(
    "article:published_time date dc.date dcterms.date dcterms.issued dc.date.issued datepublished pubdate "
    "publication_date publish_date publish-date citation_publication_date citation_date sailthru.date "
    "parsely-pub-date govuk:first-published-at".split()
)
