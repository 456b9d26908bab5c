"""Deeds on pages in several languages: settling what lags, translating, files for translators."""

from palais.cms.services.languages.publishing import settle, unsettle
from palais.cms.services.languages.translating import (
    Answer,
    Comparison,
    NotSaved,
    TranslationRefused,
    comparison,
    mark_of,
    save_passages,
    start_translation,
)

__all__ = [
    "Answer",
    "Comparison",
    "NotSaved",
    "TranslationRefused",
    "comparison",
    "mark_of",
    "save_passages",
    "settle",
    "start_translation",
    "unsettle",
]
