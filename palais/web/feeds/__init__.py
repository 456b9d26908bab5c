"""The door for calendars and news readers: answers with dates as iCalendar, Atom and JSON. See docs/build/feeds.md.

joint      which answers there are feeds of, and what an answer takes and gives
urls       their addresses
views      the way of a request to a feed
plans      a plan backwards as a calendar
calendars  a list of dates as iCalendar
events     one item of it
atom       what changed, as Atom
data       all of it, as JSON
wording    the sentences in them
"""
