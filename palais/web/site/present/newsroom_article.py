"""One piece of news as its page takes it."""

from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from palais.core.symbols import Kind
from palais.web.answers.newsroom import Named, NewsLine
from palais.web.answers.newsroom_article import Article
from palais.web.site import found, languages
from palais.web.site.present import dates, kinds, page_languages
from palais.web.site.present.newsroom import day_of_change, language_name, lines


def context(article: Article) -> dict[str, Any]:
    line = article.line
    path = next(twin.path for twin in article.twins if twin.language == line.language)
    return {
        "article": article,
        "written": {"path": path, "twins": article.twins},
        "shared_image": line.image.get("shared", ""),
        **parts(article, path=path),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("News"), "url": reverse("news")},
            {"label": line.title},
        ],
    }


def parts(article: Article, *, path: str) -> dict[str, Any]:
    """What `components/article.html` takes."""
    line = article.line
    follows = page_languages.follows(
        article.languages, notes=article.notes.get("fields", {}), places=article.notes.get("places", 0)
    )
    return {
        "title": line.title,
        "follows": follows,
        "lang": follows.lang or ("" if line.own else line.language),
        "foreign": "" if line.own else language_name(line.language),
        "kind": {"name": line.kind_name, "url": f"{reverse('news')}?kind={line.kind}"},
        "published": {"day": dates.day(line.published_on), "iso": line.published_on.isoformat()},
        "changed": changed(line),
        "closed": dates.day(article.closed_on) if article.closed_on else "",
        "teaser": line.teaser,
        "lead": line.teaser if article.lead else "",
        "image": line.image,
        "authors": line.authors,
        "body": mark_safe(article.html),
        "terms": terms(article),
        "twins": [
            {"url": twin.path, "lang": twin.language, "name": language_name(twin.language)}
            for twin in article.twins
            if twin.language != line.language
        ],
        "share": share(line, path=path),
        "related": lines(article.related),
        "before": neighbour(article.before),
        "after": neighbour(article.after),
    }


def changed(line: NewsLine) -> dict[str, str] | None:
    """The day of a meaningful change."""
    day = day_of_change(line)
    return {"day": dates.day(day), "iso": day.isoformat()} if day else None


def share(line: NewsLine, *, path: str) -> dict[str, str]:
    """Plain links: a message with the address in it, and the address itself to copy."""
    address = found.absolute(languages.written(path))
    return {"address": address, "mail": f"mailto:?subject={quote(line.title)}&body={quote(address)}"}


def neighbour(line: NewsLine | None) -> dict[str, str] | None:
    if line is None:
        return None
    return {"url": line.path, "title": line.title, "lang": "" if line.own else line.language}


def terms(article: Article) -> list[dict[str, Any]]:
    """What it is about, as `components/terms.html` takes it; what is not said is left out."""
    line = article.line
    news = reverse("news")
    topics = [{"text": topic.name, "url": f"{news}?topic={topic.key}"} for topic in line.topics]
    rows: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Topics"), topics),
        (_("States"), named(line.states)),
        (_("Session"), named((article.session,) if article.session else ())),
        (_("Treaties"), named(article.treaties)),
        (_("Bodies"), named(article.bodies)),
        (_("UN documents"), [document(one) for one in article.symbols]),
    ]
    return [{"term": term, "values": values} for term, values in rows if values]


def named(many: tuple[Named, ...]) -> list[dict[str, Any]]:
    return [{"text": one.name, "url": one.path} for one in many]


def document(one: Any) -> dict[str, Any]:
    """A symbol that leads to its page, with what the document is."""
    what = one.title or (kinds.kind(Kind(one.kind)) if one.kind else "")
    return {"symbol": one.symbol, "url": reverse("symbol", args=[one.symbol]), "note": what}
