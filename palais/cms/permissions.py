"""Who may do what with pages: Wagtail's own rights, given once for the news.

Editors write, publish and schedule; translators write in every language but the main one; moderators review what is
sent to them, and publish. The rights are given when a list of news is made, so that what an administrator takes away
in Settings › Groups stays so.
"""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from palais.apps.people.choices import Role
from palais.apps.people.permissions import GROUPS

RIGHTS = {
    Role.EDITOR: ("add_page", "change_page", "publish_page"),
    Role.TRANSLATOR: ("add_page", "change_page"),
    Role.MODERATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}


def give(page: Page) -> None:
    """The rights of the roles on a page and all below it."""
    is_main = page.locale.language_code == settings.LANGUAGE_CODE
    for role, names in RIGHTS.items():
        if is_main and role == Role.TRANSLATOR:
            continue
        group, _made = Group.objects.get_or_create(name=GROUPS[role])
        for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)
