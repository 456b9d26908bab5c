"""Plans backwards as page, calendar and document share them.

asking   the choices in an address, checked
wording  the sentences
dated    a plan as a list with dates
"""
