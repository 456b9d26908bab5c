"""An example of a page in three languages: the French lags by two passages, the Arabic is current."""

from collections.abc import Mapping
from datetime import date

from wagtail.models import Site

from palais.apps.people.models import User
from palais.cms.models import LiveText, ProsePage
from palais.cms.services.languages.translating import (
    Answer,
    comparison,
    mark_of,
    save_passages,
    start_translation,
)

SLUG = "example-translations"
THEN = date(2021, 3, 3)
TITLE = "Example: a page in three languages"
SUMMARY = "This example shows how readers are told that a translation lags."
BEFORE = (
    "<h2>What you see</h2>",
    "<p>The English of this page was changed after it was translated.</p>",
    "<p>Nothing on this page is a fact about anybody.</p>",
    "<h2>What happens next</h2>",
    "<p>A translator sees two passages that are to be redone.</p>",
)
AFTER = (
    BEFORE[0],
    "<p>The English of this page was changed in two places after it was translated.</p>",
    *BEFORE[2:4],
    "<p>A translator sees exactly these two passages, and nothing else to redo.</p>",
)
FRENCH = {
    TITLE: "Exemple : une page en trois langues",
    SUMMARY: "Cet exemple montre comment le lecteur apprend qu’une traduction est en retard.",
    "What you see": "Ce que vous voyez",
    "The English of this page was changed after it was translated.": (
        "Le texte anglais de cette page a été modifié après sa traduction."
    ),
    "Nothing on this page is a fact about anybody.": "Rien sur cette page n’est un fait concernant qui que ce soit.",
    "What happens next": "Ce qui suit",
    "A translator sees two passages that are to be redone.": "Une traductrice voit deux passages à reprendre.",
}
ARABIC = {
    TITLE: "مثال: صفحة بثلاث لغات",
    SUMMARY: "يبيّن هذا المثال كيف يعرف القارئ أن الترجمة متأخرة.",
    "What you see": "ما تراه",
    "The English of this page was changed in two places after it was translated.": (
        "تغيّر النص الإنجليزي لهذه الصفحة في موضعين بعد ترجمته."
    ),
    "Nothing on this page is a fact about anybody.": "لا شيء في هذه الصفحة حقيقة عن أي شخص.",
    "What happens next": "ما يحدث بعد ذلك",
    "A translator sees exactly these two passages, and nothing else to redo.": (
        "يرى المترجم هذين المقطعين فقط، ولا شيء آخر لإعادة ترجمته."
    ),
}


def make() -> None:
    """Makes the three pages once; does nothing where they are, or where nobody could have made them."""
    by = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    site = Site.objects.filter(is_default_site=True).first()
    if by is None or site is None or ProsePage.objects.filter(slug=SLUG).exists():
        return
    page = ProsePage(title=TITLE, slug=SLUG, summary=SUMMARY, body=body(BEFORE))
    site.root_page.add_child(instance=page)
    page.save_revision(user=by).publish(user=by)
    LiveText.objects.filter(pk=page.pk).update(changed_on=THEN)
    translate(page, "fr", FRENCH, by=by)
    page = ProsePage.objects.get(pk=page.pk)
    raw = page.body.get_prep_value()
    raw[0]["value"]["text"] = "".join(AFTER)
    page.body = ProsePage._meta.get_field("body").to_python(raw)
    page.save_revision(user=by).publish(user=by)
    translate(page, "ar", ARABIC, by=by)


def body(parts: tuple[str, ...]) -> object:
    raw = [{"type": "text", "value": {"text": "".join(parts), "language": ""}, "id": "example-text"}]
    return ProsePage._meta.get_field("body").to_python(raw)


def translate(page: ProsePage, language: str, words: Mapping[str, str], *, by: User) -> None:
    twin = start_translation(page=page, language=language, by=by)
    found = comparison(page=twin)
    assert found is not None
    answers = [
        Answer(mark_of(row), words=words[row.source.text], seen=row.source.digest)
        for row in found.rows
        if row.source
    ]
    save_passages(page=twin, answers=answers, by=by).publish(user=by)
