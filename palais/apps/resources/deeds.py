"""Deeds on resources and hubs that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

ADD_WORK, CHANGE_WORK = "add-resource", "change-resource"
SHOW_WORK, HIDE_WORK, WITHDRAW_WORK = "show-resource", "hide-resource", "withdraw-resource"
CHANGE_EDITIONS, SAVE_COPY, USE_COPY = "change-editions", "save-copy", "use-saved-copy"
TIE_TWIN, UNTIE_TWIN, COMPARE_TWIN = "tie-twin", "untie-twin", "compare-twin"
REPLACE_WORK, PUT_COVER = "replace-work", "put-cover"
REPLACE_LINK, CHECK_LINK = "replace-link", "check-link-by-hand"
ADD_HUB, CHANGE_HUB, LOOK_THROUGH = "add-hub", "change-hub", "look-through-hub"
CLOSE_HUB, REOPEN_HUB, ARRANGE_HUB = "close-hub", "reopen-hub", "arrange-hub"
PROPOSE, ACCEPT, DECLINE, TAKE_BACK = (
    "propose-resource",
    "accept-proposal",
    "decline-proposal",
    "take-back-proposal",
)


def register() -> None:
    deeds.register(
        add_resource=_("Resource added"),
        change_resource=_("Resource changed"),
        show_resource=_("Resource shown"),
        hide_resource=_("Resource made a draft again"),
        withdraw_resource=_("Resource withdrawn"),
        change_editions=_("Editions changed"),
        save_copy=_("Copy saved"),
        use_saved_copy=_("Choice between link and saved copy"),
        tie_twin=_("Version tied to its source"),
        untie_twin=_("Version untied from its source"),
        compare_twin=_("Version compared with its source"),
        replace_work=_("Resource replaced by another"),
        put_cover=_("Cover changed"),
        replace_link=_("Link replaced"),
        check_link_by_hand=_("Link checked by hand"),
        add_hub=_("Hub added"),
        change_hub=_("Hub changed"),
        look_through_hub=_("Hub looked through"),
        close_hub=_("Hub closed"),
        reopen_hub=_("Hub opened again"),
        arrange_hub=_("Hub arranged"),
        propose_resource=_("Resource proposed"),
        accept_proposal=_("Proposal taken up"),
        decline_proposal=_("Proposal declined"),
        take_back_proposal=_("Proposal taken back"),
    )
