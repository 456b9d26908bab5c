"""Being found: what search engines and those who share a link are told about a page."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from palais.web.site import found_events, found_news, languages, twins

LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
SHARE = "marks/share.png"
LOCALES = {"en": "en_GB", "ar": "ar_AR", "es": "es_ES", "fr": "fr_FR", "ru": "ru_RU", "zh-hans": "zh_CN"}
DANGEROUS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def absolute(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def safe_json(data: Any) -> SafeString:
    """JSON that cannot end the element it stands in, whatever the texts in it say."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(DANGEROUS))


def share_image() -> str:
    return absolute(static(SHARE))


def locale() -> str:
    return LOCALES[get_language() or settings.LANGUAGE_CODE]


def graph(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a page is, in the words of schema.org: its way from home, the lists on it, who runs the site."""
    request: HttpRequest = context["request"]
    parts = []
    if request.path == reverse("home"):
        parts += [web_site(context), organization(context)]
    if len(context.get("crumbs") or ()) > 1:
        parts.append(breadcrumbs(context["crumbs"], path=request.path))
    if context.get("organisation"):
        parts.append(member(context["organisation"], context=context))
    if context.get("article"):
        parts.append(found_news.article(context["article"], context=context))
    if context.get("work"):
        parts.append(work(context["work"], context=context))
    if context.get("statement"):
        parts.append(written_together(context["statement"], context=context))
    if context.get("dataset"):
        parts.append(dataset(context["dataset"], context=context))
    parts += [found_events.event(line) for line in context.get("events") or () if found_events.is_event(line)]
    return parts


def web_site(context: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "url": absolute(reverse("home")),
        "name": context["identity"].name,
        "inLanguage": context["language_tag"],
        "publisher": {"@id": absolute("/#organization")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(reverse('search'))}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def organization(context: Mapping[str, Any]) -> dict[str, Any]:
    """Who runs the site, from its identity; what was not written there is left out."""
    identity = context["identity"]
    known = {"description": identity.tagline, "email": identity.contact_email}
    return {
        "@type": "Organization",
        "@id": absolute("/#organization"),
        "name": identity.name,
        "url": absolute("/"),
        "logo": absolute(static("marks/apple-touch-icon.png")),
        **{name: text for name, text in known.items() if text},
    }


def member(about: Mapping[str, Any], *, context: Mapping[str, Any]) -> dict[str, Any]:
    """An organisation; members and observers belong to the one that runs the site."""
    belongs = {"memberOf": organization(context)} if about["belongs"] else {}
    address = absolute(languages.written(context["request"].path))
    return {"@type": about["@type"], "name": about["name"], "@id": address, **about["known"], **belongs}


def work(about: Mapping[str, Any], *, context: Mapping[str, Any]) -> dict[str, Any]:
    """A resource, at its page here; what it is itself, its own address says."""
    address = absolute(languages.written(context["request"].path))
    return {"@type": about["@type"], "name": about["name"], "@id": address, **about["known"]}


def written_together(about: Mapping[str, Any], *, context: Mapping[str, Any]) -> dict[str, Any]:
    """A statement of the network; who signed stands on the page and in its files."""
    address = absolute(languages.written(context["request"].path))
    return {**about, "@id": address, "url": address, "publisher": organization(context)}


def breadcrumbs(crumbs: Sequence[Mapping[str, str]], *, path: str) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": str(crumb["label"]),
                "item": absolute(languages.written(crumb.get("url") or path)),
            }
            for place, crumb in enumerate(crumbs, 1)
        ],
    }


def dataset(about: Mapping[str, Any], *, context: Mapping[str, Any]) -> dict[str, Any]:
    """A list that can be taken along. Its rows are facts, each with its source, unless `licence` is empty: words of
    others, of which no licence is told.
    """
    request: HttpRequest = context["request"]
    types = {"CSV": "text/csv", "JSON": "application/json"}
    licence = about.get("licence", LICENCE)
    return {
        "@type": "Dataset",
        "name": about["name"],
        "description": about["description"],
        "url": absolute(languages.written(request.path)),
        "inLanguage": context["language_tag"],
        "isAccessibleForFree": True,
        **({"license": licence, "usageInfo": absolute(reverse("sources"))} if licence else {}),
        "creator": {"@type": "Organization", "name": context["identity"].name, "url": absolute("/")},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": types[file["format"]],
                "contentUrl": absolute(file["url"]),
            }
            for file in about["files"]
            if file["format"] in types
        ],
    }


def alternates(request: HttpRequest, page: Any = None, written: Any = None) -> list[dict[str, str]]:
    """The same page in other languages, as hreflang names them; each names all the others and itself.

    A page that editors write has only the languages into which it was translated; `written` names them where the
    page is shown without Wagtail.
    """
    if written is not None:
        links = [
            {"tag": twin.language, "url": absolute(languages.written(twin.path))} for twin in written["twins"]
        ]
        return links + starting(links)
    if page is not None:
        pairs = [(code, languages.written(path)) for code, path in twins.addresses(request, page).items()]
    else:
        pairs = [
            (code, languages.written(languages.address(request.path, code)))
            for code, _ in settings.INTERFACE_LANGUAGES
        ]
    links = [{"tag": languages.BCP47.get(code, code), "url": absolute(path)} for code, path in pairs]
    return links + starting(links)


def starting(links: list[dict[str, str]]) -> list[dict[str, str]]:
    """The address for readers of any other language, where there is one."""
    return [
        {"tag": "x-default", "url": link["url"]} for link in links if link["tag"] == settings.LANGUAGE_CODE
    ]


def canonical(request: HttpRequest, page: Any = None, written: Any = None) -> str:
    """The one address of a page: without its question, in the language it is written in; of a mirror, the original."""
    if written is not None:
        return absolute(languages.written(written["path"]))
    if page is not None and page.alias_of_id:
        page = page.alias_of
    path = page.get_url(request) if page is not None else None
    return absolute(languages.written(path or request.path))
