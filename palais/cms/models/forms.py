"""The form of our pages, where a day ahead needs a plan."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from palais.apps.office import clock


class PageForm(WagtailAdminPageForm):
    """A page cannot be published before its day: a day ahead is for a page that is scheduled."""

    def clean(self) -> Any:
        known = super().clean()
        on, moment = known.get("published_on"), known.get("go_live_at")
        is_planned = bool(on and moment and timezone.localdate(moment) >= on)
        if on and on > clock.today() and not is_planned:
            ahead = _(
                "This day lies ahead. Leave it empty, and set the moment of publication in the status panel."
            )
            self.add_error("published_on", ValidationError(ahead))
        return known
