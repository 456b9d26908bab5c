"""The site identity is saved by Wagtail's own form: what changed is taken from the record before and after."""

from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.log_actions import get_active_log_context

from palais.apps.office.models import SiteIdentity


def watch() -> None:
    pre_save.connect(remember, sender=SiteIdentity, dispatch_uid="office.identity.remember")
    post_save.connect(write_down, sender=SiteIdentity, dispatch_uid="office.identity.write_down")


def remember(instance: SiteIdentity, **signal: Any) -> None:
    stored = SiteIdentity.objects.filter(pk=instance.pk).first() if instance.pk else None
    instance.identity_before = state_of(stored) if stored else {}


def write_down(instance: SiteIdentity, raw: bool = False, **signal: Any) -> None:
    from palais.apps.office import deeds
    from palais.apps.office.services import changelog

    before, after = instance.identity_before, state_of(instance)
    if raw or before == after:
        return
    changelog.record(
        deed=deeds.IDENTIFY,
        kind="site-identity",
        key=str(instance.site_id),
        by=get_active_log_context().user,
        before=before,
        after=after,
    )


def state_of(identity: SiteIdentity) -> dict[str, Any]:
    """Every field that says something, texts with their language: `about (fr)`."""
    found = {
        field.name: field.value_from_object(identity)
        for field in identity._meta.concrete_fields
        if field.name not in {"id", "site"}
    }
    for text in identity.texts.all():
        for field in text._meta.concrete_fields:
            if field.name not in {"id", "identity", "language"}:
                found[f"{field.name} ({text.language})"] = field.value_from_object(text)
    return {name: value for name, value in found.items() if value not in ("", None)}
