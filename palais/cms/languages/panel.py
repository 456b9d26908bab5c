"""The two questions about languages in a page's form, each asked only where it can be answered."""

from typing import Any

from wagtail.admin.panels import FieldPanel

from palais.cms.languages import sources


class LanguagesPanel(FieldPanel):
    """`is_minor_change` is asked of pages that have translations, `follows_now` of translations."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> Any:
            asked = sources.has_followers if self.field_name == "is_minor_change" else sources.has_source
            return super().is_shown() and asked(self.instance)
