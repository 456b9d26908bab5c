"""Deeds on pages that the change log knows: Wagtail logs what is done, the house keeps it with all other deeds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

OF_WAGTAIL = {
    "wagtail.create": "create-page",
    "wagtail.edit": "edit-page",
    "wagtail.copy": "copy-page",
    "wagtail.copy_for_translation": "copy-page",
    "wagtail.create_alias": "copy-page",
    "wagtail.delete": "delete-page",
    "wagtail.move": "move-page",
    "wagtail.rename": "rename-page",
    "wagtail.publish": "publish-page",
    "wagtail.publish.scheduled": "publish-page",
    "wagtail.publish.schedule": "schedule-page",
    "wagtail.schedule.cancel": "cancel-schedule",
    "wagtail.unpublish": "unpublish-page",
    "wagtail.unpublish.scheduled": "unpublish-page",
    "wagtail.revert": "revert-page",
    "wagtail.lock": "lock-page",
    "wagtail.unlock": "unlock-page",
    "wagtail.workflow.start": "send-to-review",
    "wagtail.workflow.resume": "send-to-review",
    "wagtail.workflow.approve": "approve-page",
    "wagtail.workflow.reject": "send-back-page",
    "wagtail.workflow.cancel": "cancel-review",
    "wagtail.view_restriction.create": "restrict-page",
    "wagtail.view_restriction.edit": "restrict-page",
    "wagtail.view_restriction.delete": "open-page",
}


def register() -> None:
    words: dict[str, Any] = {
        "create_page": _("Page begun"),
        "edit_page": _("Draft of a page saved"),
        "copy_page": _("Page copied"),
        "delete_page": _("Page deleted"),
        "move_page": _("Page moved"),
        "rename_page": _("Page renamed"),
        "publish_page": _("Page published"),
        "schedule_page": _("Publication of a page scheduled"),
        "cancel_schedule": _("Scheduled publication cancelled"),
        "unpublish_page": _("Page taken back"),
        "revert_page": _("Earlier version of a page taken up"),
        "lock_page": _("Page locked"),
        "unlock_page": _("Page unlocked"),
        "send_to_review": _("Page sent to review"),
        "approve_page": _("Page approved"),
        "send_back_page": _("Page sent back"),
        "cancel_review": _("Review of a page cancelled"),
        "restrict_page": _("Page closed to the public"),
        "open_page": _("Page opened to the public"),
    }
    deeds.register(**words)
