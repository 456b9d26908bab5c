"""“Do you have a follow-up story to share?” No account: whoever tells one gets a link, and comes back by it.

A page with such a link in its address is kept by nobody and named to nobody; because of that its forms carry no token
against forged ones: nobody can forge what only the address proves.
"""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from palais.apps.followup import files as purposes
from palais.apps.followup import queries
from palais.apps.followup.models import Monitor, Story
from palais.apps.followup.services import stories
from palais.apps.office import clock
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import ReceivedFile
from palais.apps.office.services import files, limits
from palais.web.answers import followup as answers
from palais.web.answers import names
from palais.web.site.present import followup as present
from palais.web.site.present import stories as present_stories
from palais.web.site.story_form import StoryForm

TIMES, WITHIN = 40, timedelta(hours=1)
"""A class or a workshop shares one address of the network."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, key: str) -> HttpResponse:
    monitor = queries.monitor(key=key)
    if monitor is None or not monitor.may_take_stories(on=clock.today()):
        raise Http404
    form = StoryForm(request.POST or None, request.FILES or None, states=names.states_by_name())
    status = 200
    if request.method == "POST" and form.is_valid():
        address = limits.reader_address(request.META)
        if not limits.allow(what="story", address=address, times=TIMES, within=WITHIN):
            form.add_error(None, present_stories.too_many())
            status = 429
        elif (token := take_in(form, monitor)) is not None:
            return redirect("own-story", token=token) if token else redirect("monitor", key=key)
    line = answers.monitor_line(monitor, activities=0, commitments=0, on=clock.today())
    context = {
        "form": form,
        "monitor": present.heading(line),
        "crumbs": present.crumbs(line, str(present_stories.title())),
        "leave": present_stories.somewhere_else(get_language() or "en"),
    }
    if form.errors and status == 200:
        status = 422
    answer = render(request, "pages/followup/share.html", context, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(limits.wait(within=WITHIN))
    return answer


def take_in(form: StoryForm, monitor: Monitor) -> str | None:
    """The token of the new story; empty for a robot, None where the picture is not taken: the form says why."""
    if form.cleaned_data["website"]:
        return ""
    picture: ReceivedFile | None = None
    upload = form.cleaned_data["picture"]
    if upload:
        try:
            # Its name is thrown away: people call files after children.
            ending = str(upload.name).rpartition(".")[2].lower()
            picture = files.receive(file=upload, name=f"picture.{ending}", purpose=purposes.STORY, by=None)
        except FileRefused as refused:
            form.add_error("picture", str(refused))
            return None
    _story, token = stories.receive(
        monitor=monitor, told=form.told, agreed=form.agreed(on=clock.today()), picture=picture
    )
    return token


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """One's own story behind its link: how it stands, a question to answer, and taking it back."""
    try:
        response = answered(request, stories.of_token(token=token), token)
    except stories.LinkNotValid:
        response = render(request, "pages/followup/story_gone.html", {"unlisted": True}, status=404)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def answered(request: HttpRequest, story: Story, token: str) -> HttpResponse:
    if request.method == "POST" and "withdraw" in request.POST:
        stories.withdraw(story=story)
        return render(request, "pages/followup/story_withdrawn.html", {"unlisted": True})
    if request.method == "POST":
        stories.answer(story=story, text=request.POST.get("answer", "")[:2000])
        return redirect("own-story", token=token)
    context: dict[str, Any] = present_stories.own(story, on=clock.today())
    context["leave"] = present_stories.somewhere_else(get_language() or "en")
    return render(request, "pages/followup/own_story.html", context)
