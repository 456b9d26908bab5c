"""States, treaties, bodies, and what each State did about each treaty."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palais.apps.office.models import FactRow
from palais.apps.treaties.choices import Act, Precision, RegionalGroup, StateKind, UnStatus
from palais.core.dates import PartialDate


class Named(models.Model):
    """A name in each of the six languages of the United Nations."""

    name_en = models.CharField(_("name in English"), max_length=250)
    name_fr = models.CharField(_("name in French"), max_length=250)
    name_es = models.CharField(_("name in Spanish"), max_length=250)
    name_ar = models.CharField(_("name in Arabic"), max_length=250)
    name_ru = models.CharField(_("name in Russian"), max_length=250)
    name_zh = models.CharField(_("name in Chinese"), max_length=250)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page; English where there is none."""
        language = (get_language() or "en").split("-")[0]
        return getattr(self, f"name_{language}", "") or self.name_en

    @property
    def names(self) -> dict[str, str]:
        return {code: getattr(self, f"name_{code}") for code in ("en", "fr", "es", "ar", "ru", "zh")}


class Region(FactRow, Named):
    """A region of the United Nations' M49 standard."""

    code = models.CharField(max_length=3, primary_key=True)
    level = models.CharField(max_length=20)
    parent = models.CharField(max_length=3, blank=True)


class State(FactRow, Named):
    """A State; also the European Union and Kosovo, which stand outside the 197 (`kind`)."""

    iso3 = models.CharField(max_length=3, primary_key=True)
    iso2 = models.CharField(max_length=2, blank=True)
    m49 = models.CharField(max_length=3, blank=True)
    kind = models.CharField(max_length=12, choices=StateKind.choices)
    formal_name = models.CharField(max_length=250, blank=True)
    un_status = models.CharField(max_length=12, choices=UnStatus.choices)
    un_group = models.CharField(max_length=20, choices=RegionalGroup.choices)
    region = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    subregion = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    intermediate = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    ldc = models.BooleanField(default=False, help_text="Least developed country.")
    lldc = models.BooleanField(default=False, help_text="Landlocked developing country.")
    sids = models.BooleanField(default=False, help_text="Small island developing State.")
    aliases = models.JSONField(default=list)
    old_codes = models.JSONField(default=list)
    name_in_sentence_en = models.CharField(
        max_length=250, blank=True, help_text="Name inside an English sentence. Empty: the name itself."
    )

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["name_en"]

    @property
    def name_in_sentence(self) -> str:
        """The name as it stands inside a sentence: English needs an article for some, other languages use a colon."""
        language = get_language() or "en"
        return self.name_in_sentence_en if language == "en" and self.name_in_sentence_en else self.name


class TreatyBody(FactRow, Named):
    """A committee that watches over treaties, or another owner of a calendar (UPR, Human Rights Council)."""

    key = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)


class Topic(FactRow, Named):
    """A subject of the network's work, by which news, resources, statements and reports are found.

    Other tables keep its key as a word: a topic may leave the list, what was written about it stays.
    """

    key = models.SlugField(max_length=60, primary_key=True)
    order = models.PositiveSmallIntegerField(default=0, help_text="Place in lists.")
    aliases = models.JSONField(default=list)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["order", "key"]


class Treaty(FactRow, Named):
    """A core human-rights treaty or optional protocol."""

    key = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=20)
    short_name = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    adopted_on = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    in_force_on = models.DateField(null=True)
    adopted_by = models.CharField(max_length=60, blank=True)
    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="treaties")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="protocols")
    entry_into_force_rule = models.CharField(max_length=40, blank=True)
    untc_id = models.CharField(max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(default=0, help_text="Place in lists: the CRC family first.")

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["order"]


def known_to(earliest: date, precision: str) -> PartialDate:
    """The date as far as it is known: its first possible day, and whether the day, the month or the year is meant."""
    length = {"day": 10, "month": 7, "year": 4}[precision]
    return PartialDate.parse(earliest.isoformat()[:length])


class Dated(models.Model):
    """A day, or a month or year where the day is not known: the first possible day and the precision."""

    earliest = models.DateField()
    precision = models.CharField(max_length=5, choices=Precision.choices)

    class Meta:
        abstract = True

    @property
    def on(self) -> PartialDate:
        return known_to(self.earliest, self.precision)


class TreatyAct(FactRow, Dated):
    """What a State did about a treaty: signature, ratification, accession, succession, withdrawal."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="acts")
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=20, choices=Act.choices)
    day_unverified = models.DateField(
        null=True, help_text="A day that is believed but was not seen in a document. Empty: none."
    )

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["earliest", "state"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["treaty", "act"])]

    def __str__(self) -> str:
        return self.fact_key


class Declaration(FactRow):
    """A declaration of a State under the Optional Protocol on a communications procedure (articles 12 and 13)."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="declarations")
    article = models.CharField(max_length=20)
    effect = models.CharField(max_length=20)
    meaning = models.CharField(max_length=300)
    as_of = models.CharField(max_length=10)

    def __str__(self) -> str:
        return self.fact_key


class Reservation(FactRow):
    """A reservation, declaration or objection of a State about a treaty."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="reservations")
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    made_on = models.CharField(max_length=10, blank=True)
    articles = models.JSONField(default=list)
    summary = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.fact_key


class ReportDueDate(FactRow):
    """A due date read in a document, and whether the report is known to have come."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="due_dates")
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="+")
    cycle = models.CharField(max_length=20, blank=True)
    due_on = models.CharField(max_length=10)
    set_in = models.CharField(max_length=120, blank=True)
    received_on = models.CharField(max_length=10, blank=True)
    received_known = models.BooleanField(
        default=False,
        help_text="Whether it is known if the report came. No: an empty day of receipt says nothing.",
    )
    as_of = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.fact_key


class CountOnADay(FactRow):
    """A number of parties that the United Nations printed on a day: a check on our own count."""

    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    parties = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.fact_key


class KnownConflict(FactRow):
    """Two published lists disagree about a State and a treaty, and which was followed, and why."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="known_conflicts")
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="known_conflicts")
    source_a = models.CharField(max_length=60)
    value_a = models.CharField(max_length=120, blank=True)
    source_b = models.CharField(max_length=60)
    value_b = models.CharField(max_length=120, blank=True)
    chosen = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.fact_key
