"""Title and date from front matter; a line-by-line look at its top level, not a parser of YAML or TOML."""

from __future__ import annotations

import re

from claimcheck.lazy import regex

_FIELD = regex(r"^(?P<key>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>[^\r\n]*)", re.M)
_DATE = regex(r"\b(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
_QUOTES = "\"'"
TITLES = ("title",)
DATES = ("date", "published", "pubdate", "publish_date", "publication_date", "created")


def metadata(text: str) -> tuple[str, str]:
    """Return the title and the ISO date (or year-month, or year) of a front matter block, "" where it has none.

    >>> metadata('---\\ntitle: "Wool: a survey"\\ndate: 2024-03-05 10:00\\n---')
    ('Wool: a survey', '2024-03-05')
    """
    fields = {field["key"].lower(): _plain(field["value"]) for field in reversed(list(_FIELD.finditer(text)))}
    title = next((fields[key] for key in TITLES if fields.get(key)), "")
    stated = next((fields[key] for key in DATES if fields.get(key)), "")
    date = _DATE.search(stated)
    return title, "-".join(part for part in date.groups() if part) if date else ""


def _plain(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0]:
        return value[1:-1]
    return value.split(" #")[0].rstrip()
