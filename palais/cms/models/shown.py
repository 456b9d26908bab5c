"""What readers are shown of the news: one row for each published item, made when it is published.

Readers never wait for Wagtail: lists and articles read these rows alone. They follow the pages (services/showing)
and can be made anew at any time; nothing is kept in them that is not on a page.
"""

from typing import ClassVar

from django.db import models

from palais.cms.choices import NewsKind
from palais.cms.models.news import NewsPage


class NewsItem(models.Model):
    """A published piece of news as readers see it. `group` holds together the same piece in several languages."""

    page = models.OneToOneField(NewsPage, on_delete=models.CASCADE, primary_key=True, related_name="shown")
    group = models.UUIDField(db_index=True)
    language = models.CharField(max_length=12)
    slug = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    teaser = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=NewsKind.choices)
    published_on = models.DateField()
    changed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    shown_at = models.DateTimeField(
        db_index=True, help_text="When it was first published here, by the clock."
    )
    html = models.TextField(blank=True, help_text="The body, ready to be shown.")
    renderer = models.CharField(max_length=20, help_text="What made it; another one makes it anew.")
    is_live = models.BooleanField(
        default=False, help_text="Holds figures that change by themselves: it is made anew for each reader."
    )
    about = models.JSONField(
        default=dict, help_text="Authors, topics, States, treaties, bodies, symbols, session."
    )
    image = models.JSONField(default=dict, help_text="Addresses, size, words. Empty: none.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug", "language"], name="news_item_address")
        ]

    def __str__(self) -> str:
        return self.title


class NewsListing(models.Model):
    """Which item of each group readers of a language are shown in lists: their own, else the one that stands for all.

    `own`: it is written in the reader's language.
    """

    reader = models.CharField(max_length=12)
    own = models.BooleanField()
    item = models.ForeignKey(NewsItem, on_delete=models.CASCADE, related_name="listings")
    kind = models.CharField(max_length=20)
    published_on = models.DateField()
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["reader", "item"], name="news_listing_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["reader", "-published_on", "-item"], name="news_of_reader"),
            models.Index(fields=["reader", "kind", "-published_on", "-item"], name="news_of_kind"),
            models.Index(fields=["reader", "own", "-published_on", "-item"], name="news_of_language"),
            models.Index(fields=["reader", "year"], name="news_of_year"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} for {self.reader}"


class NewsAbout(models.Model):
    """What a published item is about: `what` is topic, state, treaty, body, symbol or session, `key` one of them.

    Or what it "uses": the page, image, file or organisation that it shows or leads to, as "wagtailcore.page 12".
    """

    item = models.ForeignKey(NewsItem, on_delete=models.CASCADE, related_name="links")
    what = models.CharField(max_length=10)
    key = models.CharField(max_length=120)
    published_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["item", "what", "key"], name="news_about_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["what", "key", "-published_on", "-item"], name="news_about"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.key}"
