"""Where the index of recommendations lies."""

from palais.apps.office.search import Shelf

SHELF = Shelf("recommendations", 3)
"""Raise the number with every change of the fields: the index is then rebuilt."""
