"""The model of tags at the desk: how good the one in use is on texts it has not seen, and training it again."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.library import queries_of_tags
from palais.apps.library.desk import tag_words
from palais.apps.library.desk.tags import TagPage
from palais.apps.library.services import following, retraining, training


@dataclass(frozen=True, slots=True)
class Line:
    """A tag the model knows, with what was measured on texts held out."""

    name: str
    scheme: str
    held_out: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class TagModel(TagPage):
    page_title = gettext_lazy("Model of tags")
    template_name = "library/desk/tag_model.html"

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("library-tags:tags"), gettext_lazy("Tags"))]

    def get(self, request: HttpRequest) -> HttpResponse:
        model, trained_at = training.model(), training.trained_at()
        figures = dict(model.figures) if model else {}
        job = retraining.at_work()
        return self.show(
            model=model,
            figures=figures,
            count=len(model.labels) if model else 0,
            lines=lines(figures.get("labels", ())),
            trained_at=trained_at,
            judged=queries_of_tags.judged_since(trained_at),
            job=job,
            progress=getattr(job, "progress", None),
            waiting=following.waiting(),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        retraining.ask(by=request.user)
        messages.success(request, _("The model will be trained again. The one in use serves until then."))
        return redirect(request.path)


def lines(labels: Any) -> list[Line]:
    """The weakest first: those are worth judging."""
    found = [
        Line(tag_words.name(scheme, key), scheme, wanted, precision, recall)
        for scheme, key, wanted, precision, recall in labels
        if wanted
    ]
    return sorted(found, key=lambda line: (line.f1, line.name))
