"""Who may do what with pages beyond what Wagtail itself asks: newsletters."""

from typing import Any

from wagtail.permissions import page_permission_policy

from palais.cms.models import NewsletterPage

WRITE = {"add", "change", "publish"}


def may_write_newsletters(user: Any) -> bool:
    """May see newsletters that are not published, start and fill them; which, the rights to each page say."""
    return bool(user.is_active and page_permission_policy.user_has_any_permission(user, WRITE))


def may_edit(user: Any, issue: NewsletterPage) -> bool:
    return bool(issue.permissions_for_user(user).can_edit())


def may_send(user: Any, issue: NewsletterPage) -> bool:
    """May send an issue to its readers, and undo it: whoever may publish its page."""
    return bool(issue.permissions_for_user(user).can_publish())
