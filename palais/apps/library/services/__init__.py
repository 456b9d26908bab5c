"""Verbs of the library: suggesting and judging tags, training, tracing lineage, checking drafts."""
