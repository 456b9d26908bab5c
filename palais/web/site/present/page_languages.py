"""What a reader is told about the language of a page, in sentences above it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language_info, gettext, ngettext
from django.utils.translation import override as in_language

from palais.cms.languages.marking import direction, tag
from palais.web.answers.page_languages import PageLanguages
from palais.web.answers.texts import Lag
from palais.web.site import languages
from palais.web.site.present import dates, tongues


@dataclass(slots=True)
class Follows:
    """For a template: sentences, where to read the source, and notes for the fields that stand outside the body.

    `lang` and `dir` are set where the whole page is in another language than its address says.
    """

    sentences: list[str] = field(default_factory=list)
    lags: bool = False
    url: str = ""
    url_label: str = ""
    url_lang: str = ""
    lang: str = ""
    dir: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def follows(about: PageLanguages, *, notes: dict[str, str], places: int) -> Follows:
    """What to say of a page; `notes` are those of its fields, `places` how many passages could be marked."""
    told = Follows(lags=bool(about.lagging) or about.is_foreign, notes=notes)
    if about.language in languages.CONTENT_ONLY:
        told.lang, told.dir = tag(about.language), direction(about.language)
    if not about.source_language:
        return told
    told.url, told.url_lang, told.url_label = about.source_url, tag(about.source_language), label_of(about)
    if about.is_foreign:
        told.lang, told.dir = tag(about.source_language), direction(about.source_language)
        told.sentences = [
            gettext("This page has not been translated yet. You read it in its first language.")
        ]
        return told
    told.sentences = [origin(about), *counted(about)]
    if places:
        told.sentences.append(gettext("The places are marked below."))
    return told


def of_text(lag: Lag | None) -> Follows:
    """What to say above a text that is not a page of its own; nothing where it does not lag."""
    if lag is None:
        return Follows()
    words = {"language": tongues.name(lag.source), "day": dates.day(lag.follows_on)}
    said = gettext("This translation follows the text in %(language)s of %(day)s, which has changed since.")
    return Follows(sentences=[said % words], lags=True)


def label_of(about: PageLanguages) -> str:
    """The link to the source, in its own language."""
    if about.source_language == settings.LANGUAGE_CODE:
        with in_language(about.source_language):
            return gettext("Read it in English")
    return str(get_language_info(about.source_language)["name_local"])


def origin(about: PageLanguages) -> str:
    day = dates.day(about.follows_on) if about.follows_on else ""
    if about.source_language == settings.LANGUAGE_CODE:
        return gettext("This page follows the English of %(day)s.") % {"day": day}
    name = gettext(str(get_language_info(about.source_language)["name"]))
    return gettext("This page follows its source (%(language)s) of %(day)s.") % {"language": name, "day": day}


def counted(about: PageLanguages) -> list[str]:
    """How much has changed there, and how much is not translated."""
    changed = sum(item.kind != "untranslated" for item in about.lagging)
    waiting = len(about.lagging) - changed
    said = []
    if changed:
        text = ngettext(
            "%(count)s passage has changed there since.",
            "%(count)s passages have changed there since.",
            changed,
        )
        said.append(text % {"count": changed})
    if waiting:
        text = ngettext(
            "%(count)s passage is not translated yet.", "%(count)s passages are not translated yet.", waiting
        )
        said.append(text % {"count": waiting})
    return said
