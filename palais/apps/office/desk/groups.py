"""Working groups at the desk: the list, adding one, editing it with its texts in all languages of the site."""

from abc import ABC, abstractmethod
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office.desk.group_forms import GroupForm
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.services.people import groups
from palais.apps.people import permissions, queries
from palais.apps.people.models import WorkingGroup

FEWEST = 3
"""By the network's rules a working group is set up by at least so many members."""


class GroupPage(DeskPage):
    header_icon = "group"
    may = staticmethod(permissions.may_edit_groups)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:groups"), gettext_lazy("Working groups"))]


class Groups(GroupPage):
    page_title = gettext_lazy("Working groups")
    template_name = "office/desk/groups.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        lines = [(one, name_of(one), one.size < FEWEST) for one in queries.groups(everything=True)]
        return self.show(lines=sorted(lines, key=lambda line: line[1].casefold()), fewest=FEWEST)


def name_of(group: WorkingGroup) -> str:
    """The name in the main language, else in any."""
    names = {text.language: text.name for text in group.texts.all()}
    return str(names.get(group.language) or next(iter(names.values()), group.key))


class Form(GroupPage, ABC):
    template_name = "office/desk/deed.html"

    def get(self, request: HttpRequest, **address: str) -> HttpResponse:
        return self.page(self.form())

    def post(self, request: HttpRequest, **address: str) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                saved = self.save(form)
            except groups.ChangedMeanwhile as error:
                form.again(str(error), error.version)
            else:
                messages.success(request, _("Saved: %(name)s.") % {"name": name_of(saved)})
                return redirect("desk:group", key=saved.key)
        return self.page(form, status=422, unsaved=True)

    def page(self, form: GroupForm, *, status: int = 200, **more: Any) -> HttpResponse:
        return self.show(form=form, submit=_("Save"), back_url=reverse("desk:groups"), status=status, **more)

    def form(self, data: Any = None) -> GroupForm:
        return GroupForm(data, group=self.group())

    def group(self) -> WorkingGroup | None:
        return None

    @abstractmethod
    def save(self, form: GroupForm) -> WorkingGroup:
        """Call the service with what a valid form holds. Raises ChangedMeanwhile."""


class Add(Form):
    page_title = gettext_lazy("Add a working group")
    header_icon = "plus"

    def save(self, form: GroupForm) -> WorkingGroup:
        return groups.add(**form.said, by=self.request.user)


class OneGroup(Form):
    header_icon = "edit"

    def get_page_title(self) -> str:
        return name_of(self.group())

    def group(self) -> WorkingGroup:
        found = queries.group(key=self.kwargs["key"], everything=True)
        if found is None:
            raise Http404
        return found

    def save(self, form: GroupForm) -> WorkingGroup:
        version = form.cleaned_data["version"] or 0
        return groups.edit(key=self.kwargs["key"], version=version, **form.said, by=self.request.user)
