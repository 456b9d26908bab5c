"""Who may do what at the desk: correct facts, settle the errors that readers report, see to jobs, read the log.

The rights are Django's own permissions, so that an administrator gives them in Settings › Groups. The
group "Editors", which Wagtail makes, holds the first two from the first migration on; taking them from it lasts
until the next migration, giving them to another group lasts for ever.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db.models import Q

from palais.apps.people.models import User

EDITORS = "Editors"
CORRECT_FACTS = "office.add_correction"
SETTLE_REPORTS = "office.change_errorreport"
SEE_JOBS = "office.view_job"
RETRY_JOBS = "office.change_job"
READ_CHANGES = "office.view_change"
SEE_POST = "office.view_outboxmessage"
SETTLE_POST = "office.change_outboxmessage"
IMPORT = "office.add_importrun"
ENTER_DESK = "wagtailadmin.access_admin"
TO_GIVE = (
    CORRECT_FACTS,
    SETTLE_REPORTS,
    SEE_JOBS,
    RETRY_JOBS,
    READ_CHANGES,
    SEE_POST,
    SETTLE_POST,
    IMPORT,
)


def may_correct_facts(user: User | AnonymousUser) -> bool:
    """May see every row of facts at the desk, correct it, withdraw it, add one, and settle conflicts."""
    return bool(user.is_active and user.has_perm(CORRECT_FACTS))


def may_settle_reports(user: User | AnonymousUser) -> bool:
    """May read what readers report, with their addresses, and close it."""
    return bool(user.is_active and user.has_perm(SETTLE_REPORTS))


def may_see_jobs(user: User | AnonymousUser) -> bool:
    """May see what runs, waits, failed and is done."""
    return bool(user.is_active and (user.has_perm(SEE_JOBS) or user.has_perm(RETRY_JOBS)))


def may_retry_jobs(user: User | AnonymousUser) -> bool:
    """May start a failed job again, and so see all of them."""
    return bool(user.is_active and user.has_perm(RETRY_JOBS))


def may_see_post(user: User | AnonymousUser) -> bool:
    """May see how many messages wait, failed or are uncertain, with addresses made unreadable."""
    return bool(user.is_active and (user.has_perm(SEE_POST) or user.has_perm(SETTLE_POST)))


def may_settle_post(user: User | AnonymousUser) -> bool:
    """May read the addresses of messages that failed or are uncertain, send such a message again, or close it."""
    return bool(user.is_active and user.has_perm(SETTLE_POST))


def may_see_health(user: User | AnonymousUser) -> bool:
    """May see what is well and what is not with this installation."""
    return bool(user.is_active and user.is_superuser)


def may_import(user: User | AnonymousUser) -> bool:
    """May bring in files with many rows, apply and undo them, and have those files back."""
    return bool(user.is_active and user.has_perm(IMPORT))


def may_read_changes(user: User | AnonymousUser) -> bool:
    """May read the change log, but for confidential things."""
    return bool(user.is_active and user.has_perm(READ_CHANGES))


def may_read_confidential_changes(user: User | AnonymousUser) -> bool:
    """May see that something confidential was changed, and by whom; what it said is not in the log."""
    return bool(user.is_active and user.is_superuser)


def ensure_groups(**signal: Any) -> None:
    """The group of editors, with its rights; run after every migration, changes nothing the second time."""
    for label in ("office", "wagtailadmin"):
        create_permissions(apps.get_app_config(label), verbosity=0, using=signal.get("using", "default"))
    group, _ = Group.objects.get_or_create(name=EDITORS)
    wanted = Q()
    for name in (CORRECT_FACTS, SETTLE_REPORTS, ENTER_DESK):
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    group.permissions.add(*Permission.objects.filter(wanted))
