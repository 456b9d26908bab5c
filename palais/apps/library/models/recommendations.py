"""Paragraphs and recommendations: what readers search, cite and follow."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.library.choices import FindingKind, Origin, Position, TagOrigin, TagScheme
from palais.apps.library.models.documents import Document


class Paragraph(models.Model):
    """A numbered paragraph of a published document, in one language."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="paragraphs")
    language = models.CharField(max_length=12)
    place = models.PositiveIntegerField(help_text="Its place in the document.")
    number = models.CharField(max_length=20)
    headings = models.JSONField(default=list, help_text="Outermost first, as printed.")
    lead_in = models.TextField()
    items = models.JSONField(default=list, help_text="Path, text and page of each sub-item.")
    page = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["document", "language", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "language", "place"], name="paragraph_place")
        ]

    def __str__(self) -> str:
        return f"{self.document}#{self.number}"


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def shown(self) -> "RecommendationQuerySet":
        """Those a reader may see: not withdrawn, and of rows of an index only what no better source says itself."""
        return self.filter(withdrawn_on=None, covered_by=None)


class Recommendation(models.Model):
    """One recommendation, concern or other passage addressed to a State, from a document or from an index.

    `identifier` is unique within its origin: the address for a document (`CRC/C/MAR/CO/3-4#23(a)`), the annotation's
    id for the index, a checksum where a source has none. Lists hold keys: three-letter codes, treaty keys, theme keys.
    """

    origin = models.CharField(max_length=12, choices=Origin.choices)
    identifier = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=FindingKind.choices, default=FindingKind.RECOMMENDATION)
    document = models.ForeignKey(
        Document,
        null=True,
        on_delete=models.CASCADE,
        related_name="recommendations",
        help_text="Empty: not here.",
    )
    symbol = models.CharField(
        max_length=120, blank=True, help_text="Of the document, as normalised. Empty: not known."
    )
    number = models.CharField(
        max_length=24, blank=True, help_text="Paragraph and item, as 23(a). Empty: not known."
    )
    language = models.CharField(max_length=12, default="en")
    text = models.TextField()
    other_texts = models.JSONField(
        default=dict,
        help_text="The same passage in further languages in which its document is here: language to text.",
    )
    lead_in = models.TextField(blank=True)
    headings = models.JSONField(default=list)
    state = models.CharField(
        max_length=3, blank=True, help_text="The first State it is addressed to. Empty: none."
    )
    states = models.JSONField(default=list, help_text="All States it is addressed to.")
    body = models.CharField(max_length=60, help_text="Key of the body, or of the special procedure.")
    instrument = models.CharField(max_length=20, blank=True)
    session = models.PositiveSmallIntegerField(null=True, help_text="Session of the body or of the UPR.")
    cycle = models.CharField(
        max_length=12, blank=True, help_text="5-6 of a committee, 3 of the UPR. Empty: not known."
    )
    on = models.DateField(null=True, help_text="Of adoption, else of the document. Empty: not known.")
    year = models.PositiveSmallIntegerField(null=True)
    position = models.CharField(max_length=40, choices=Position.choices, blank=True)
    recommenders = models.JSONField(default=list, help_text="Recommending States of the UPR.")
    clusters = models.JSONField(default=list)
    themes = models.JSONField(default=list, help_text="Theme keys, and below them what the source printed.")
    groups = models.JSONField(default=list)
    sdgs = models.JSONField(default=list, help_text="Goals and targets as texts: 16, 16.2.")
    mentions = models.JSONField(
        default=dict, help_text="Symbols, paragraphs, articles, general comments; reiterates."
    )
    printed = models.JSONField(
        default=dict,
        help_text="What the source says itself, where tags or other sources changed it. Empty: all is as printed.",
    )
    covered_by = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="covers",
        help_text="The same from a better source, the document first, which counts instead. Empty: it is not here.",
    )
    same = models.BigIntegerField(
        null=True,
        db_index=True,
        help_text="Of State, body, review and words: equal for the same from two sources. Empty: too little is known.",
    )
    repairs = models.JSONField(
        default=list, help_text="What was mended when it was taken in. Empty: nothing."
    )
    fingerprint = models.CharField(
        max_length=40, help_text="Of all that was taken in: a later export compares it."
    )
    withdrawn_on = models.DateField(
        null=True, help_text="When it was gone from its source. Empty: it is there."
    )
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField(
        auto_now_add=True, db_index=True, help_text="When it was taken in: feeds and alerts tell what is new."
    )

    objects: ClassVar = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering: ClassVar[list[Any]] = [models.F("on").desc(nulls_last=True), "symbol", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["origin", "identifier"], name="recommendation_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "body", "year"], name="recommendation_state_body"),
            models.Index(fields=["symbol", "number"], name="recommendation_symbol"),
        ]

    def __str__(self) -> str:
        return f"{self.symbol}#{self.number}" if self.symbol else f"{self.origin} {self.identifier}"


class FurtherState(models.Model):
    """A State beyond the first to which one recommendation is addressed: by this it is found and counted there too."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="further")
    state = models.CharField(max_length=3)

    class Meta:
        ordering: ClassVar[list[str]] = ["recommendation", "state"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["state", "recommendation"], name="further_state_once")
        ]

    def __str__(self) -> str:
        return f"{self.recommendation} {self.state}"


class Tag(models.Model):
    """What a recommendation is about, who says so and how sure. A suggestion counts when a person accepted it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="tags")
    scheme = models.CharField(max_length=8, choices=TagScheme.choices)
    key = models.CharField(max_length=80)
    origin = models.CharField(max_length=8, choices=TagOrigin.choices)
    confidence = models.FloatField(
        null=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="From 0 to 1. Empty: nothing was estimated.",
    )
    words = models.JSONField(default=list, help_text="Words of the text that set it. Empty: none did.")
    accepted = models.BooleanField(null=True, help_text="A person said yes or no. Empty: nobody has yet.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering: ClassVar[list[str]] = ["recommendation", "scheme", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recommendation", "scheme", "key"], name="tag_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-confidence", "id"],
                name="tag_to_judge",
                condition=models.Q(accepted=None, confidence__isnull=False),
            ),
            models.Index(
                fields=["scheme", "key", "-confidence", "id"],
                name="tag_to_judge_by_key",
                condition=models.Q(accepted=None, confidence__isnull=False),
            ),
            models.Index(fields=["-at"], name="tag_judged", condition=models.Q(accepted__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.key}"
