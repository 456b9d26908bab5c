"""Indexes of recommendations as import runs: files, fields, and how rows are matched, written and taken back."""
