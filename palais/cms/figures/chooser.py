"""The list from which an editor chooses a live figure, in a window over the page that is written."""

from django.http import HttpRequest, JsonResponse
from django.utils import translation
from wagtail.admin.auth import require_admin_access
from wagtail.admin.modal_workflow import render_modal_workflow

from palais.cms import figures


@require_admin_access
def choose(request: HttpRequest) -> JsonResponse:
    """Every figure with its value of now, in the language of the editor's desk."""
    with translation.override(translation.get_language() or "en"):
        groups = figures.choices()
    return render_modal_workflow(
        request, "cms/figures/choose.html", None, {"groups": groups}, json_data={"step": "choose"}
    )
