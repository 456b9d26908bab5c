"""Deeds on people and organisations: each checks who does it, does it in one transaction, and writes it down."""
