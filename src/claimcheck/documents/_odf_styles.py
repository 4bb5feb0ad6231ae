"""Which styles of an OpenDocument file set their text in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE = f"{_NS}style:1.0}}"
_WEIGHT = f"{_NS}xsl-fo-compatible:1.0}}font-weight"
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_DEEPEST = 20
"""Styles that follow each other."""


class Weights:
    """The weights of styles, each its own or that of the style that it follows."""

    def __init__(self) -> None:
        """Know no styles."""
        self._own: dict[str, bool] = {}
        self._parents: dict[str, str] = {}
        self._known: dict[str, bool] = {}

    def note(self, style: Element) -> None:
        """Take in a style's definition."""
        name = style.get(f"{_STYLE}name", "")
        self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        properties = style.find(f"{_STYLE}text-properties")
        weight = properties.get(_WEIGHT) if properties is not None else None
        if weight is not None:
            self._own[name] = weight in _BOLD

    def is_bold(self, name: str) -> bool:
        """Return whether a style sets its text in bold."""
        known = self._known.get(name)
        if known is None:
            at, steps = name, 0
            while at in self._parents and at not in self._own and steps < _DEEPEST:
                at, steps = self._parents[at], steps + 1
            known = self._known[name] = self._own.get(at, False)
        return known
