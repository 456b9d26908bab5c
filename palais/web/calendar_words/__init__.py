"""The calendar in words and addresses, for every door: titles, reasons, places, in the language of the request.

addresses  the page of a session, a review, a deadline, an event
titles     what a session, a deadline, an event is called
clocks     hours with their zones, in Geneva and where the reader is
reasons    why a deadline falls on its day: rule, anchor, sum, print, an editor's word
history    what became of a session, and what changed when
"""
