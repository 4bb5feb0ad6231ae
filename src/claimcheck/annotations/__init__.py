"""Copies of documents with the findings as the format's own comments.

A module of this package whose name has no leading underscore (other than `base`) defines `ANNOTATOR`; adding the file
adds the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from claimcheck import plugins
from claimcheck.annotations.base import AnnotationError, Annotator, Copy, Missed, Note
from claimcheck.siblings import modules

__all__ = ["AnnotationError", "Annotator", "Copy", "Missed", "Note", "annotator_of", "annotators"]


_CONVERTED = {
    frozenset({".csv", ".tsv", ".xls", ".xlsb"}): ".xlsx",
    frozenset({".doc", ".wpd", ".pages"}): ".docx",
}
"""What files that hold no comments are best saved as, by their endings."""
_LIKE = (".md", ".docx", ".xlsx", ".pdf", ".html")  # of the endings that can be annotated, those that most have


@cache
def annotators() -> tuple[Annotator, ...]:
    """Return what writes copies, those of other packages (entry-point group `claimcheck.annotations`) last."""
    return tuple(_annotators())


def annotator_of(name: str) -> Annotator:
    """Return what writes copies of files of this name, by its ending.

    Raises:
        AnnotationError: nothing does.
    """
    suffix = Path(name).suffix.lower()
    found = next((annotator for annotator in annotators() if suffix in annotator.suffixes), None)
    if found is None:
        raise AnnotationError(f"{name}: no comments can be put into {suffix or 'such'} files; {_instead(suffix)}")
    return found


def _instead(suffix: str) -> str:
    """Return what to do with a file that cannot be annotated."""
    converted = next((to for endings, to in _CONVERTED.items() if suffix in endings), "")
    if converted:
        return f"save it as {converted} and annotate that"
    known = sorted({end for annotator in annotators() for end in annotator.suffixes})
    few = [end for end in _LIKE if end in known]
    return f"save it as {', '.join(few)} or one of {len(known) - len(few)} other endings, or use check -o FILE.html"


def _annotators() -> Iterator[Annotator]:
    names = [name for name in modules(__path__) if name != "base"]
    for name in names:
        yield cast(Annotator, import_module(f"{__name__}.{name}").ANNOTATOR)
    yield from (cast(Annotator, each) for each in plugins.load("claimcheck.annotations"))
