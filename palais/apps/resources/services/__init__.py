"""Deeds on resources: works, editions, links, hubs and their sections, proposals, checks, imports, examples."""
