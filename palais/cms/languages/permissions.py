"""Who may translate pages, and where.

The right to translate is Django's own permission, so that an administrator gives it in Settings › Groups. It lets
somebody start a translation and work on it passage by passage. Changing a page's draft and publishing it are Wagtail's
rights to the page: translators may change the pages of every language but the main one, and publish none.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions

from palais.apps.people.choices import Role
from palais.apps.people.permissions import GROUPS

TRANSLATE = "cms.translate_pages"
TO_GIVE = (TRANSLATE,)
WHO = (Role.TRANSLATOR, Role.EDITOR, Role.MODERATOR)


def may_translate(user: Any) -> bool:
    """May see what is to be translated, and start a translation."""
    return bool(user.is_active and user.has_perm(TRANSLATE))


def may_translate_page(user: Any, page: Any) -> bool:
    """May work on this translation: its draft, not its publication."""
    return may_translate(user) and page.permissions_for_user(user).can_edit()


def may_publish(user: Any, page: Any) -> bool:
    return bool(page.permissions_for_user(user).can_publish())


def ensure_rights(**signal: Any) -> None:
    """The right of the groups; run after every migration, changes nothing the second time."""
    create_permissions(apps.get_app_config("cms"), verbosity=0, using=signal.get("using", "default"))
    for label in ("wagtailcore",):
        create_permissions(apps.get_app_config(label), verbosity=0, using=signal.get("using", "default"))
    groups = apps.get_model("auth", "Group")._default_manager
    right = apps.get_model("auth", "Permission")._default_manager.get(
        content_type__app_label="cms", codename=TRANSLATE.split(".")[1]
    )
    for role in WHO:
        group, _made = groups.get_or_create(name=GROUPS[role])
        group.permissions.add(right)
    let_translators_in()


def let_translators_in() -> None:
    """Translators may change what stands below the first page of each language but the main one."""
    groups = apps.get_model("auth", "Group")._default_manager
    pages = apps.get_model("wagtailcore", "Page")._default_manager
    given = apps.get_model("wagtailcore", "GroupPagePermission")._default_manager
    group, _made = groups.get_or_create(name=GROUPS[Role.TRANSLATOR])
    change = apps.get_model("auth", "Permission")._default_manager.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    for root in pages.filter(depth=2).exclude(locale__language_code=settings.LANGUAGE_CODE):
        given.get_or_create(group=group, page=root, permission=change)
