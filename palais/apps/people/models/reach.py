"""Where an organisation works, on what, and in which languages: one row for each."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.models.organisations import Organisation


class OrganisationState(models.Model):
    """A State in which an organisation works; its seat stands with the organisation itself."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="work_states")
    state = models.CharField(_("State"), max_length=3, help_text=_("Its code, as MAR."))

    class Meta:
        verbose_name = _("State of work")
        verbose_name_plural = _("States of work")
        ordering: ClassVar[list[str]] = ["organisation", "state"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "state"], name="organisation_works_there_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "organisation"], name="organisation_by_state")
        ]

    def __str__(self) -> str:
        return self.state


class OrganisationTopic(models.Model):
    """A topic on which an organisation works, known by its key."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="topics")
    topic = models.SlugField(_("topic"), max_length=60, db_index=False)

    class Meta:
        verbose_name = _("topic of an organisation")
        verbose_name_plural = _("topics of organisations")
        ordering: ClassVar[list[str]] = ["organisation", "topic"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "topic"], name="organisation_topic_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["topic", "organisation"], name="organisation_by_topic")
        ]

    def __str__(self) -> str:
        return self.topic


class OrganisationLanguage(models.Model):
    """A language in which an organisation works."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=12, help_text=_("As en or fr."))

    class Meta:
        verbose_name = _("language of work")
        verbose_name_plural = _("languages of work")
        ordering: ClassVar[list[str]] = ["organisation", "language"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "language"], name="organisation_language_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["language", "organisation"], name="organisation_by_language")
        ]

    def __str__(self) -> str:
        return self.language
