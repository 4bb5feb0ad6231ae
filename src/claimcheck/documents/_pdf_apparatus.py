"""What a PDF file's blocks list and do not say: tables of contents and bibliographies.

Layout shows what the text alone does not: leaders of dots, and how weighty the heading is that ends a bibliography.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.documents._pdf_blocks import Part
from claimcheck.lazy import regex
from claimcheck.model import BlockKind

_NUMBERED = r"(?:\W*(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5})\W{1,3})?"
_REFERENCES = regex(
    _NUMBERED + r"(?:references?|bibliography|works cited|literature(?: cited)?|list of references)\W*", 2
)
_CONTENTS = regex(_NUMBERED + r"(?:table of )?contents\W*|list of (?:tables|figures)(?: and (?:tables|figures))?\W*", 2)
_ENTRY = regex(r".*?(?:\s|[.…·_]{3,})\s*(?:\d{1,4}|[ivxlc]{1,7})", 16)
_LEADERS = regex(r"(?:[.…·_]\s*){5,}(?:\d{1,4}|[ivxlc]{1,7})\W*$")
_AFTER = regex(r"\W*(?:appendix|annex|supplement|acknowledg|about the author|notes|index|glossary)", 2)
_LONGEST_TITLE = 40
_KEPT = (BlockKind.FOOTNOTE, BlockKind.CAPTION)


def mark_apparatus(parts: Sequence[Part]) -> None:
    """Mark those of the blocks, in reading order, that are tables of contents or bibliographies."""
    references: Part | None = None
    contents = False
    for part in parts:
        heading = part.kind is BlockKind.HEADING
        text = " ".join(part.text.split()) if heading or len(part.lines) == 1 else ""
        if (heading or 0 < len(text) < _LONGEST_TITLE) and part.grid is None:
            if _CONTENTS.fullmatch(text):
                contents, references = True, None
                continue
            if _REFERENCES.fullmatch(text):
                references, contents = part, False
                continue
            if references is not None and heading and _ends(references, part, text):
                references = None
        if references is None and not _has_leaders(part):
            if not contents:
                continue
            if not _is_entry(part):
                contents = False
                continue
        if part.kind not in _KEPT:
            part.kind, part.grid = BlockKind.APPARATUS, None


def _ends(references: Part, heading: Part, text: str) -> bool:
    """Return whether a heading ends the bibliography: it is as weighty as the bibliography's own, or names another
    part."""
    if references.kind is not BlockKind.HEADING:
        return True
    return heading.level <= references.level or bool(_AFTER.match(text))


def _has_leaders(part: Part) -> bool:
    lines = [line.text for line in part.lines]
    marked = sum(1 for line in lines if ". ." in line or ("..." in line and _LEADERS.search(line)))
    return marked > 0 and 2 * marked >= len(lines) and any(_LEADERS.search(line) for line in lines)


def _is_entry(part: Part) -> bool:
    lines = [" ".join(line.text.split()) for line in part.lines]
    entries = sum(1 for line in lines if _ENTRY.fullmatch(line))
    return 2 * entries >= len(lines)
