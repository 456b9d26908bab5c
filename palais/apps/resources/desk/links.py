"""The queue of links: broken, moved, long not looked at; and what an editor does about each."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import clock
from palais.apps.resources import queries
from palais.apps.resources.desk.forms import AddressForm, title_of
from palais.apps.resources.desk.pages import ResourcePage
from palais.apps.resources.desk.works import number
from palais.apps.resources.models import Edition, Link
from palais.apps.resources.services import editions, links
from palais.apps.resources.services.refusals import Refused

BETWEEN = re.compile(r"(?<=[/?&=._-])")
"""Where a long address may go on in the next line."""

TABS = ("broken", "moved", "stale", "all")


class Links(ResourcePage):
    page_title = gettext_lazy("Links of resources")
    header_icon = "link"
    template_name = "resources/desk/links.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()

    def page(self, *, wrong: int = 0, form: AddressForm | None = None, status: int = 200) -> HttpResponse:
        show = self.request.GET.get("show", "broken")
        show = show if show in TABS else "broken"
        on = clock.today()
        counts = queries.link_counts(on=on)
        context = self.paged(queries.links_to_look_at(show=show, on=on))
        return self.show(
            tabs=[
                ("broken", _("Broken or silent"), counts.broken, show == "broken"),
                ("moved", _("Moved"), counts.moved, show == "moved"),
                ("stale", _("Not looked at for 90 days"), counts.stale, show == "stale"),
                ("all", _("All"), None, show == "all"),
            ],
            lines=[line(one) for one in context["page_obj"]],
            checks=settings.CHECK_LINKS,
            wrong=wrong,
            form=form,
            status=status,
            **context,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """One deed on one link; the page then shows the same list without it."""
        link = get_object_or_404(Link, pk=number(request.POST.get("which", "")))
        deed = request.POST.get("deed", "")
        try:
            if deed == "replace":
                form = AddressForm(request.POST)
                if not form.is_valid():
                    return self.page(wrong=link.pk, form=form, status=422)
                links.replace_address(link=link, address=form.cleaned_data["address"], by=request.user)
            elif deed == "follow" and link.moved_to:
                links.replace_address(link=link, address=link.moved_to, by=request.user)
            elif deed == "works":
                links.checked_by_hand(link=link, by=request.user)
            elif deed == "use-copy":
                for edition in Edition.objects.filter(link=link, saved__isnull=False).select_related("work"):
                    editions.prefer_copy(edition=edition, use=True, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Saved."))
        return redirect(request.get_full_path())


def line(link: Link) -> dict[str, Any]:
    found = list(link.editions.all())
    return {
        "link": link,
        "pieces": BETWEEN.split(link.address),
        "works": list({one.work.pk: (one.work, title_of(one.work)) for one in found}.values()),
        "has_copy": any(one.saved_id and not one.use_saved for one in found),
    }
