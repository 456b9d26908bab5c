"""The desk of statements: who may, and the way of an editor from a draft in two languages to a withdrawal."""

import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from palais.apps.signons.models import Statement
from tests.makers import people
from tests.makers import statements as make
from tests.web import reading

WORDS = {"kind": "letter", "language": "en", "dated": "2021-03-22", "order": "as-signed"}
KEY = "2021-03-22-example-letter"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def made(facts_loaded) -> Statement:
    statement = make.published()
    make.signed(statement, "KEPT BACK")
    return statement


@pytest.fixture
def editor(client, facts_loaded) -> Client:
    client.force_login(people.person("editor", "editor"))
    return client


def addresses(statement: Statement) -> list[str]:
    key, deed = statement.key, statement.deeds.get().pk
    return [
        reverse("statements-desk:statements"),
        reverse("statements-desk:add-statement"),
        *(
            reverse(f"statements-desk:{name}", args=[key])
            for name in ("statement", "new-text", "signatories", "files")
        ),
        reverse("statements-desk:text", args=[key, "en"]),
        reverse("statements-desk:undo", args=[key, deed]),
        *(reverse("statements-desk:deed", args=[key, name]) for name in ("publish", "withdraw", "drop")),
    ]


def body(text: str) -> str:
    """A text as the editor of Wagtail sends it."""
    block = {
        "key": "a",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return json.dumps({"blocks": [block], "entityMap": {}})


def messages(answer) -> str:
    return reading.text(reading.page(answer))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["translator", "country-desk"])
def test_who_has_other_work_sees_and_changes_nothing(client, made, role, method):
    client.force_login(people.person("other", role))
    for url in addresses(made):
        answer = getattr(client, method)(url)
        assert (url, answer.status_code, answer["Location"]) == (url, 302, reverse("wagtailadmin_home"))
    made.refresh_from_db()
    assert (made.status, make.names(made)) == ("published", ["KEPT BACK"])


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in(client, made, method):
    for url in addresses(made):
        answer = getattr(client, method)(url)
        assert (url, answer.status_code) == (url, 302)
        assert answer["Location"].startswith(reverse("account_login"))


def test_a_draft_is_made_and_refused_without_a_date(editor):
    add = reverse("statements-desk:add-statement")
    wrong = editor.post(add, {**WORDS, "title": "Example letter", "dated": "soon"})
    assert (wrong.status_code, "Write the date as 2021-04-15" in messages(wrong)) == (422, True)
    more = {"session": "crc-87", "body": "crc", "states": ["TUN"], "topics": ["education"]}
    answer = editor.post(add, {**WORDS, **more, "title": "Example letter"})
    assert answer["Location"] == reverse("statements-desk:statement", args=[KEY])
    one = Statement.objects.get()
    assert (one.session, one.body, [row.state for row in one.states.all()]) == ("crc-87", "crc", ["TUN"])
    publish = reverse("statements-desk:deed", args=[KEY, "publish"])
    refused = editor.post(publish, {"version": "1"}, follow=True)
    assert "Write the text in the original language" in messages(refused)


def test_texts_signatories_and_files_are_written(editor):
    made = make.draft()
    people.organisation("A", state="MAR")
    here = reverse("statements-desk:statement", args=[KEY])
    text = {"title": "Example letter", "body": body("We ask."), "version": "1"}
    assert editor.post(reverse("statements-desk:text", args=[KEY, "en"]), text)["Location"] == here
    french = {"language": "fr", "title": "Exemple", "body": body("Nous demandons."), "version": "2"}
    assert editor.post(reverse("statements-desk:new-text", args=[KEY]), french)["Location"] == here
    again = editor.post(reverse("statements-desk:new-text", args=[KEY]), {**french, "version": "3"})
    assert "There is a text in this language already." in messages(again)
    signatories = reverse("statements-desk:signatories", args=[KEY])
    pasted = {"signatories": "1. Example organisation A\n2. Friends (Tunisia)", "version": "3"}
    looked = messages(editor.post(signatories, {**pasted, "look": "1"}))
    assert "2 signatories, nothing is saved yet. 1 is an organisation that is known here." in looked
    assert make.names(made) == []
    editor.post(signatories, pasted)
    file = io.BytesIO(b"Signed.\n")
    file.name = "letter.txt"
    editor.post(reverse("statements-desk:files", args=[KEY]), {"file": file, "language": "en"})
    assert make.names(made) == ["Example organisation A", "Friends"]
    page = messages(editor.get(f"/statements/{KEY}/"))
    assert [words for words in ("We ask.", "letter.txt", "A draft") if words not in page] == []


def test_it_is_published_and_withdrawn_by_whoever_has_seen_it_last(editor, made):
    made.refresh_from_db()
    withdraw = reverse("statements-desk:deed", args=[KEY, "withdraw"])
    stale = editor.post(withdraw, {"version": "1", "note": "x"}, follow=True)
    assert "Somebody changed this statement after you opened it." in messages(stale)
    editor.post(withdraw, {"version": str(made.version), "note": "Sent in error."})
    made.refresh_from_db()
    assert (made.status, made.status_note) == ("withdrawn", "Sent in error.")
    editor.post(reverse("statements-desk:deed", args=[KEY, "publish"]), {"version": str(made.version)})
    made.refresh_from_db()
    assert made.status == "published"
    history = messages(editor.get(reverse("statements-desk:statement", args=[KEY])))
    for deed in ("Statement added", "List of signatories written", "Statement withdrawn – Sent in error."):
        assert deed in history


def test_a_list_that_is_not_understood_changes_nothing_and_keeps_what_was_typed(editor, made):
    signatories = reverse("statements-desk:signatories", args=[KEY])
    answer = editor.post(
        signatories, {"signatories": "Friends\nfriends\nX | | nobody", "version": str(made.version)}
    )
    told = messages(answer)
    assert (answer.status_code, "Line 2 is the same as line 1." in told, "has the key “nobody”" in told) == (
        422,
        True,
        True,
    )
    assert make.names(made) == ["KEPT BACK"]


def test_a_list_is_undone_from_the_desk(editor, made):
    answer = editor.post(reverse("statements-desk:undo", args=[KEY, made.deeds.get().pk]), follow=True)
    assert "The list is as it was before." in messages(answer)
    assert make.names(made) == []


def test_a_hidden_organisation_is_pointed_out_before_it_is_kept(editor, made):
    people.organisation("Hidden", is_listed=False)
    looked = editor.post(
        reverse("statements-desk:signatories", args=[KEY]),
        {"signatories": "Example organisation Hidden", "version": "1", "look": "1"},
    )
    assert "not listed: it is counted and not named" in messages(looked)


def test_statements_are_found_by_title_in_any_language(editor, made):
    make.put(made, "fr", "Éducation pour toutes")
    make.draft("Another")
    found = reverse("statements-desk:statements")
    assert "1 statement" in messages(editor.get(found, {"q": "education"}))
    assert "1 statement" in messages(editor.get(found, {"status": "draft"}))
    assert "No statement fits" in messages(editor.get(found, {"q": "zzz"}))
    assert editor.get(reverse("statements-desk:statement", args=["nothing"])).status_code == 404
