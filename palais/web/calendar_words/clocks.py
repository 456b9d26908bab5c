"""Hours, never without their zone: when a deadline closes and when an event is, in Geneva and where the reader is."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from palais.core.deadlines import GENEVA, on_the_clock
from palais.web import date_words

ONE_DAY = timedelta(days=1)


def zone(name: str) -> str:
    if name == GENEVA:
        return _("Geneva time (%(zone)s)") % {"zone": GENEVA}
    return _("time zone %(zone)s") % {"zone": name}


def closing(*, day: date, at: str, place: str, moment: datetime | None, reader: str = "") -> str:
    """Until when something is taken, on the clock that counts, and on the reader's where that is another one."""
    said = {"date": date_words.day(day), "zone": zone(place), "hour": at}
    here = _("Until %(hour)s on %(date)s, %(zone)s.") if at else _("Until the end of %(date)s, %(zone)s.")
    if not reader or reader == place or moment is None:
        return here % said
    return f"{here % said} {there(moment, reader=reader)}"


def there(moment: datetime, *, reader: str) -> str:
    """The same moment where the reader is; midnight is the end of the day before it."""
    local = on_the_clock(moment, place=reader)
    if local.time() == time():
        return _("Where you are: until the end of %(date)s, %(zone)s.") % {
            "date": date_words.day(local - ONE_DAY),
            "zone": zone(reader),
        }
    return _("Where you are: until %(hour)s on %(date)s, %(zone)s.") % {
        "hour": date_words.hour(local.time()),
        "date": date_words.day(local),
        "zone": zone(reader),
    }


def hours(begins: datetime, ends: datetime | None, *, place: str, reader: str = "") -> list[str]:
    """When an event is: on the clock of its place, then on the reader's where that is another one."""
    places = [place, *([reader] if reader and reader != place else [])]
    return [
        _("%(when)s, %(zone)s") % {"when": between(begins, ends, place=one), "zone": zone(one)}
        for one in places
    ]


def between(begins: datetime, ends: datetime | None, *, place: str) -> str:
    start = on_the_clock(begins, place=place)
    said = f"{date_words.day(start)}, {date_words.hour(start.time())}"
    if ends is None:
        return said
    end = on_the_clock(ends, place=place)
    if end.date() == start.date():
        return f"{said}–{date_words.hour(end.time())}"
    return f"{said} – {date_words.day(end)}, {date_words.hour(end.time())}"
