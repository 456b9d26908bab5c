"""Deeds of the library that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

ACCEPT_TAG, REFUSE_TAG, UNDO_TAG = "accept-tag", "refuse-tag", "undo-tag"
ACCEPT_LINK, REFUSE_LINK = "accept-lineage", "refuse-lineage"
TRAIN_TAGS = "train-tags"


def register() -> None:
    deeds.register(
        accept_tag=_("Tag accepted"),
        refuse_tag=_("Tag refused"),
        undo_tag=_("Judgement on a tag taken back"),
        accept_lineage=_("Link between recommendations accepted"),
        train_tags=_("Model of tags trained again"),
        refuse_lineage=_("Link between recommendations refused"),
    )
