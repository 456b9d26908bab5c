"""The translators' desk: what lags, the languages of a page, side by side; who may, who may less, a stranger."""

import pytest
from wagtail.models import Locale, Site

from palais.apps.people.choices import Role
from palais.cms.languages import permissions
from palais.cms.models import LiveText, ProsePage
from palais.cms.services import languages
from tests.makers.people import person
from tests.makers.translations import APRIL, MARCH, WORDS, fresh, html_of, publish, rewrite
from tests.web import reading


@pytest.fixture
def translator(db):
    permissions.ensure_rights()
    return person("translator", Role.TRANSLATOR)


def screen(client, path: str, status: int = 200):
    response = client.get(path)
    assert response.status_code == status, response.headers.get("Location")
    return reading.page(response)


BAD = (
    "<script>alert(1)</script>",
    '<a href="https://evil.example">x</a>',
    '<b onclick="x">y</b>',
    "<!-- x -->",
)


def sent(soup) -> dict[str, str]:
    """The form of the side-by-side screen as a browser sends it."""
    form = soup.find("form", class_="passages")
    fields = {field["name"]: field.get("value", "") for field in form.find_all("input", type="hidden")}
    return fields | {area["name"]: area.get_text() for area in form.find_all("textarea")}


def number_of(form: dict[str, str], mark_end: str) -> str:
    return next(
        name[5:] for name, value in form.items() if name.startswith("mark-") and value.endswith(mark_end)
    )


def test_a_translator_redoes_one_of_two_passages_and_submits(client, english, french, translator):
    rewrite(
        english, ("may join the network", "may join the network, also alone"), ("your statutes", "your rules")
    )
    client.force_login(translator)
    soup = screen(client, "/admin/languages/")
    assert [cell.get_text() for cell in soup.select("tbody td")][1:3] == ["Français", "2"]
    path = soup.select_one("tbody a")["href"]
    soup = screen(client, path)
    assert [part.get_text() for part in soup.find_all("ins")] == ["network, also alone.", "rules"]
    assert (len(soup.select("fieldset.passage")), soup.find("button", value="publish")) == (2, None)
    form = sent(soup)
    form["words-" + number_of(form, ".1")] = "Toute coalition, même seule."
    answer = client.post(path, {**form, "deed": "submit"})
    assert answer.status_code == 302
    draft = fresh(french).get_latest_revision_as_object()
    assert ("même seule" in html_of(draft), "même seule" in html_of(fresh(french))) == (True, False)
    assert fresh(french).workflow_in_progress
    assert len(screen(client, path).select("fieldset.passage")) == 1


def test_a_translator_may_not_publish_nor_change_the_source(client, english, french, translator):
    rewrite(english, ("your statutes", "your rules"))
    client.force_login(translator)
    path = f"/admin/languages/{french.pk}/passages/"
    form = sent(screen(client, path))
    form["words-" + number_of(form, ".3")] = "Envoyez vos règles"
    client.post(path, {**form, "deed": "publish"})
    assert (LiveText.objects.get(pk=french.pk).lagging, "règles" in html_of(fresh(french))) == (1, False)
    assert not english.permissions_for_user(translator).can_edit()
    assert not french.permissions_for_user(translator).can_publish()
    assert client.get(f"/admin/languages/{english.pk}/passages/").status_code == 302


def test_words_that_do_not_fit_are_refused_at_their_passage(client, english, french, administrator):
    publish(english, summary="Joining takes five steps, and each is short.")
    client.force_login(administrator)
    path = f"/admin/languages/{french.pk}/passages/"
    soup = screen(client, path)
    form = sent(soup)
    number = number_of(form, "summary")
    assert soup.find("textarea", id=f"words-{number}")["maxlength"] == "300"
    form[f"words-{number}"] = "Il y a cinq étapes. " * 20
    answer = client.post(path, {**form, "deed": "publish"})
    assert (answer.status_code, "at most 300 letters fit" in answer.content.decode()) == (422, True)
    assert fresh(french).get_latest_revision_as_object().summary == "Il y a quatre étapes."


def test_what_keeps_a_translation_from_being_published_is_said(client, english, french, administrator):
    rewrite(english, ("your statutes", "your rules"))
    draft = fresh(french)
    draft.published_on, draft.changed_on = APRIL, MARCH
    draft.save_revision(clean=False)
    client.force_login(administrator)
    path = f"/admin/languages/{french.pk}/passages/"
    form = sent(screen(client, path))
    form["words-" + number_of(form, ".3")] = "Envoyez vos règles"
    answer = client.post(path, {**form, "deed": "publish"}, follow=True)
    assert "cannot be published: A page cannot have changed before" in answer.content.decode()
    assert "règles" in html_of(fresh(french).get_latest_revision_as_object())


def test_an_administrator_publishes(client, english, french, administrator):
    rewrite(english, ("your statutes", "your rules"))
    client.force_login(administrator)
    path = f"/admin/languages/{french.pk}/passages/"
    form = sent(screen(client, path))
    form["words-" + number_of(form, ".3")] = "Envoyez vos règles"
    client.post(path, {**form, "deed": "publish"})
    assert (LiveText.objects.get(pk=french.pk).lagging, "règles" in html_of(fresh(french))) == (0, True)
    assert "Nothing is left to do" in screen(client, path).get_text()
    assert len(screen(client, f"{path}?show=all").select("fieldset.passage")) == len(WORDS)


def test_who_has_no_right_to_translate_sees_none_of_it(client, english, french):
    permissions.ensure_rights()
    client.force_login(person("planner", Role.PLANNER))
    for path in (
        "",
        f"{french.pk}/",
        f"{french.pk}/passages/",
        f"{french.pk}/file/",
        f"{french.pk}/bring-in/",
    ):
        assert client.get(f"/admin/languages/{path}").status_code in (302, 403), path
    client.logout()
    assert client.get("/admin/languages/").status_code == 302


def test_a_translation_is_begun_where_there_is_none(client, english, translator):
    client.force_login(translator)
    path = f"/admin/languages/{english.pk}/"
    states = [row.select("td")[1].get_text(strip=True) for row in screen(client, path).select("tbody tr")]
    assert states == ["Original", *["Not begun"] * 5]
    answer = client.post(path, {"language": "es"})
    twin = ProsePage.objects.get(locale__language_code="es", translation_key=english.translation_key)
    assert (answer["Location"], twin.live) == (f"/admin/languages/{twin.pk}/passages/", False)
    soup = screen(client, answer["Location"])
    assert [area.get_text() for area in soup.find_all("textarea")] == [""] * 2 * len(soup.select("fieldset"))
    again = client.post(path, {"language": "es"}, follow=True)
    assert "there in that language already" in again.content.decode()


def test_a_mirror_becomes_the_translation(english, administrator):
    mirror = english.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    twin = languages.start_translation(page=english, language="ru", by=administrator)
    assert (twin.pk, fresh(twin).alias_of_id) == (mirror.pk, None)


def test_what_cannot_stand_in_a_passage_is_refused_and_nothing_typed_is_lost(
    client, english, french, administrator
):
    rewrite(english, ("Write to", "Do write to"))
    client.force_login(administrator)
    path = f"/admin/languages/{french.pk}/passages/"
    form = sent(screen(client, path))
    before = fresh(french).latest_revision_id
    for words in (
        "<script>alert(1)</script>",
        '<a href="https://evil.example">x</a>',
        '<b onclick="x">y</b>',
        "<!-- x -->",
    ):
        answer = client.post(path, {**form, "words-" + number_of(form, ".2"): words})
        soup = reading.page(answer)
        assert (answer.status_code, soup.find("textarea", attrs={"aria-invalid": "true"}).get_text()) == (
            422,
            words,
        )
        assert fresh(french).latest_revision_id == before
    answer = client.post(
        path, {**form, "words-" + number_of(form, ".2"): 'Écrivez <b>donc</b> <a id="a1">là</a>.'}
    )
    assert answer.status_code == 302
    draft = fresh(french).get_latest_revision_as_object()
    assert '<b>donc</b> <a href="https://example.org/join">là</a>.' in html_of(draft)


def test_two_translators_on_one_page(client, english, french, administrator):
    rewrite(english, ("your statutes", "your rules"))
    client.force_login(administrator)
    path = f"/admin/languages/{french.pk}/passages/"
    form = sent(screen(client, path))
    fresh(french).save_revision()
    form["words-" + number_of(form, ".3")] = "Mes mots"
    answer = client.post(path, form)
    soup = reading.page(answer)
    assert (answer.status_code, soup.find("textarea").get_text()) == (422, "Mes mots")
    assert client.post(path, sent(soup) | {"was-" + number_of(form, ".3"): ""}).status_code == 302
    assert "Mes mots" in html_of(fresh(french).get_latest_revision_as_object())


def test_the_editor_asks_only_what_can_be_answered(client, english, french, administrator):
    alone = ProsePage(title="Alone", slug="alone")
    Site.objects.get().root_page.add_child(instance=alone)
    client.force_login(administrator)
    shown = {}
    for page in (english, french, alone):
        soup = screen(client, f"/admin/pages/{page.pk}/edit/")
        shown[page.pk] = [
            name for name in ("is_minor_change", "follows_now") if soup.find("input", attrs={"name": name})
        ]
    assert shown == {english.pk: ["is_minor_change"], french.pk: ["follows_now"], alone.pk: []}


def test_the_list_costs_as_much_for_three_as_for_one(client, english, french, administrator):
    client.force_login(administrator)

    def asked() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/languages/")
        return len(queries)

    rewrite(english, ("your statutes", "your rules"))
    asked()
    one = asked()
    for code in ("es", "ru"):
        twin = languages.start_translation(page=english, language=code, by=administrator)
        twin.get_latest_revision().publish()
    assert (LiveText.objects.filter(lagging__gt=0).count(), asked()) == (3, one)
