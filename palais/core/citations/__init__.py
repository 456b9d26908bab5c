"""Citing a work: from one frozen shape to RIS, BibTeX and a line in words, for one work or a stream of them.

It knows how the two formats write names, days, languages and signs that mean something to them.
It does not know where a work comes from, nor which style of citation a journal asks for.
There is no law here: the formats and the choices are in docs/rules/citations.md.
"""

from palais.core.citations.bibtex import bibtex
from palais.core.citations.line import Words, line
from palais.core.citations.ris import ris
from palais.core.citations.shape import Author, Citation, Kind

__all__ = ["Author", "Citation", "Kind", "Words", "bibtex", "line", "ris"]
