"""Files for translators outside: what goes out, what comes back, also against an older or a foreign source."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palais.apps.office.models import Change, ReceivedFile
from palais.cms.models import LiveText, ProsePage, TranslationImport
from palais.cms.services import languages
from palais.cms.services.languages import files
from tests.makers.translations import fresh, html_of, rewrite
from tests.web import reading


def out(page) -> polib.POFile:
    return polib.pofile("\n" + files.written(page=page))


def entry(po: polib.POFile, start: str) -> polib.POEntry:
    return next(one for one in po if one.msgid.startswith(start))


def back(po: polib.POFile) -> bytes:
    return str(po).encode()


def test_a_file_holds_what_is_done_and_what_is_to_redo(english, french):
    rewrite(english, ("your statutes", "your rules"))
    po = out(french)
    assert [one.msgid for one in po if not one.msgstr] == []
    assert [(one.msgid, one.msgstr, one.previous_msgid) for one in po if one.fuzzy] == [
        ("Send your rules to us", "Envoyez vos statuts", "Send your statutes to us")
    ]
    assert 'Write to <a id="a1">the secretariat</a> in Geneva first.' in [one.msgid for one in po]
    assert po.metadata["Language"] == "fr"


def test_a_page_that_was_just_begun_goes_out_empty_and_comes_back_whole(english, administrator):
    twin = languages.start_translation(page=english, language="es", by=administrator)
    po = out(twin)
    assert {one.msgstr for one in po} == {""}
    for one in po:
        one.msgstr = "ES " + one.msgid
    run = files.bring_in(page=twin, data=back(po), by=administrator)
    draft = fresh(twin).get_latest_revision_as_object()
    assert (run.taken, run.left, draft.title) == (7, [], "ES How to join us")
    assert 'ES Write to <a href="https://example.org/join">the secretariat</a>' in html_of(draft)
    assert languages.comparison(page=fresh(twin)).to_do == []


def test_a_file_against_an_older_source_loses_nothing(english, french, administrator):
    """The source changes in three places while the translator works on the file."""
    po = out(french)
    rewrite(
        english,
        ("your statutes", "your rules"),
        ("<li>Name one focal point for us</li>", ""),
        ("Who may join", "Who can join"),
    )
    entry(po, "Every national").msgstr = "Toute coalition nationale, mieux dit."
    entry(po, "Send your statutes").msgstr = "Envoyez-nous vos statuts"
    entry(po, "Name one").msgstr = "Désignez un point focal"
    po.append(polib.POEntry(msgid="Words nobody knows", msgstr="Des mots inconnus"))
    run = files.bring_in(page=french, data=back(po), by=administrator)
    assert (run.taken, [(item["reason"], item["words"]) for item in run.left]) == (
        1,
        [
            ("older", "Qui peut adhérer"),
            ("older", "Envoyez-nous vos statuts"),
            ("older", "Désignez un point focal"),
            ("unknown", "Des mots inconnus"),
        ],
    )
    draft = fresh(french).get_latest_revision_as_object()
    assert "mieux dit" in html_of(draft) and "Envoyez vos statuts" in html_of(draft)
    assert [row.kind for row in languages.comparison(page=fresh(french)).to_do] == [
        "changed",
        "changed",
        "removed",
    ]
    assert LiveText.objects.get(pk=french.pk).lagging == 3


def test_what_did_not_fit_stands_beside_its_passage(client, english, french, administrator):
    po = out(french)
    rewrite(english, ("your statutes", "your rules"))
    entry(po, "Send your statutes").msgstr = "Envoyez-nous vos statuts"
    client.force_login(administrator)
    file = SimpleUploadedFile("join-fr.po", back(po), content_type="text/x-po")
    answer = client.post(f"/admin/languages/{french.pk}/bring-in/", {"file": file})
    run = TranslationImport.objects.get()
    assert answer["Location"] == f"/admin/languages/{french.pk}/bring-in/{run.pk}/"
    said = reading.page(client.get(answer["Location"]))
    assert "The source has changed since the file went out." in said.get_text()
    assert said.select_one("tbody td[lang=fr]").get_text() == "Envoyez-nous vos statuts"
    beside = reading.page(client.get(f"/admin/languages/{french.pk}/passages/")).find(class_="passage-file")
    assert "Envoyez-nous vos statuts" in beside.get_text()
    assert run.file.path.read_bytes() == back(po)
    assert set(Change.objects.values_list("deed", flat=True)) >= {"import-translation", "receive-file"}


def test_unfinished_and_unfit_texts_are_not_taken(english, french, administrator):
    rewrite(english, ("your statutes", "your rules"))
    po = out(french)
    entry(po, "Send your rules").msgstr = "Peut-être"
    entry(po, "Every").msgstr = "<script>alert(1)</script>"
    run = files.bring_in(page=french, data=back(po), by=administrator)
    assert (run.taken, [item["reason"] for item in run.left]) == (0, ["refused", "doubtful"])
    assert fresh(french).latest_revision_id == french.latest_revision_id


def test_the_same_file_again_changes_nothing(english, french, administrator):
    run = files.bring_in(page=french, data=back(out(french)), by=administrator)
    assert (run.taken, run.left, fresh(french).latest_revision_id) == (0, [], french.latest_revision_id)


def other_page(po, english) -> bytes:
    po.metadata["X-Palais-Page"] = "6f7d84c0-0000-4000-8000-000000000000"
    return back(po)


def other_language(po, english) -> bytes:
    po.metadata["Language"] = "ru"
    return back(po)


BAD = {
    "other page": (other_page, "This file belongs to another page. Nothing was changed."),
    "other language": (
        other_language,
        "This file is for Русский, and this page is in Français. Nothing was changed.",
    ),
    "no po": (
        lambda po, english: b"Dear colleagues, here is the translation.",
        "This is not a PO file. Send back the file that was downloaded here.",
    ),
    "cut off": (
        lambda po, english: back(po)[:-40] + b'\nmsgid "x\nmsgstr',
        "This PO file is damaged and cannot be read. Nothing was changed. Ask for it again.",
    ),
    "a path": (
        lambda po, english: b"/etc/passwd",
        "This is not a PO file. Send back the file that was downloaded here.",
    ),
    "latin": (
        lambda po, english: str(po).encode("utf-8").replace("é".encode(), b"\xe9"),
        "This file is not written in UTF-8. Save it again as UTF-8.",
    ),
    "huge": (
        lambda po, english: back(po) + b"#" * files.LARGEST,
        "This file is larger than 5 MB. One page is never that long: is it the right file?",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence(english, french, administrator, name):
    make, sentence = BAD[name]
    with pytest.raises(languages.TranslationRefused) as refused:
        files.bring_in(page=french, data=make(out(french), english), by=administrator)
    assert str(refused.value) == sentence
    assert (TranslationImport.objects.count(), fresh(french).latest_revision_id) == (
        0,
        french.latest_revision_id,
    )


def test_a_refused_file_is_not_kept(client, english, french, administrator):
    client.force_login(administrator)
    file = SimpleUploadedFile("x.po", b"Dear colleagues", content_type="text/plain")
    answer = client.post(f"/admin/languages/{french.pk}/bring-in/", {"file": file})
    assert answer.status_code == 422
    assert "This is not a PO file." in answer.content.decode()
    assert not ReceivedFile.objects.exists()


def test_the_file_of_a_page_is_a_download(client, english, french, administrator):
    client.force_login(administrator)
    answer = client.get(f"/admin/languages/{french.pk}/file/")
    assert answer["Content-Disposition"] == 'attachment; filename="join-fr.po"'
    assert b'msgstr "Comment nous rejoindre"' in answer.content
    assert ProsePage.objects.filter(pk=french.pk).exists()
