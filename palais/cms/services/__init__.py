"""Deeds on pages: the tree of each language, publishing, what readers are shown of a page."""
