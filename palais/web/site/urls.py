"""Addresses people read, the same words in every language."""

from django.urls import URLPattern, path

from palais.web.site import style
from palais.web.site.views import entries, facts, home, prose, reports, search, states, symbols, treaties

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("states/", states.index, name="states"),
    path("states.<str:form>", states.index_file, name="states-file"),
    path("states/<str:iso3>.<str:form>", states.state_file, name="state-file"),
    path("states/<str:iso3>/", states.state, name="state"),
    path("states/<str:iso3>/reviews/<str:name>/", entries.review, name="review"),
    path("entry-points/", entries.index, name="entry-points"),
    path("entry-points.<str:form>", entries.index_file, name="entry-points-file"),
    path("events/<str:slug>/", entries.event, name="event"),
    path("bodies/", entries.body_index, name="bodies"),
    path("bodies/<str:key>/", entries.body, name="body"),
    path("bodies/<str:key>/sessions/<str:name>/", entries.session, name="session"),
    path(
        "bodies/<str:key>/pre-sessions/<str:name>/",
        entries.session,
        {"is_pre_session": True},
        name="pre-session",
    ),
    path("treaties/", treaties.index, name="treaties"),
    path("treaties/<str:key>.<str:form>", treaties.treaty_file, name="treaty-file"),
    path("treaties/<str:key>/", treaties.treaty, name="treaty"),
    path("symbols/", symbols.index, name="symbols"),
    path("symbols/<path:text>", symbols.symbol, name="symbol"),
    path("documents/<path:text>", symbols.document, name="document"),
    path("search/", search.search, name="search"),
    path("search.<str:form>", search.search_file, name="search-file"),
    path("facts/", facts.index, name="facts"),
    path("facts/<str:table>/<path:key>/", facts.row, name="fact"),
    path("sources/", facts.sources, name="sources"),
    path("sources/<str:key>/", facts.source, name="source"),
    path("report/<str:table>/<path:key>/", reports.report, name="report"),
    path("privacy/", prose.privacy, name="privacy"),
    path("imprint/", prose.imprint, name="imprint"),
    path("accessibility/", prose.accessibility, name="accessibility"),
    path("glossary/", prose.glossary, name="glossary"),
    path("style/", style.style_page, name="style"),
]
