"""What editors find at the desk beyond Wagtail's own: live figures in texts."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from palais.cms.figures import chooser, rich_text


@hooks.register("register_rich_text_features")
def live_figures(features: FeatureRegistry) -> None:
    rich_text.register(features)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("live-figures/", chooser.choose, name="cms-figures")]
