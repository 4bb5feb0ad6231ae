"""Notes in reStructuredText: comments below the paragraph, item or table that the figure stands in, set in as that is.

What is set in deeper than a comment and follows it is part of it, so the comment goes where nothing deeper follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotations._comments import with_comments
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents.rst import FORMAT
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document

_MARK = regex(r"(?:[*+\-•]|\(?(?:\d+|[a-zA-Z#]|[ivxlc]+)[.)])\s+")
_LABEL = regex(r":[^:\s][^:]*:\s+|\.\.\s+\[[^\]]+\]\s+")
"""A field's name or a footnote's number: what belongs to it is set in by as much as the least of its other lines."""
_USUAL = 3  # characters that what belongs to a label is set in by
_RULED = regex(r"[=+]")


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    return with_comments(data, document, notes, _find, by_figure=False)


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _find(lines: Sequence[str], first: int, last: int, block: Block | None) -> tuple[int, str]:
    indent = _indent(lines, first, block)
    line = last + 1
    # Items, terms and definitions may follow without an empty line: the comment belongs to the last of them.
    items = {_depth(lines[first])} if indent > _depth(lines[first]) else set()
    while line < len(lines) and lines[line].strip():
        depth = _depth(lines[line])
        above = lines[line - 1].strip()
        goes_on = above.startswith(".. ") and not above.endswith("::")  # with the text of a directive or note
        is_item = (depth > indent and not goes_on) or depth in items  # and no text that begins as one
        indent = _behind_marks(lines, line, depth) if is_item else depth
        if indent > depth:
            items.add(depth)
        line += 1
    while line < len(lines):
        if lines[line].strip():
            line += 1
            continue
        after = next((i for i in range(line, len(lines)) if lines[i].strip()), len(lines))
        if after == len(lines) or _depth(lines[after]) <= indent:
            break
        line = after
    return line, f"\n{' ' * indent}.. "


def _indent(lines: Sequence[str], first: int, block: Block | None) -> int:
    """Return how far in a block's text begins, behind the mark of an item; of a table in a directive, the directive."""
    line = lines[first]
    depth = _depth(line)
    if block and block.kind is BlockKind.CODE and (above := _introducing(lines, first)) is not None:
        return _behind_marks(lines, above, _depth(lines[above]))
    if block and block.kind is BlockKind.TABLE:
        above = first
        while above >= 0 and (not lines[above].strip() or _depth(lines[above]) >= max(depth, 1)):
            above -= 1
        is_directive = above >= 0 and lines[above].lstrip().startswith(".. ")
        return _depth(lines[above]) if is_directive and not _RULED.match(line[depth:]) else depth
    is_item = block and block.kind is BlockKind.LIST_ITEM
    return _behind_marks(lines, first, depth) if is_item else _behind_label(lines, first, depth)


def _behind_marks(lines: Sequence[str], first: int, depth: int) -> int:
    """Return where the text of a line begins behind the marks of items and a label."""
    while mark := _MARK.match(lines[first], depth):
        depth = mark.end()
    return _behind_label(lines, first, depth)


def _behind_label(lines: Sequence[str], first: int, depth: int) -> int:
    return _depth_below(lines, first, depth) if _LABEL.match(lines[first], depth) else depth


def _introducing(lines: Sequence[str], first: int) -> int | None:
    """Return the place of the line that makes what begins at line `first` show as it is: it ends in "::" or is set in
    less."""
    depth = _depth(lines[first])
    above = (i for i in reversed(range(first)) if lines[i].strip())
    return next((i for i in above if lines[i].endswith("::") or _depth(lines[i]) < depth), None)


def _depth_below(lines: Sequence[str], first: int, depth: int) -> int:
    """Return how far in the lines below a line are that are set in deeper than it."""
    found = [depth + _USUAL]
    for line in lines[first + 1 :]:
        if line.strip():
            if _depth(line) <= depth:
                break
            found.append(_depth(line))
    return min(found[1:], default=found[0])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
