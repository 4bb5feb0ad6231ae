"""Vocabulary of the matching of claims to facts."""
