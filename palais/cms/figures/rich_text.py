"""A live figure inside a rich text: in the editor, in the database, on the page."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from palais.cms import figures
from palais.cms.choices import LIVE_FIGURE
from palais.cms.services import rendering

STYLES = ("b", "i", "strong", "em", "sup", "sub")


class LiveFigureHandler(EmbedHandler):
    """On the page: the figure of today, with a link to its page and a mark that leads to its source."""

    identifier = figures.EMBED

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        rendering.is_live()
        keys = [attrs.get("figure", "") for attrs in attrs_list]
        now = figures.shown(keys)
        return [as_html(now.get(key)) for key in keys]


def as_html(figure: figures.Shown | None) -> str:
    if figure is None:
        return format_html('<span class="figure figure-unknown">{}</span>', _("not known here"))
    text = format_html('<bdi class="figures">{}</bdi>', figure.text)
    if figure.url:
        text = format_html('<a href="{}">{}</a>', figure.url, text)
    if not figure.source_url:
        return format_html('<span class="figure">{}</span>', text)
    return format_html(
        '<span class="figure">{}<a class="figure-source" href="{}">'
        '<span class="source-mark" aria-hidden="true">i</span><span class="unseen">{}</span></a></span>',
        text,
        figure.source_url,
        figure.source or _("Source"),
    )


class FromDatabase(InlineEntityElementHandler):
    """From the stored text into the editor, where the name of the figure stands for it."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        key = attrs.get("figure", "")
        return {"figure": key, "label": figures.label(key)}

    def handle_starttag(self, name: str, attrs: list[tuple[str, str]], state: Any, contentstate: Any) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        state.current_block.text += figures.label(dict(attrs).get("figure", ""))
        state.leading_whitespace = "keep"


def to_database(props: dict[str, Any]) -> Any:
    """From the editor into the stored text: its key alone, in bold or italics where its name stood so."""
    made = DOM.create_element("embed", {"embedtype": figures.EMBED, "figure": props.get("figure", "")})
    for tag in reversed(styles(props.get("children"))):
        made = DOM.create_element(tag, {}, made)
    return made


def styles(inside: Any) -> list[str]:
    """The marks around the name that stands for a figure, from outside in."""
    tag, inner = getattr(inside, "type", ""), getattr(inside, "children", None) or [None]
    return [tag, *styles(inner[0])] if tag in STYLES else []


def register(features: FeatureRegistry) -> None:
    features.register_embed_type(LiveFigureHandler)
    features.register_editor_plugin(
        "draftail",
        LIVE_FIGURE,
        EntityFeature(
            {
                "type": figures.ENTITY,
                "icon": "history",
                "description": gettext_lazy("Live figure"),
                "attributes": ["figure", "label"],
                "chooserUrls": {"figures": reverse_lazy("cms-figures")},
            },
            js=["wagtailadmin/js/modal-workflow.js", "cms/live-figure.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        LIVE_FIGURE,
        {
            "from_database_format": {f'embed[embedtype="{figures.EMBED}"]': FromDatabase(figures.ENTITY)},
            "to_database_format": {"entity_decorators": {figures.ENTITY: to_database}},
        },
    )
    features.default_features.append(LIVE_FIGURE)
