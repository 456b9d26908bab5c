"""Stories that strangers send, before anybody but a moderator sees them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import ChildrenLed, Form, Level, Pictured, StoryStatus
from palais.apps.followup.models.activities import Activity
from palais.apps.followup.models.monitors import Monitor
from palais.apps.office.models import PalaisImage, ReceivedFile
from palais.apps.people.models import Consent


class Story(models.Model):
    """One story. There is neither an account nor an address: the teller comes back by a link, of which only a hash is
    kept. What was told is deleted when the story is published or taken back, and some days after it was declined or its
    consent ended."""

    monitor = models.ForeignKey(Monitor, on_delete=models.CASCADE, related_name="stories")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=StoryStatus.choices, default=StoryStatus.NEW
    )
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("story"), max_length=5000, blank=True)
    state = models.CharField(_("State"), max_length=3, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    form = models.CharField(_("form"), max_length=16, choices=Form.choices, blank=True)
    when = models.CharField(_("when"), max_length=10, blank=True)
    children_led = models.CharField(
        _("did children lead?"), max_length=8, choices=ChildrenLed.choices, default=ChildrenLed.UNKNOWN
    )
    organisation = models.CharField(_("group or organisation"), max_length=250, blank=True)
    called = models.CharField(_("name to be shown"), max_length=80, blank=True)
    picture = models.ForeignKey(
        ReceivedFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="followup_stories"
    )
    pictured = models.CharField(
        _("children in the picture"), max_length=8, choices=Pictured.choices, default=Pictured.UNKNOWN
    )
    image = models.OneToOneField(
        PalaisImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="story"
    )
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="stories")
    question = models.TextField(
        _("question"), max_length=2000, blank=True, help_text=_("The teller reads it behind the link.")
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    farewell = models.TextField(
        _("sentence to the teller"),
        max_length=500,
        blank=True,
        help_text=_("Read behind the link when it is not published. Empty: no reason is given."),
    )
    checks = models.JSONField(default=dict, help_text="What the moderator answered, by check.")
    activity = models.OneToOneField(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="story"
    )
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]
        default_permissions = ("change",)

    def __str__(self) -> str:
        return f"story {self.pk}"
