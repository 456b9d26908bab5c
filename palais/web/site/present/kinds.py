"""Words for the kinds of UN documents, as pages use them; feeds and answers have them from the same place."""

from palais.apps.library.document_words import kind, words

__all__ = ["kind", "words"]
