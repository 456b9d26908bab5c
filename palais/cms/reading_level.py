"""A panel that shows how hard the text of a page is to read, for any type of page: see `ReadingLevelPanel`."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from palais.apps.resources.desk import levels
from palais.apps.resources.services import reading


class ReadingLevelPanel(Panel):
    """Measures what was last saved of these fields, in the page's language, for these readers."""

    def __init__(
        self, fields: Sequence[str] = ("body",), readers: str = reading.EVERYBODY, **kwargs: Any
    ) -> None:
        kwargs.setdefault("heading", _("Reading level"))
        kwargs.setdefault("icon", "pilcrow")
        super().__init__(**kwargs)
        self.fields, self.readers = tuple(fields), readers

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "fields": self.fields, "readers": self.readers}

    class BoundPanel(Panel.BoundPanel):
        template_name = "resources/desk/_saved_level.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            language = self.instance.locale.language_code if self.instance.locale_id else "en"
            level = reading.measure(
                text=text_of(self.instance, self.panel.fields), language=language, readers=self.panel.readers
            )
            return {**super().get_context_data(parent_context), "one": levels.shown(level)}


BLOCK_ENDS = re.compile(r"(?i)</(?:p|h[1-6]|li|td|th|div|blockquote|figcaption)>|<br\s*/?>")


def text_of(page: Any, fields: Sequence[str]) -> str:
    """The words of these fields; headings, paragraphs and points of lists each end a line."""
    html = "\n".join(str(getattr(page, name)) for name in fields)[: reading.MOST_SIGNS]
    lines = unescape(strip_tags(BLOCK_ENDS.sub("\n", html))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
