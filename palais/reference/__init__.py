"""Facts: what the world says, as files with sources, and the readers that refuse what does not hold.

``layers.read_layers`` is the front door: the shipped tables, with a network's own files above them, as one
``Facts``. ``depositary``, ``plain_csv`` and ``difference`` bring new facts in. Nothing here knows Django, the
network or the clock.
"""
