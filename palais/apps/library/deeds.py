"""Deeds of the library that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

ACCEPT_TAG, REFUSE_TAG, UNDO_TAG = "accept-tag", "refuse-tag", "undo-tag"
ACCEPT_LINK, REFUSE_LINK, UNDO_LINK = "accept-lineage", "refuse-lineage", "undo-lineage"
BRING, READ, SETTLE, UNSETTLE, PUBLISH, UNPUBLISH, REMOVE = (
    "bring-documents",
    "read-document",
    "settle-doubt",
    "unsettle-doubt",
    "publish-document",
    "unpublish-document",
    "remove-document",
)
TRAIN_TAGS = "train-tags"


def register() -> None:
    deeds.register(
        bring_documents=_("Documents brought in"),
        read_document=_("Document read"),
        settle_doubt=_("Doubt about a document settled"),
        unsettle_doubt=_("Doubt about a document opened again"),
        publish_document=_("Document published"),
        unpublish_document=_("Document taken back"),
        remove_document=_("Document removed"),
        accept_tag=_("Tag accepted"),
        refuse_tag=_("Tag refused"),
        undo_tag=_("Judgement on a tag taken back"),
        accept_lineage=_("Link between recommendations accepted"),
        train_tags=_("Model of tags trained again"),
        refuse_lineage=_("Link between recommendations refused"),
        undo_lineage=_("Judgement on a link between recommendations taken back"),
    )
