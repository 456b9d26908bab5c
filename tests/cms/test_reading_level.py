"""The panel that shows editors how hard their page is to read."""

import pytest
from django.test import RequestFactory
from wagtail.admin.panels import ObjectList
from wagtail.models import Locale
from wagtail.rich_text import RichText

from palais.cms.models import ProsePage
from palais.cms.reading_level import ReadingLevelPanel, text_of

HARD = (
    "<h2>Recommendations</h2><p>The Committee recommends that the State party expeditiously harmonize its legislation "
    "concerning the administration of juvenile justice with the provisions of the Convention.</p>"
)


def shown(page: ProsePage, **options) -> str:
    handler = ObjectList([ReadingLevelPanel(**options)]).bind_to_model(ProsePage)
    form = handler.get_form_class()(instance=page)
    return handler.get_bound_panel(instance=page, request=RequestFactory().get("/"), form=form).render_html()


@pytest.mark.django_db
def test_an_editor_sees_the_level_and_the_long_sentences():
    page = ProsePage(
        title="A", body=[("text", {"text": RichText(HARD), "language": ""})], locale=Locale.get_default()
    )
    assert text_of(page, ("body",)).startswith("Recommendations\nThe Committee")
    html = shown(page, readers="children")
    assert "very hard" in html
    assert "expeditiously" in html


@pytest.mark.django_db
def test_a_page_without_text_says_so():
    assert "There is no sentence to count." in shown(ProsePage(title="A", locale=Locale.get_default()))
