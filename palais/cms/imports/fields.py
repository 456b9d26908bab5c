"""What the words of another site may stand for here: kinds of news, topics, States, languages; and first guesses."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palais.apps.office.imports import Field
from palais.apps.people.models import Organisation
from palais.apps.treaties import queries
from palais.cms.choices import NewsKind
from palais.core.words import fold

AUTHOR, ORGANISATION = "author:name", "organisation:"
AS_IT_WAS, DRAFTS = "published:as-it-was", "published:draft"
NEWS, PAGE = "as:news", "as:page"
PREFIXES = {
    "published": ("published",),
    "shown": ("published",),
    "type": ("as",),
    "language": ("language",),
    "author": ("author", "organisation"),
    "category": ("kind", "topic", "state"),
    "tag": ("kind", "topic", "state"),
}
NAMES: dict[str, Any] = {
    "published": _("What was published"),
    "shown": _("What is in the file"),
    "type": _("Type of content"),
    "language": _("Language"),
    "author": _("Author. Empty: the network"),
    "category": _("Category"),
    "tag": pgettext_lazy("a word by which texts are sorted", "Tag"),
}
KINDS: dict[Any, str] = {
    NewsKind.STATEMENT: "statement statements joint-statement declaration declarations declaracion declaraciones",
    NewsKind.LETTER: "letter letters open-letter lettre lettres carta cartas",
    NewsKind.CALL: "call calls call-to-join campaign campaigns appel appels llamamiento",
    NewsKind.SESSION: "session-report session-reports sessions rapport-de-session informe-de-sesion",
    NewsKind.CHILDREN: "child-advisors children-s-voices childrens-voices voices",
    NewsKind.LAUNCH: "publication publications launch publicacion publicaciones",
    NewsKind.IMPACT: "impact impact-stories impact-story",
    NewsKind.YEAR: "year-in-review annual-report annual-reports",
    NewsKind.NEWS: "news actualites actualite noticias новости 新闻 اخبار",
}


def field_of(prefix: str, name: Any, label: Any) -> Field:
    return Field(f"{prefix}:{name}", label, several=True)


def fields() -> list[Field]:
    """Every field, made anew: topics and States are records."""
    kind, topic, state = _("Kind"), _("Topic"), _("State")
    return [
        Field(AS_IT_WAS, _("is published here too"), several=True),
        Field(DRAFTS, _("becomes a draft"), several=True),
        Field(NEWS, _("becomes news"), several=True),
        Field(PAGE, _("becomes pages"), several=True),
        *(field_of("language", code, name) for code, name in settings.LANGUAGES),
        Field(AUTHOR, _("is named as the author here too"), several=True),
        *(field_of("organisation", one.key, one.name) for one in Organisation.objects.shown()),
        *(field_of("kind", value, f"{kind}: {label}") for value, label in NewsKind.choices),
        *(field_of("topic", key, f"{topic}: {one.name}") for key, one in queries.topics().items()),
        *(field_of("state", one.iso3, f"{state}: {one.name}") for one in queries.every_page()),
    ]


class Fields(Sequence[Field]):
    """The fields as a sequence that is asked for when it is used, not when the kind is registered."""

    def __iter__(self) -> Iterator[Field]:
        return iter(fields())

    def __len__(self) -> int:
        return len(fields())

    def __getitem__(self, place: Any) -> Any:
        return fields()[place]


def fitting(heading: str, among: Sequence[Field]) -> list[Field]:
    """The fields that a heading may stand for."""
    prefixes = PREFIXES.get(heading.partition(":")[0], ())
    return [field for field in among if field.name.partition(":")[0] in prefixes]


def name_of(heading: str) -> str:
    """What people call a heading."""
    first, _colon, rest = heading.partition(": ")
    named = str(NAMES.get(first, first))
    return f"{named}: {rest}" if rest else named


def guess(headings: Sequence[str]) -> dict[str, str]:
    """Types and languages as they are called; categories and tags by names of kinds, topics and States.

    Nobody is named as an author unless an editor says so: accounts of the old site may be names of former staff.
    """
    names = known_names()
    languages = {code for code, _name in settings.LANGUAGES}
    found: dict[str, str] = {}
    for heading in headings:
        first, _colon, rest = heading.partition(": ")
        if first == "published":
            found[heading] = AS_IT_WAS
        elif first == "shown":
            found[heading] = DRAFTS
        elif first == "type" and rest in ("post", "page", "entry"):
            found[heading] = PAGE if rest == "page" else NEWS
        elif first == "language" and rest in languages:
            found[heading] = f"language:{rest}"
        elif first in ("category", "tag") and (known := names.get(fold(rest).strip())):
            found[heading] = known
    return found


def known_names() -> dict[str, str]:
    """Names in six languages, folded, to the field they stand for. A name that two fields have is of the first."""
    found: dict[str, str] = {}
    for kind, words in KINDS.items():
        for word in words.split():
            found.setdefault(fold(word.replace("-", " ")), f"kind:{kind.value}")
    for key, topic in queries.topics().items():
        for name in (*topic.names.values(), *topic.aliases, key.replace("-", " ")):
            found.setdefault(fold(name), f"topic:{key}")
    for state in queries.every_page():
        for name in (*state.names.values(), state.formal_name, state.iso3):
            if name:
                found.setdefault(fold(name), f"state:{state.iso3}")
    return found
