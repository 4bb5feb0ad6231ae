"""Copies of documents with the findings as the format's own comments.

A module of this package whose name has no leading underscore (other than `base`) defines `ANNOTATOR`; adding the file
adds the format.
"""
