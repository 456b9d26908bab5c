"""Published news, as an import makes them."""

from datetime import date
from typing import Any

from wagtail.rich_text import RichText

from palais.cms.models import NewsPage
from palais.cms.services import tree


def write(title: str, *, language: str = "en", of: NewsPage | None = None, **fields: Any) -> NewsPage:
    """Publish a piece of news; `of` is the piece it is a translation of, `text` the words of its body."""
    index = tree.ensure_news(language=language)
    text = fields.pop("text", f"First words of {title}. More of it.")
    fields.setdefault("published_on", date(2021, 3, 3))
    page = NewsPage(
        title=title,
        locale=index.locale,
        body=[("text", {"text": RichText(f"<p>{text}</p>"), "language": ""})],
        **({"translation_key": of.translation_key} if of else {}),
        **fields,
    )
    index.add_child(instance=page)
    return page
