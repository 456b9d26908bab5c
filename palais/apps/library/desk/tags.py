"""Tags at the desk: suggestions judged one by one or many at once, those of one recommendation, taking back."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from palais.apps.library import permissions, queries_of_tags
from palais.apps.library.desk import tag_words
from palais.apps.library.desk.tag_forms import SetTagForm, TagFilter
from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.apps.library.services import tagging, tracing
from palais.apps.office.desk.pages import DeskPage

PAGE = 50
LAST = "library-tags-last"
"""What this person judged last, kept in the session: one button takes it back."""

SHOWN = ("waiting", "judged")
LINK_BUTTONS = {
    "accept-link": gettext_lazy("The link was accepted."),
    "refuse-link": gettext_lazy("The link was refused."),
    "back-link": gettext_lazy("Taken back."),
}


class TagPage(DeskPage):
    """A screen for those who may judge tags."""

    header_icon = "tag"
    may = staticmethod(permissions.may_judge_tags)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("library-tags:tags"), gettext_lazy("Tags"))]

    def judge(self, request: HttpRequest, pks: list[int]) -> HttpResponse | None:
        """What the buttons of both screens do; None: none of them was pressed."""
        if "undo" in request.POST:
            count = tagging.undo(tags=request.session.pop(LAST, []), by=request.user, own=True)
            said = ngettext(
                "%(count)s judgement was taken back.", "%(count)s judgements were taken back.", count
            )
            messages.success(request, said % {"count": count})
            return redirect(request.get_full_path())
        for button, yes in (("accept", True), ("refuse", False)):
            if button in request.POST:
                changed = tagging.judge_all(tags=pks, yes=yes, by=request.user)
                request.session[LAST] = changed
                messages.success(request, judged(len(changed), yes=yes))
                return redirect(request.get_full_path())
        return None


def judged(count: int, *, yes: bool) -> str:
    if yes:
        return ngettext("%(count)s tag accepted.", "%(count)s tags accepted.", count) % {"count": count}
    return ngettext("%(count)s tag refused.", "%(count)s tags refused.", count) % {"count": count}


class Tags(TagPage):
    page_title = gettext_lazy("Tags")
    template_name = "library/desk/tags.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        shown = request.GET.get("show", "waiting")
        shown = shown if shown in SHOWN else "waiting"
        form = TagFilter(request.GET)
        page = Counted(found(form, shown=shown), PAGE).get_page(request.GET.get("p"))
        words = {"waiting": _("To be judged"), "judged": _("Judged")}
        bodies = tag_words.bodies()
        return self.show(
            tabs=[(name, words[name], name == shown) for name in SHOWN],
            shown=shown,
            form=form,
            lines=[
                (tag, tag_words.name(tag.scheme, tag.key), body(tag.recommendation, bodies)) for tag in page
            ],
            last=len(request.session.get(LAST, [])),
            many=page.paginator.count == queries_of_tags.MOST_COUNTED,
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = [int(pk[:18]) for pk in request.POST.getlist("chosen") if pk.isdecimal()][: 2 * PAGE]
        if not chosen and "undo" not in request.POST:
            messages.warning(request, _("Choose tags first: tick the boxes before them."))
            return redirect(request.get_full_path())
        return self.judge(request, chosen) or redirect(request.get_full_path())


def body(one: Recommendation, known: Mapping[str, str]) -> str:
    return known.get(one.body, one.body)


class Counted(Paginator):
    """Counts no further than somebody could turn pages."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[: queries_of_tags.MOST_COUNTED].count()


def found(form: TagFilter, *, shown: str) -> QuerySet[Tag]:
    asked = form.asked()
    if shown == "judged":
        return queries_of_tags.about(queries_of_tags.judged(), **asked)
    waiting = queries_of_tags.about(queries_of_tags.to_judge(), **asked)
    if form.least:
        waiting = waiting.filter(confidence__gte=form.least)
    return (
        waiting.order_by("confidence", "-pk")
        if form.doubtful_first
        else waiting.order_by("-confidence", "pk")
    )


class TagsOfRecommendation(TagPage):
    """One recommendation with all its tags: who set them, how sure, by which words."""

    template_name = "library/desk/tags_of_recommendation.html"

    def get_page_title(self) -> str:
        return str(self.one)

    @cached_property
    def one(self) -> Recommendation:
        return get_object_or_404(Recommendation, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.one.covered_by_id:  # judged is what counts
            return redirect("library-tags:recommendation", self.one.covered_by_id)
        tags = queries_of_tags.of_recommendation(pk)
        return self.page(SetTagForm(tags=tags), tags)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        of_link = self.judge_link(request)
        if of_link is not None:
            return of_link
        tags = queries_of_tags.of_recommendation(self.one.pk)
        for button in ("accept", "refuse", "back"):
            asked = request.POST.get(button, "")
            if asked and asked not in {str(tag.pk) for tag in tags}:
                messages.error(request, _("This tag is no longer there."))
                return redirect(request.path)
        if "back" in request.POST:
            tagging.undo(tags=[int(request.POST["back"])], by=request.user)
            messages.success(request, _("Taken back."))
            return redirect(request.path)
        pressed = request.POST.get("accept") or request.POST.get("refuse") or ""
        done = self.judge(request, [int(pressed)] if pressed else [])
        if done is not None:
            return done
        form = SetTagForm(request.POST, tags=tags)
        if not form.is_valid():
            return self.page(form, tags, status=422)
        self.set(form)
        messages.success(request, _("The tag was set."))
        return redirect(request.path)

    def judge_link(self, request: HttpRequest) -> HttpResponse | None:
        """What the buttons beside a link do; None: none of them was pressed."""
        pressed = next((name for name in LINK_BUTTONS if name in request.POST), "")
        if not pressed:
            return None
        there = {str(link.pk): link.pk for link in queries_of_tags.links_of_recommendation(self.one.pk)}
        link = there.get(request.POST[pressed])
        try:
            if link is None:
                raise LineageLink.DoesNotExist
            if pressed == "back-link":
                tracing.undo(link=link, by=request.user)
            else:
                tracing.judge(link=link, yes=pressed == "accept-link", by=request.user)
            messages.success(request, LINK_BUTTONS[pressed])
        except LineageLink.DoesNotExist:
            messages.error(request, _("This link is no longer there."))
        return redirect(request.path)

    def set(self, form: SetTagForm) -> None:
        scheme, _colon, key = form.cleaned_data["tag"].partition(":")
        instead = form.cleaned_data["instead_of"]
        if instead:
            changed = tagging.correct(tag=int(instead), scheme=scheme, key=key, by=self.request.user)
        else:
            changed = tagging.add(recommendation=self.one.pk, scheme=scheme, key=key, by=self.request.user)
        self.request.session[LAST] = changed

    def page(self, form: SetTagForm, tags: list[Tag], *, status: int = 200) -> HttpResponse:
        links = queries_of_tags.links_of_recommendation(self.one.pk)
        return self.show(
            one=self.one,
            body=body(self.one, tag_words.bodies()),
            lines=[(tag, tag_words.name(tag.scheme, tag.key)) for tag in tags],
            links=[link_line(link, self.one.pk) for link in links],
            form=form,
            last=len(self.request.session.get(LAST, [])),
            status=status,
        )


def link_line(link: LineageLink, pk: int) -> dict[str, Any]:
    """A link as the page of one of its ends shows it: the other end, and whether that is the earlier one."""
    earlier = link.later_id == pk
    return {"link": link, "other": link.earlier if earlier else link.later, "earlier": earlier}
