"""claimcheck reads a document's figures, recomputes what the text says about them and looks the rest up in sources."""

__version__ = "0.1.0"
