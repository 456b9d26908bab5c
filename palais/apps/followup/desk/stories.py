"""Stories that strangers sent, for moderators alone: the queue, one with its hints, asking, declining, publishing."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.followup import permissions, queries, services
from palais.apps.followup.choices import Check, Pictured, StoryStatus
from palais.apps.followup.desk import words
from palais.apps.followup.desk.forms import ActivityForm, consents_in_force
from palais.apps.followup.desk.pages import FollowupPage, take_faults
from palais.apps.followup.desk.texts import ActivityTextForm, rows_of, texts_of
from palais.apps.followup.models import Activity, Story
from palais.apps.followup.queries.desk import SHOWN
from palais.apps.followup.services.stories import Decision
from palais.apps.followup.services.story_keeping import DECLINED_KEPT, OPEN
from palais.apps.office import clock
from palais.apps.people.choices import AgeBand
from palais.apps.people.models import Consent

PAGE = 50


class StoryPage(FollowupPage):
    header_icon = "mail"
    may = staticmethod(permissions.may_moderate_stories)

    def path(self) -> list[Any]:
        return [(reverse("followup-desk:stories"), gettext_lazy("Stories"))]

    def story(self) -> Story:
        rows = Story.objects.select_related("monitor", "consent", "picture", "activity__monitor")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class Stories(StoryPage):
    page_title = gettext_lazy("Stories")
    template_name = "followup/desk/stories.html"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("show", "waiting")
        chosen = chosen if chosen in SHOWN else "waiting"
        names = {"waiting": _("To be read"), "asked": _("Waiting for an answer"), "closed": _("Closed")}
        page = Paginator(queries.stories(show=chosen), PAGE).get_page(request.GET.get("p"))
        return self.show(
            tabs=[(name, names[name], queries.stories(show=name).count(), name == chosen) for name in SHOWN],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


class OneStory(StoryPage):
    template_name = "followup/desk/story.html"

    def get_page_title(self) -> str:
        return _("Story %(number)s") % {"number": self.kwargs["pk"]}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self.story()
        return self.show(
            story=story,
            hints=[words.hint(one) for one in queries.hints(story=story)],
            is_open=story.status in OPEN,
            deleted_on=story.ended_at and story.ended_at.date() + DECLINED_KEPT + timedelta(days=1),
            in_force=story.consent.is_in_force(on=clock.today()),
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self.story()
        try:
            if "take-up" in request.POST:
                services.stories.take_up_again(story=story, by=request.user)
                return redirect(request.path)
            services.stories.ask(
                story=story, question=request.POST.get("question", "")[:2000], by=request.user
            )
        except services.Refused as refused:
            messages.error(request, str(refused))
            return redirect(request.path)
        messages.success(request, _("Asked. The teller reads it behind the link."))
        return redirect("followup-desk:stories")


class DeclineForm(forms.ModelForm):
    class Meta:
        model = Story
        fields = ("farewell",)
        widgets = {"farewell": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}


class Decline(StoryPage):
    """Asks once more before a story is not published."""

    page_title = gettext_lazy("Do not publish")
    template_name = "followup/desk/decline.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.story().status not in OPEN:
            return redirect("followup-desk:story", pk=pk)
        return self.page(DeclineForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            services.stories.decline(
                story=self.story(), by=request.user, farewell=form.cleaned_data["farewell"]
            )
        except services.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Not published. The teller reads so behind the link."))
        return redirect("followup-desk:stories")

    def page(self, form: DeclineForm, *, status: int = 200) -> HttpResponse:
        back_url = reverse("followup-desk:story", args=[self.kwargs["pk"]])
        return self.show(form=form, days=DECLINED_KEPT.days, back_url=back_url, status=status)


class PublishForm(ActivityForm):
    """The activity that is made of a story, what of its teller is shown, and the checks."""

    show_name = forms.BooleanField(label=gettext_lazy("Show the name"), required=False)
    show_picture = forms.BooleanField(label=gettext_lazy("Show the picture"), required=False)
    picture_title = forms.CharField(
        label=gettext_lazy("What the picture shows"), max_length=200, required=False
    )
    pictured = forms.ChoiceField(
        label=gettext_lazy("Children in the picture"),
        choices=Pictured.choices,
        initial=Pictured.UNKNOWN,
        help_text=gettext_lazy("Look at it before you answer."),
        required=False,
    )
    children_consent = forms.ModelChoiceField(
        Consent.objects.none(),
        label=gettext_lazy("Consent of the other children in the picture"),
        help_text=gettext_lazy("Where there are several, the one that ends first."),
        required=False,
    )
    decision_note = forms.CharField(
        label=gettext_lazy("Where the decision in the child’s best interests is documented"),
        max_length=500,
        required=False,
    )
    checks = forms.MultipleChoiceField(
        label=gettext_lazy("Checks"),
        help_text=gettext_lazy("While one is open, the story cannot be published."),
        choices=Check.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta(ActivityForm.Meta):
        fields = tuple(
            name for name in ActivityForm.Meta.fields if name not in ("standing", "consent", "source")
        )

    fields: dict[str, Any]

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, monitor=story.monitor, **kwargs)
        if not story.picture_id:
            for name in ("show_picture", "picture_title", "pictured", "children_consent"):
                del self.fields[name]
        else:
            self.fields["pictured"].initial = story.pictured
            of_children = consents_in_force().exclude(age_band=AgeBand.ADULT)
            self.fields["children_consent"].queryset = of_children
        if story.consent.guardian_basis != "best-interests":
            del self.fields["decision_note"]
        self.story = story

    def decision(self, texts: dict[str, dict[str, str]]) -> Decision:
        data = self.cleaned_data
        called = self.story.called if data["show_name"] else ""
        return Decision(
            words=self.words(texts, source=called, standing="published", consent=self.story.consent),
            checks=data["checks"],
            show_name=data["show_name"],
            show_picture=data.get("show_picture", False),
            picture_title=data.get("picture_title", ""),
            pictured=data.get("pictured", "") or str(Pictured.UNKNOWN),
            children_consent=data.get("children_consent"),
            decision_note=data.get("decision_note", ""),
        )


class Publish(StoryPage):
    """Beside the story and its hints, the form of the activity it becomes."""

    template_name = "followup/desk/publish.html"

    def get_page_title(self) -> str:
        return _("Publish story %(number)s") % {"number": self.kwargs["pk"]}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self.story()
        if story.status not in OPEN:
            return redirect("followup-desk:story", pk=pk)
        names = ("level", "form", "place", "children_led", "language")
        start = Activity(begins_on=story.when, **{name: getattr(story, name) for name in names})
        initial = {"states": [story.state] if story.state else [], "others": story.organisation}
        form = PublishForm(instance=start, story=story, initial=initial)
        first = {"language": story.language, "title": story.title, "summary": story.text}
        return self.page(story, form, rows_of(ActivityTextForm, start=first))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self.story()
        form = PublishForm(request.POST, story=story)
        texts = rows_of(ActivityTextForm, request.POST)
        if form.is_valid() & texts.is_valid():
            try:
                services.stories.publish(
                    story=story, decision=form.decision(texts_of(texts)), by=request.user
                )
            except services.Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("The story is published."))
                return redirect("followup-desk:stories")
        return self.page(story, form, texts, status=422)

    def page(self, story: Story, form: Any, texts: Any, *, status: int = 200) -> HttpResponse:
        return self.show(
            story=story,
            form=form,
            texts=texts,
            hints=[words.hint(one) for one in queries.hints(story=story)],
            back_url=reverse("followup-desk:story", args=[story.pk]),
            is_new=story.status == StoryStatus.NEW,
            status=status,
        )
