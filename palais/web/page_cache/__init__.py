"""Whole public pages, kept in the memory of each process: see docs/build/page-cache.md.

keys         which requests may be answered from the cache, and what they ask for
shelf        the pages kept, within a bounded number of bytes
kept         one answer: its body, ready to travel, and its tag
versions     which version of the content the database holds, asked at most once a second
middleware   the way of a request through all this
"""
