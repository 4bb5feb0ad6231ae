"""Keeps Python from looking for cycles of garbage while a document is read and checked and its report is written.

That work makes tens of thousands of objects which live on in the report and refer to each other one way only; the
collector walks through all of them again and again, and finds nothing: a seventh of the time of prose, half of that of
tables. It is switched back on as it was.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def uncollected(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return the function with the collector of cycles switched off while it runs."""

    @wraps(function)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return run
