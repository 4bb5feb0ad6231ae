"""Writes the pages under docs/ that are made from the code: run it after a change to a check."""

from pathlib import Path

from claimcheck.catalogue import page
from claimcheck.checks import all_checks

ROOT = Path(__file__).parents[1]
PAGES = {"docs/checks.md": lambda: page(all_checks())}


def main() -> None:
    """Write each page."""
    for name, make in PAGES.items():
        (ROOT / name).write_text(make(), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
