"""Deeds on pages in several languages that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

START, TRANSLATE, IMPORT = "start-translation", "translate-passages", "import-translation"
MINOR = "minor-change"


def register() -> None:
    deeds.register(
        start_translation=_("Translation started"),
        translate_passages=_("Passages translated"),
        import_translation=_("Translation brought in from a file"),
        minor_change=_("Minor change: translations stay current"),
    )
