"""claimcheck reads a document's figures, recomputes what the text says about them and looks the rest up in sources."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.figures import extract, read_figure
    from claimcheck.model import Claim, Document, Evidence, Figure, Finding, Report, Span, Status, Verdict
    from claimcheck.pipeline import check, check_file
    from claimcheck.reports import render

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Figure",
    "Finding",
    "Report",
    "Span",
    "Status",
    "Verdict",
    "check",
    "check_file",
    "extract",
    "read_figure",
    "render",
]

# Where each name lives; loaded on first use so that `claimcheck --version` pays for none of it.
_HOME = dict.fromkeys(__all__, "claimcheck.model") | {
    "check": "claimcheck.pipeline",
    "check_file": "claimcheck.pipeline",
    "extract": "claimcheck.figures",
    "read_figure": "claimcheck.figures",
    "render": "claimcheck.reports",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
