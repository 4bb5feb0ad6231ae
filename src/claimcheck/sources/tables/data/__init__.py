"""Vocabulary of data tables and of what is said of them."""
