"""WordPress exports (WXR) as posts: what each says, when it was published, in which language, and what is lost of it.

It knows the export's format from 1.0 to 1.2, the language links of Polylang and WPML, and the markup of four page
builders. It does not know this site, loads nothing, and runs nothing that an export holds.
There is no law here: the format is what WordPress's own export writes (wp-admin/includes/export.php).
"""

from palais.core.wordpress.posts import Entry, read_entry
from palais.core.wordpress.reading import Channel, Item, read_channel, read_items
from palais.core.wordpress.refusals import ExportRefused, Refusal

__all__ = [
    "Channel",
    "Entry",
    "ExportRefused",
    "Item",
    "Refusal",
    "read_channel",
    "read_entry",
    "read_items",
]
