"""Builds the site: `sphinx-build -W docs site`."""

from claimcheck import __version__

project = "claimcheck"
author = "the claimcheck developers"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 4
# Pages link to files of the project (the example, the ledger) that are no pages of the site.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]

autodoc_member_order = "bysource"
autodoc_typehints = "description"
napoleon_google_docstring = True

html_theme = "furo"
html_title = "claimcheck"
html_copy_source = False
