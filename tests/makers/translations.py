"""A page in English and its French translation, for tests of what lags."""

from datetime import date

from wagtail.models import Site
from wagtail.rich_text import RichText

from palais.apps.people.models import User
from palais.cms.models import ProsePage
from palais.cms.services import languages

MARCH, APRIL = date(2021, 3, 3), date(2021, 4, 14)
TEXT = (
    "<h2>Who may join</h2><p>Every national coalition may join the network.</p>"
    '<p>Write to <a href="https://example.org/join">the secretariat</a> in Geneva first.</p>'
    "<ul><li>Send your statutes to us</li><li>Name one focal point for us</li></ul>"
)
WORDS = {
    "How to join us": "Comment nous rejoindre",
    "Joining takes four steps.": "Il y a quatre étapes.",
    "Who may join": "Qui peut adhérer",
    "Every national coalition may join the network.": "Toute coalition nationale peut adhérer au réseau.",
    'Write to <a id="a1">the secretariat</a> in Geneva first.': 'Écrivez d’abord <a id="a1">au secrétariat</a>.',
    "Send your statutes to us": "Envoyez vos statuts",
    "Name one focal point for us": "Nommez un point focal",
}


def body(html: str) -> list:
    return [("text", {"text": RichText(html), "language": ""})]


def html_of(page) -> str:
    return page.body[0].value["text"].source


def fresh(page) -> ProsePage:
    return ProsePage.objects.get(pk=page.pk)


def publish(page, **changes) -> ProsePage:
    page = fresh(page)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def rewrite(page, *pairs: tuple[str, str], **changes) -> ProsePage:
    """Publish a page with words of its body exchanged."""
    raw = fresh(page).body.get_prep_value()
    for old, new in pairs:
        assert old in raw[0]["value"]["text"]
        raw[0]["value"]["text"] = raw[0]["value"]["text"].replace(old, new)
    return publish(page, body=ProsePage._meta.get_field("body").to_python(raw), **changes)


def english_page() -> ProsePage:
    first = Site.objects.get().root_page
    page = ProsePage(
        title="How to join us", slug="join", summary="Joining takes four steps.", body=body(TEXT)
    )
    first.add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def answers(found, words=WORDS) -> list:
    return [
        languages.Answer(mark=languages.mark_of(row), words=words[row.source.text], seen=row.source.digest)
        for row in found.rows
        if row.source and row.source.text in words
    ]


def french_page(english: ProsePage, *, by: User) -> ProsePage:
    twin = languages.start_translation(page=english, language="fr", by=by)
    found = languages.comparison(page=twin)
    languages.save_passages(page=twin, answers=answers(found), by=by).publish()
    return fresh(twin)
