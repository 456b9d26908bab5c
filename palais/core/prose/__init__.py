"""Foreign web markup as clean blocks: what a page says is kept, how it looked is not, and what is lost is listed.

It knows HTML and what can hide in it. It does not know where the markup comes from, runs nothing, and loads nothing.
There is no law here: elements are those of the HTML standard.
"""

from palais.core.prose.blocks import Block, Kind
from palais.core.prose.flow import TooMuchMarkup, to_blocks
from palais.core.prose.losses import Code, Losses

__all__ = ["Block", "Code", "Kind", "Losses", "TooMuchMarkup", "to_blocks"]
