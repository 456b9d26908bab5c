"""Palais: the open platform on which a child-rights network works with the UN human-rights mechanisms."""

__version__ = "0.1.0"
