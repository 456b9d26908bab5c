"""Examples of a demonstration: an arranged first page, working areas, newsletters. All of them say that they are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from palais.cms.models import AreaIndexPage, AreaPage, HomePage, NewsletterIndexPage, NewsletterPage
from palais.cms.newsletters import filling

FIGURE = '<embed embedtype="figure" figure="{}"/>'
SESSION = "/bodies/crc/sessions/87/"

HIGHLIGHTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "en": (
        (
            "The 87th session of the Committee",
            "Which States are heard, when, and what can still be sent.",
            SESSION,
        ),
        (
            "The Protocol on communications",
            "Who is party, who has signed, who may still join.",
            "/treaties/opic/",
        ),
    ),
    "fr": (
        (
            "La 87e session du Comité",
            "Quels États sont entendus, quand, et ce qui peut encore être envoyé.",
            SESSION,
        ),
        (
            "Le Protocole sur les communications",
            "Qui est partie, qui a signé, qui peut encore adhérer.",
            "/treaties/opic/",
        ),
    ),
}
REPORTING: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "Reporting to the Committee (example)",
        "An example of a working area: what is shown below its text comes by itself.",
        "<p>The Convention has {parties} parties. The next session of the Committee on the Rights of the Child is "
        "{session}.</p><p>This text is an example. An editor writes here what the network does in this area.</p>",
    ),
    "fr": (
        "Rapports au Comité (exemple)",
        "Un exemple de domaine de travail : ce qui suit son texte s’affiche de soi-même.",
        "<p>La Convention compte {parties} parties. Prochaine session du Comité des droits de l’enfant : {session}.</p>"
        "<p>Ce texte est un exemple. Une rédactrice ou un rédacteur écrit ici ce que fait le réseau.</p>",
    ),
}
PARTICIPATION: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "Child participation (example)",
        "An example of a working area without a treaty body.",
        "<p>This text is an example. An editor writes here how children take part.</p>",
    ),
    "fr": (
        "Participation des enfants (exemple)",
        "Un exemple de domaine de travail sans organe conventionnel.",
        "<p>Ce texte est un exemple. On écrit ici comment les enfants participent.</p>",
    ),
}
AREAS: tuple[tuple[str, Mapping[str, tuple[str, str, str]], dict[str, Any]], ...] = (
    ("reporting-example", REPORTING, {"topics": ["crc-reporting"], "bodies": ["crc"]}),
    ("participation-example", PARTICIPATION, {"topics": ["child-participation"]}),
)
NEWSLETTER = {
    "en": ("Example newsletter, March 2021", "An example, sent to nobody."),
    "fr": ("Exemple de lettre d’information, mars 2021", "Un exemple, envoyé à personne."),
}
NEWSLETTER_DAY = date(2021, 3, 31)


def make() -> None:
    """What is missing of the examples; a second time changes nothing."""
    for language in ("en", "fr"):
        arrange(language)
        for place, (slug, words, about) in enumerate(AREAS):
            area(language, slug, words[language], about, first=place == 0)
        archived(language)
    if not NewsletterPage.objects.filter(live=False).exists():
        filling.start(language="en", by=None)


def arrange(language: str) -> None:
    """The first page, where nobody has arranged it."""
    home = HomePage.objects.filter(locale__language_code=language).first()
    if home is None or home.highlights:
        return
    home.highlights = [
        ("address", {"title": title, "text": text, "address": address, "image": None, "alt": ""})
        for title, text, address in HIGHLIGHTS[language]
    ]
    home.save_revision().publish()


def area(
    language: str, slug: str, words: tuple[str, str, str], about: dict[str, Any], *, first: bool
) -> None:
    index = AreaIndexPage.objects.filter(locale__language_code=language).first()
    if index is None or AreaPage.objects.child_of(index).filter(slug=slug).exists():
        return
    title, summary, text = words
    source = text.format(parties=FIGURE.format("parties:crc"), session=FIGURE.format("session:crc"))
    page = AreaPage(
        title=title,
        slug=slug,
        summary=summary,
        locale=index.locale,
        body=[("text", {"text": source, "language": ""})],
    )
    for name, keys in about.items():
        setattr(page, name, keys)
    other = AreaPage.objects.filter(slug=slug).first()
    if other is not None:
        page.translation_key = other.translation_key
    index.add_child(instance=page)
    if first:
        page.contacts.create(role="Example role", email="example@example.org")
    page.save_revision().publish()


def archived(language: str) -> None:
    """An issue in the archive that was sent to nobody."""
    index = NewsletterIndexPage.objects.filter(locale__language_code=language).first()
    slug = "example-2021-03"
    if index is None or NewsletterPage.objects.child_of(index).filter(slug=slug).exists():
        return
    title, summary = NEWSLETTER[language]
    page = NewsletterPage(
        title=title, slug=slug, summary=summary, locale=index.locale, published_on=NEWSLETTER_DAY
    )
    page.body = [
        ("text", {"text": f"<p>OPIC: {FIGURE.format('parties:opic')}</p>"}),
        (
            "item",
            {
                "kind": "entry-point",
                "title": HIGHLIGHTS[language][0][0],
                "text": "",
                "when": "",
                "address": SESSION,
            },
        ),
    ]
    other = NewsletterPage.objects.filter(slug=slug).first()
    if other is not None:
        page.translation_key = other.translation_key
    index.add_child(instance=page)
    page.save_revision().publish()
