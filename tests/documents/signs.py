"""Characters that a reader leaves as they are, for tests that compare its text with the source."""

from hypothesis import strategies as st

# What says the same as a plain sign is read as that: digits of other scripts, ligatures, marks that show nothing.
PLAIN = st.characters(exclude_categories=["Nd", "Cf"], exclude_characters="ﬀﬁﬂﬃﬄﬅﬆ％＄￡￥＋－٪٫٬")
