"""From bytes to blocks, one module for each format.

It knows which format bytes have, whatever the file is called. It does not know what the text means.
There is no law here: the formats are those United Nations documents come in (docs/rules/documents.md).
"""

from palais.core.documents.formats.opening import contents, format_of

__all__ = ["contents", "format_of"]
