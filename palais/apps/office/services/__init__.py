"""Deeds of the office."""
