"""Statements: what one is, its texts and files, when readers see it; nothing runs, nothing is lost, all is logged."""

import io

import pytest

from palais.apps.office.models import Change, ReceivedFile, SearchOutbox
from palais.apps.signons import searching
from palais.apps.signons.choices import StatementStatus
from palais.apps.signons.models import Statement, StatementText
from palais.apps.signons.services import statements, texts
from palais.apps.signons.services.refusals import ChangedMeanwhile, NotAllowed, StatementRefused
from palais.apps.signons.services.texts import TextWords
from tests.makers import people
from tests.makers import statements as make


@pytest.fixture(autouse=True)
def media(settings, tmp_path, facts_loaded):
    settings.MEDIA_ROOT = tmp_path / "media"


def deeds() -> list[str]:
    return list(Change.objects.filter(about_kind="statement").order_by("pk").values_list("deed", flat=True))


def test_a_draft_gets_a_key_that_stays_and_its_title_as_the_original():
    first, second = make.draft("Children and the climate"), make.draft("Children and the climate")
    assert [first.key, second.key] == [
        "2021-03-22-children-and-the-climate",
        "2021-03-22-children-and-the-climate-2",
    ]
    assert (first.status, first.texts.get().language) == ("draft", "en")
    assert searching.keys() == []
    statements.edit(key=first.key, version=1, words=make.words(dated="2020-11"), by=None)
    first.refresh_from_db()
    assert (first.key[:10], str(first.first_day), first.version) == ("2021-03-22", "2020-11-01", 2)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("dated", "22.3.2021", "Write the date"),
        ("dated", "2021-02-30", "Write the date"),
        ("body", "nobody", "This body is not known here"),
        ("treaty", "opick", "This treaty is not known here"),
        ("session", "crc-3000", "This session is not known here"),
        ("symbol", "CRC/C/NOTHING", "not a symbol"),
        ("kind", "poem", "Choose a kind"),
        ("order", "by-size", "Choose an order"),
    ],
)
def test_what_points_nowhere_is_refused_with_a_sentence_at_its_field(field, value, told):
    with pytest.raises(StatementRefused) as refused:
        make.draft(**{field: value})
    assert list(refused.value.faults) == [field]
    assert told in refused.value.faults[field]
    assert Statement.objects.count() == 0


def test_publishing_needs_something_to_read_and_withdrawing_a_reason():
    made = make.draft()
    with pytest.raises(StatementRefused, match="Write the text"):
        statements.publish(key=made.key, version=None, by=None)
    make.put(made, "en", "Example letter", body="<p>Words.</p>")
    published = statements.publish(key=made.key, version=None, by=None)
    assert (published.status, searching.keys()) == ("published", [made.key])
    with pytest.raises(StatementRefused, match="Say why"):
        statements.withdraw(key=made.key, version=None, note=" ", by=None)
    withdrawn = statements.withdraw(key=made.key, version=None, note="Sent in error.", by=None)
    assert (withdrawn.status_note, searching.keys()) == ("Sent in error.", [])
    again = statements.publish(key=made.key, version=None, by=None)
    assert (again.status_note, again.published_at) == ("", published.published_at)
    with pytest.raises(StatementRefused, match="Withdraw it instead"):
        statements.drop(key=made.key, version=None, by=None)
    assert deeds() == [
        "add-statement",
        "put-statement-text",
        "publish-statement",
        "withdraw-statement",
        "publish-statement",
    ]
    assert SearchOutbox.objects.filter(kind="statement", key=made.key).count() == 5


def test_a_draft_is_deleted_whole():
    made = make.draft(states=("MAR",), topics=("education",))
    make.signed(made, "Example signatory 1")
    statements.drop(key=made.key, version=None, by=None)
    assert (Statement.objects.count(), StatementText.objects.count(), deeds()[-1]) == (0, 0, "drop-statement")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>One <b>two</b></p>", "<p>One <b>two</b></p>"),
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ('<p onclick="x()" style="color:red">x</p>', "<p>x</p>"),
        ('<p><a href="javascript:x()">x</a></p>', "<p><a>x</a></p>"),
        ('<p><a href="https://example.org/">x</a></p>', '<p><a href="https://example.org/">x</a></p>'),
        ('<p><a linktype="page" id="3">x</a></p>', '<p><a linktype="page" id="3">x</a></p>'),
        ('<p><img src="https://example.org/t.gif">x</p>', "<p>x</p>"),
        ('<div class="MsoNormal"><span lang="FR">Word</span></div>', "Word"),
        ("<p> </p>", ""),
    ],
)
def test_a_text_keeps_its_structure_and_nothing_that_runs_or_loads(sent, kept):
    assert texts.clean(sent) == kept


def test_a_translation_is_written_changed_and_taken_away_the_original_stays():
    made = make.published()
    make.put(made, "fr", "Exemple de lettre", addressees=" États \n\n Comité ", body="<p>Mots.</p>")
    assert made.texts.get(language="fr").addressees == "États\nComité"
    before = Statement.objects.get(pk=made.pk).version
    make.put(made, "fr", "Exemple de lettre", addressees="États\nComité", body="<p>Mots.</p>")
    assert Statement.objects.get(pk=made.pk).version == before
    with pytest.raises(StatementRefused, match="The original stays"):
        texts.drop(key=made.key, version=None, language="en", by=None)
    texts.drop(key=made.key, version=None, language="fr", by=None)
    assert [text.language for text in made.texts.all()] == ["en"]
    assert Change.objects.filter(deed="drop-statement-text").get().before["title_fr"] == "Exemple de lettre"
    for language in ("French", "f", "../fr"):
        with pytest.raises(StatementRefused):
            texts.put(key=made.key, version=None, words=TextWords(language, "x"), by=None)


def test_who_is_overtaken_loses_nothing():
    made = make.draft()
    statements.edit(key=made.key, version=1, words=make.words(topics=("education",)), by=None)
    with pytest.raises(ChangedMeanwhile) as overtaken:
        statements.edit(key=made.key, version=1, words=make.words(topics=("health",)), by=None)
    assert overtaken.value.version == 2
    assert [row.topic for row in made.topics.all()] == ["education"]


def test_a_file_is_looked_at_kept_and_let_go(django_capture_on_commit_callbacks):
    made = make.published()
    held = texts.attach(
        key=made.key, file=io.BytesIO(b"Signed by all.\n"), name="letter.txt", language="en", by=None
    )
    assert texts.public_file(key=made.key, pk=held.pk) == held.file
    statements.withdraw(key=made.key, version=None, note="Sent in error.", by=None)
    assert texts.public_file(key=made.key, pk=held.pk) is None
    assert texts.public_file(key=made.key, pk=held.pk, drafts=True) == held.file
    with django_capture_on_commit_callbacks(execute=True):
        texts.detach(key=made.key, pk=held.pk, by=None)
    assert (ReceivedFile.objects.count(), held.file.path.exists()) == (0, False)
    assert deeds()[-2:] == ["withdraw-statement", "detach-statement-file"]


def test_only_editors_write_statements():
    editor, translator = people.person("editor", "editor"), people.person("translator", "translator")
    made = make.draft(by=editor)
    for nobody in (translator, people.person("stranger")):
        with pytest.raises(NotAllowed):
            make.draft(by=nobody)
        with pytest.raises(NotAllowed):
            statements.publish(key=made.key, version=None, by=nobody)
        with pytest.raises(NotAllowed):
            texts.put(key=made.key, version=None, words=TextWords("fr", "x"), by=nobody)
    made.refresh_from_db()
    assert made.status == StatementStatus.DRAFT
