"""Addresses people read, the same words in every language."""

from django.urls import URLPattern, path

from palais.web.site import style
from palais.web.site.views import (
    facts,
    home,
    prose,
    reports,
    search,
    states,
    subscriptions,
    symbols,
    treaties,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("states/", states.index, name="states"),
    path("states.<str:form>", states.index_file, name="states-file"),
    path("states/<str:iso3>.<str:form>", states.state_file, name="state-file"),
    path("states/<str:iso3>/", states.state, name="state"),
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
    path("subscribe/<slug:source>/<str:key>/", subscriptions.subscribe, name="subscribe"),
    path("subscriptions/", subscriptions.index, name="subscriptions"),
    path("subscriptions/<str:token>/", subscriptions.manage, name="subscription"),
    path("subscriptions/<str:token>/confirm/", subscriptions.confirm, name="subscription-confirm"),
    path("subscriptions/<str:token>/data.json", subscriptions.data, name="subscription-data"),
    path("subscriptions/<str:token>/end/", subscriptions.end, name="subscription-end"),
    path("privacy/", prose.privacy, name="privacy"),
    path("imprint/", prose.imprint, name="imprint"),
    path("accessibility/", prose.accessibility, name="accessibility"),
    path("glossary/", prose.glossary, name="glossary"),
    path("style/", style.style_page, name="style"),
]
