"""What a translation follows and what lags, from one publication to the next."""

from wagtail.models import Locale

from palais.cms.models import LiveText, ProsePage
from palais.cms.services import languages
from tests.makers.translations import APRIL, MARCH, answers, fresh, html_of, publish, rewrite


def kinds(page) -> list[tuple[str, str]]:
    return [
        (item["kind"], item["key"].split(".")[-1] or item["after"].split(".")[-1]) for item in text(page).lag
    ]


def text(page) -> LiveText:
    return LiveText.objects.get(pk=page.pk)


def test_a_translation_that_was_just_made_lags_in_nothing(english, french):
    assert (french.title, french.live, french.locale.language_code) == ("Comment nous rejoindre", True, "fr")
    assert '<a href="https://example.org/join">au secrétariat</a>' in html_of(french)
    assert (text(french).lag, text(french).source_id, text(french).follows_on) == ([], english.pk, MARCH)


def test_two_changed_passages_of_the_source_are_the_two_that_lag(english, french, day):
    day(APRIL)
    rewrite(
        english, ("may join the network", "may join the network, also alone"), ("your statutes", "your rules")
    )
    assert (kinds(french), text(french).follows_on) == ([("changed", "1"), ("changed", "3")], MARCH)
    assert text(english).changed_on == APRIL
    assert "Toute coalition" in html_of(fresh(french))


def test_a_minor_change_marks_nothing_and_keeps_the_day(english, french, day):
    day(APRIL)
    english = rewrite(english, ("may join the network", "can join the network"), is_minor_change=True)
    assert (kinds(french), text(english).changed_on, english.is_minor_change) == ([], MARCH, False)
    english = rewrite(english, ("can join the network", "must join the network"))
    assert (kinds(french), text(english).changed_on) == ([("changed", "1")], APRIL)


def test_a_minor_change_hides_no_change_that_was_there_before(english, french):
    rewrite(english, ("your statutes", "your rules"))
    rewrite(english, ("Who may", "Who can"), is_minor_change=True)
    assert kinds(french) == [("changed", "3")]


def test_passages_that_come_and_go_are_told_apart_from_changed_ones(english, french):
    rewrite(
        english,
        ("<p>Write to", "<p>The board decides within three months about you.</p><p>Write to"),
        ("<li>Send your statutes to us</li>", ""),
    )
    assert kinds(french) == [("added", "1"), ("removed", "3")]


def test_what_was_changed_back_lags_no_more(english, french):
    rewrite(english, ("your statutes", "your rules"))
    rewrite(english, ("your rules", "your statutes"))
    assert (kinds(french), text(french).lagging) == ([], 0)


def test_redone_passages_follow_what_was_on_the_screen(english, french, administrator, day):
    day(APRIL)
    rewrite(
        english, ("may join the network", "may join the network, also alone"), ("your statutes", "your rules")
    )
    found = languages.comparison(page=french)
    assert [row.kind for row in found.to_do] == ["changed", "changed"]
    one, two = found.to_do
    redone = languages.Answer(
        languages.mark_of(one), words="Toute coalition, même seule.", seen=one.source.digest
    )
    languages.save_passages(page=french, answers=[redone], by=administrator).publish()
    assert (kinds(french), text(french).follows_on) == ([("changed", "3")], MARCH)
    right = languages.Answer(languages.mark_of(two), is_right=True, seen=two.source.digest)
    rewrite(english, ("your rules", "your papers"))
    languages.save_passages(page=fresh(french), answers=[right], by=administrator).publish()
    assert kinds(french) == [("changed", "3")], "the source changed again after the translator had read it"
    two = languages.comparison(page=fresh(french)).to_do[0]
    languages.save_passages(
        page=fresh(french),
        answers=[languages.Answer(languages.mark_of(two), is_right=True)],
        by=administrator,
    ).publish()
    assert (kinds(french), text(french).follows_on) == ([], APRIL)


def test_a_draft_changes_nothing_for_readers(english, french, administrator):
    rewrite(english, ("your statutes", "your rules"))
    row = languages.comparison(page=french).to_do[0]
    languages.save_passages(
        page=french,
        answers=[
            languages.Answer(languages.mark_of(row), words="Envoyez vos règles", seen=row.source.digest)
        ],
        by=administrator,
    )
    assert ("statuts" in html_of(fresh(french)), kinds(french)) == (True, [("changed", "3")])
    assert languages.comparison(page=fresh(french)).to_do == []


def test_a_passage_that_came_gets_its_place_and_one_that_went_goes(english, french, administrator):
    rewrite(
        english,
        (
            "<p>Write to",
            "<p>The board decides within three months.</p><p>Nobody pays for it at all.</p><p>Write to",
        ),
        ("<li>Send your statutes to us</li>", ""),
        ("</li></ul>", "</li><li>Tell us how you work</li></ul>"),
    )
    found = languages.comparison(page=french)
    words = {
        "The board decides within three months.": "Le comité décide en trois mois.",
        "Nobody pays for it at all.": "Personne ne paie.",
        "Tell us how you work": "Dites-nous comment vous travaillez",
    }
    gone = next(row for row in found.rows if row.kind == "removed")
    given = [*answers(found, words), languages.Answer(languages.mark_of(gone), goes=True)]
    languages.save_passages(page=french, answers=given, by=administrator).publish()
    assert kinds(french) == []
    assert html_of(fresh(french)) == (
        "<h2>Qui peut adhérer</h2><p>Toute coalition nationale peut adhérer au réseau.</p>"
        "<p>Le comité décide en trois mois.</p><p>Personne ne paie.</p>"
        '<p>Écrivez d’abord <a href="https://example.org/join">au secrétariat</a>.</p>'
        "<ul><li>Nommez un point focal</li><li>Dites-nous comment vous travaillez</li></ul>"
    )


def test_a_block_that_came_is_taken_over_and_its_other_passages_wait(english, french, administrator):
    page = fresh(english)
    page.body.append(
        (
            "quote",
            {
                "text": "We want to be heard in Geneva.",
                "said_by": "A child advisor, 12 years",
                "language": "",
            },
        )
    )
    page.save_revision().publish()
    found = languages.comparison(page=french)
    assert [row.kind for row in found.to_do] == ["added", "added"]
    first = found.to_do[0]
    answer = languages.Answer(
        languages.mark_of(first), words="Nous voulons être entendus.", seen=first.source.digest
    )
    languages.save_passages(page=french, answers=[answer], by=administrator).publish()
    quote = fresh(french).body[1].value
    assert (quote["text"], quote["said_by"]) == (
        "Nous voulons être entendus.",
        "A child advisor, 12 years",
    )
    assert kinds(french) == [("untranslated", "said_by")]


def test_pages_tied_together_otherwise_are_taken_for_current(english, day):
    """As after an import: the French was written by hand, with a paragraph more."""
    twin = english.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    twin.title, twin.summary = "Adhérer", "Tout sur l’adhésion au réseau."
    twin.body = ProsePage._meta.get_field("body").to_python(
        [{"type": "text", "value": {"text": "<p>Tout en un.</p>", "language": ""}, "id": "x"}]
    )
    twin.save_revision().publish()
    assert (kinds(twin), text(twin).source_id) == ([], english.pk)
    rewrite(english, ("your statutes", "your rules"))
    assert (text(twin).lagging, text(twin).lag[0]["key"], fresh(twin).body[0].value["text"].source) == (
        1,
        "",
        "<p>Tout en un.</p>",
    )


def test_an_editor_says_that_all_of_it_is_up_to_date(english, french, day):
    day(APRIL)
    rewrite(english, ("your statutes", "your rules"), title="How you join")
    assert len(kinds(french)) == 2
    french = publish(french, follows_now=True)
    assert (kinds(french), text(french).follows_on, french.follows_now) == ([], APRIL, False)
    assert not french.latest_revision.content["follows_now"]


def test_an_older_text_brings_back_what_it_followed(english, french, administrator):
    older = french.live_revision
    rewrite(english, ("your statutes", "your rules"))
    row = languages.comparison(page=french).to_do[0]
    answer = languages.Answer(languages.mark_of(row), words="Envoyez vos règles", seen=row.source.digest)
    languages.save_passages(page=french, answers=[answer], by=administrator).publish()
    assert kinds(french) == []
    older.as_object().save_revision().publish()
    assert ("statuts" in html_of(fresh(french)), kinds(french)) == (True, [("changed", "3")])


def test_a_source_that_is_no_longer_published_marks_nothing(english, french):
    rewrite(english, ("your statutes", "your rules"))
    fresh(english).unpublish()
    assert (text(french).lag, text(french).source) == ([], None)
    publish(english)
    assert (kinds(french), text(french).source_id) == ([("changed", "3")], english.pk)


def test_a_source_that_is_deleted_leaves_its_translation_alone(client, english, french):
    rewrite(english, ("your statutes", "your rules"))
    fresh(english).delete()
    assert (text(french).lag, text(french).source) == ([], None)
    assert client.get(fresh(french).get_url()).status_code == 200
