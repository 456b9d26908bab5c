"""UN documents, their language versions and files, and each reading of a file."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.library.choices import RunStatus
from palais.apps.office.models import ReceivedFile


class DocumentQuerySet(models.QuerySet["Document"]):
    def published(self) -> "DocumentQuerySet":
        """Those of which a reading was published."""
        return self.filter(is_published=True)


class Document(models.Model):
    """One UN document as a work: its language versions are files of it. Without a symbol it has its file's checksum.

    Cycle: first and last report combined, as in CO/5-6. Days are empty where the document does not say them.
    """

    key = models.CharField(
        max_length=120, unique=True, help_text="The symbol; without one, file- and the start of the checksum."
    )
    symbol = models.CharField(
        _("symbol"),
        max_length=120,
        blank=True,
        help_text=_("Empty: it has none, or none was read."),
    )
    other_symbols = models.JSONField(default=list, help_text="Further symbols of the same document.")
    kind = models.CharField(
        _("kind"), max_length=60, blank=True, help_text="`core.symbols.Kind`. Empty: not known."
    )
    body = models.CharField(
        _("body"), max_length=20, blank=True, help_text="Key of the body. Empty: not known."
    )
    state = models.CharField(
        _("State"), max_length=3, blank=True, help_text="Empty: about none, or not known."
    )
    instrument = models.CharField(max_length=20, blank=True, help_text="Key of the treaty. Empty: not known.")
    cycle_from = models.PositiveSmallIntegerField(null=True)
    cycle_to = models.PositiveSmallIntegerField(null=True)
    session = models.PositiveSmallIntegerField(
        null=True, help_text="Number of the session. Empty: not known."
    )
    issued_on = models.DateField(null=True)
    adopted_on = models.DateField(null=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    title_language = models.CharField(max_length=12, blank=True)
    is_published = models.BooleanField(default=False, help_text="A reading of it can be seen by everybody.")
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering: ClassVar[list[Any]] = [
            models.F("adopted_on").desc(nulls_last=True),
            models.F("issued_on").desc(nulls_last=True),
            "key",
        ]
        indexes: ClassVar = [
            models.Index(fields=["symbol"], name="document_symbol"),
            models.Index(fields=["state", "body"], name="document_state_body"),
        ]

    def __str__(self) -> str:
        return self.symbol or self.key


class DocumentFile(models.Model):
    """A file of a document: one language, one format. The file as received is kept with its checksum."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(ReceivedFile, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=255)
    checksum = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=12, blank=True, help_text="Empty: not known.")
    format = models.CharField(max_length=8)
    pages = models.PositiveIntegerField(default=0, help_text="0: the format has none.")
    url = models.URLField(
        _("address"), max_length=500, blank=True, help_text=_("Where it was fetched. Empty: not known.")
    )
    received_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(
        null=True,
        help_text="When a person took it back: only a person publishes it again. Empty: nobody did.",
    )

    class Meta:
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
        ordering: ClassVar[list[str]] = ["document", "language", "format", "pk"]

    def __str__(self) -> str:
        return f"{self.document} · {self.language} · {self.format}"


class ParseRun(models.Model):
    """One reading of a file by one version of the reader: what it found, what it doubts, what a person said to that."""

    file = models.ForeignKey(DocumentFile, on_delete=models.CASCADE, related_name="runs")
    version = models.CharField(max_length=20, help_text="Of the reader (`core.documents.VERSION`).")
    profile = models.CharField(max_length=60, blank=True, help_text="The layout. Empty: none fits.")
    status = models.CharField(max_length=12, choices=RunStatus.choices, default=RunStatus.WAITING)
    found = models.JSONField(default=dict, help_text="`core.documents.as_data`: all that was read.")
    as_published = models.JSONField(
        null=True,
        help_text="What readers see: as it was settled when it was published. Empty: not published.",
    )
    counts = models.JSONField(default=dict, help_text="Findings by kind, paragraphs, doubts.")
    refusal = models.TextField(blank=True, help_text="Why the file could not be read. Empty: it could.")
    read_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("reading of a document")
        verbose_name_plural = _("readings of documents")
        ordering: ClassVar[list[str]] = ["-read_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file} · {self.version}"


class Doubt(models.Model):
    """Something the reader was not sure of. Settled ones are remembered by `mark` when the file is read again."""

    run = models.ForeignKey(ParseRun, on_delete=models.CASCADE, related_name="doubts")
    kind = models.CharField(max_length=40)
    where = models.CharField(
        max_length=200, blank=True, help_text="Address of the passage. Empty: the whole document."
    )
    page = models.PositiveIntegerField(default=0)
    detail = models.JSONField(default=dict)
    mark = models.CharField(
        max_length=64, help_text="The same doubt about the same words in a later reading."
    )
    decision = models.JSONField(
        default=dict, help_text="What a person said: field to value. Empty: nothing yet."
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("doubt")
        verbose_name_plural = _("doubts")
        ordering: ClassVar[list[str]] = ["run", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "mark"], name="doubt_once")]

    def __str__(self) -> str:
        return f"{self.run_id} · {self.kind}"
