"""What the screens of the follow-up monitor share: who may see them, their place in the desk, saving a form."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palais.apps.followup import permissions
from palais.apps.followup.models import Monitor
from palais.apps.followup.services.saving import ChangedMeanwhile, Refused
from palais.apps.followup.texts import said
from palais.apps.office.desk.pages import DeskPage


class FollowupPage(DeskPage):
    """A screen for those who may change the monitor."""

    header_icon = "check"
    may = staticmethod(permissions.may_change_monitor)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("followup-desk:monitors"), _("Follow-up"))]


class MonitorPage(FollowupPage):
    """A screen about one source; the address names it."""

    monitor: Monitor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            found = Monitor.objects.prefetch_related("texts").filter(key=kwargs["key"]).first()
            if found is None:
                raise Http404
            self.monitor = found
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [
            *super().path(),
            (reverse("followup-desk:monitor", args=[self.monitor.key]), title(self.monitor)),
        ]


class FormPage(FollowupPage):
    """A form with texts in several languages: what was typed stays, whatever is refused."""

    template_name = "followup/desk/form.html"

    def saved(self, form: forms.Form, texts: Any, save: Any) -> HttpResponse | None:
        """Save; None where something is refused, which then stands at its field."""
        if not (form.is_valid() & texts.is_valid()):
            return None
        try:
            return save()
        except Refused as refused:
            take_faults(form, refused.faults)
        except ChangedMeanwhile as changed:
            form.data = form.data.copy()
            form.data["version"] = str(changed.version)
            form.add_error(None, str(changed))
        return None

    def page(
        self, form: forms.Form, texts: Any, *, back: str, status: int = 200, **more: Any
    ) -> HttpResponse:
        return self.show(form=form, texts=texts, back_url=back, unsaved=status != 200, status=status, **more)


def title(monitor: Monitor) -> str:
    text = said(monitor.texts.all(), language=get_language() or "en", main=monitor.language)
    return text.title if text else monitor.key


def take_faults(form: forms.Form, faults: dict[str, str]) -> None:
    """Put each fault on its field; those of no field here stand above the form."""
    for name, sentence in faults.items():
        form.add_error(name if name in form.fields else None, sentence)
