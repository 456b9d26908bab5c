"""What the office itself looks at: database, facts, disk, search, jobs, backups, switches, the clock."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palais.apps.office import backup, queries, search
from palais.apps.office.health import Check, Finding, bad, doubtful, well
from palais.apps.office.health import register as add
from palais.apps.office.models import Job, JobWorker
from palais.apps.office.services.jobs import MISSED_AFTER

LITTLE, LEAST = 1_000_000_000, 100_000_000
WAITED_TOO_LONG = timedelta(minutes=15)
BACKUP_TOO_OLD = timedelta(days=2)
BACKUP_FORGOTTEN = timedelta(days=14)
CLOCKS_APART = timedelta(seconds=5)
FAR_BEHIND = 50


def register() -> None:
    add(
        Check("database", gettext_lazy("Database"), database),
        Check("facts", gettext_lazy("Facts"), facts),
        Check("disk", gettext_lazy("Disk"), disk),
        Check("search", gettext_lazy("Search index"), search_index, quick=False),
        Check("jobs", gettext_lazy("Jobs"), jobs),
        Check("backup", gettext_lazy("Backup"), last_backup, quick=False),
        Check("restore", gettext_lazy("Restore"), restore),
        Check("switches", gettext_lazy("Switches"), switches, quick=False),
        Check("clock", gettext_lazy("Clock"), clock, quick=False),
    )


_seen = {"migrated": False}


def database() -> Finding:
    """It answers, and no migration is outstanding. A process that has seen that once only asks whether it answers."""
    if _seen["migrated"]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    number = 0 if _seen["migrated"] else len(backup.pending())
    _seen["migrated"] = number == 0
    if number:
        words = ngettext(
            "%(number)s migration has not been run. Run “palais upgrade”.",
            "%(number)s migrations have not been run. Run “palais upgrade”.",
            number,
        )
        return bad(words % {"number": number})
    return well(_("It answers and has the tables of this version."))


def facts() -> Finding:
    if queries.last_sync() is None:
        return bad(_("No facts were ever loaded. Run “palais sync --apply”."))
    number = queries.open_conflicts().count()
    if number:
        words = ngettext(
            "%(number)s conflict waits for a decision at the desk.",
            "%(number)s conflicts wait for a decision at the desk.",
            number,
        )
        return doubtful(words % {"number": number})
    return well(_("They are loaded, and no conflict waits."))


def disk() -> Finding:
    free = shutil.disk_usage(Path(settings.VAR)).free
    words = _("%(size)s GB are free in the local folder.") % {"size": f"{free / 1e9:.1f}"}
    if free < LEAST:
        return bad(words)
    return doubtful(words) if free < LITTLE else well(words)


def search_index() -> Finding:
    """There, and about as large as the rows it is made of."""
    try:
        indexed = sum(search.size(index.shelf) for index in search.indexes())
    except search.NoIndex:
        return bad(_("There is no search index on this machine. Run “palais search update”."))
    rows = sum(index.rows() for index in search.indexes())
    told = {"indexed": indexed, "rows": rows}
    if abs(indexed - rows) > FAR_BEHIND:
        return bad(_("It has %(indexed)s records for %(rows)s rows. Run “palais search update”.") % told)
    if indexed != rows:
        return doubtful(
            _("It has %(indexed)s records for %(rows)s rows; the next update takes them in.") % told
        )
    return well(_("It has a record for each of %(rows)s rows.") % told)


def jobs() -> Finding:
    now = timezone.now()
    alive = JobWorker.objects.filter(seen_at__gt=now - MISSED_AFTER).exists()
    late = Job.objects.ready().filter(enqueued_at__lt=now - WAITED_TOO_LONG).exists()
    if late and not alive:
        return bad(_("Jobs wait, and no task worker answers. Start Palais, or “palais work”."))
    number = Job.objects.failed().count()
    if number:
        words = ngettext("%(number)s job has failed.", "%(number)s jobs have failed.", number)
        return doubtful(words % {"number": number})
    if late:
        return doubtful(_("Jobs wait for more than a quarter of an hour. More task workers would help."))
    return well(_("A task worker is there.")) if alive else doubtful(_("No task worker answers just now."))


def last_backup() -> Finding:
    made = backup.last_made()
    if made is None:
        return doubtful(_("No backup was ever made. Run “palais backup”, or set PALAIS_BACKUP_DIR."))
    age = timezone.now() - made
    words = _("The last one was made on %(day)s.") % {"day": timezone.localtime(made).date().isoformat()}
    if settings.BACKUP_DIR and age > BACKUP_TOO_OLD:
        return bad(f"{words} {_('One should be made every night: see what the jobs say.')}")
    return doubtful(words) if age > BACKUP_FORGOTTEN else well(words)


def restore() -> Finding:
    if backup.interrupted():
        return bad(
            _(
                "A restore was interrupted. Restart Palais or run “palais restore” again: both finish or undo it."
            )
        )
    return well(_("No restore is half done."))


def switches() -> Finding:
    """What cannot be right on a server that others reach."""
    wrong = []
    address = urlsplit(settings.SITE_ADDRESS)
    public = address.hostname not in (None, "localhost", "127.0.0.1", "::1")
    if public and settings.DEBUG:
        wrong.append(_("PALAIS_DEBUG shows the insides of errors to everybody."))
    if public and settings.INSECURE_LOCAL:
        wrong.append(_("PALAIS_INSECURE_LOCAL lets cookies travel without HTTPS."))
    if public and address.scheme != "https":
        wrong.append(_("PALAIS_SITE_ADDRESS does not begin with https."))
    if public and not {address.hostname, "*"} & set(settings.ALLOWED_HOSTS):
        wrong.append(_("PALAIS_ALLOWED_HOSTS lacks the host of PALAIS_SITE_ADDRESS."))
    if "*" in settings.ALLOWED_HOSTS:
        wrong.append(_("PALAIS_ALLOWED_HOSTS takes any host."))
    if public and settings.TODAY and not settings.DEMO:
        wrong.append(_("PALAIS_TODAY stops the calendar."))
    if len(settings.SECRET_KEY) < 32 and public:
        wrong.append(_("PALAIS_SECRET_KEY is too short."))
    return bad(" ".join(wrong)) if wrong else well(_("They go together."))


def clock() -> Finding:
    """This machine and the database agree on the time; SQLite has no clock of its own."""
    if connection.vendor != "postgresql":
        return well(_("There is one clock."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs(cursor.fetchone()[0] - datetime.now(UTC))
    if apart > CLOCKS_APART:
        return bad(
            _("The clocks of this machine and the database are %(n)s seconds apart.") % {"n": apart.seconds}
        )
    return well(_("This machine and the database agree on the time."))
