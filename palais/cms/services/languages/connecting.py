"""What a page follows is settled in the moment in which it is published, whoever publishes it and from wherever."""

from typing import Any

from wagtail.signals import page_published, page_unpublished

from palais.apps.office import clock
from palais.cms.services.languages import publishing


def connect() -> None:
    page_published.connect(published, dispatch_uid="cms.languages.published")
    page_unpublished.connect(unpublished, dispatch_uid="cms.languages.unpublished")


def published(instance: Any, **signal: Any) -> None:
    publishing.settle(page=instance, on=clock.today())


def unpublished(instance: Any, **signal: Any) -> None:
    publishing.unsettle(page=instance)
