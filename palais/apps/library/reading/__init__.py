"""Documents read in a bounded child, and what persons settled laid over what was read.

`parsing` runs the child, `child` is what it runs, `settled` lays decisions over findings, `values` understands what
people type, `wording` says it all to them. Nothing here writes; `library.services.reading` and its neighbours do.
"""
