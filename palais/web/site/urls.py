"""Addresses people read, the same words in every language."""

from django.urls import URLPattern, path

from palais.web.site import closed, style
from palais.web.site.views import (
    facts,
    home,
    invitations,
    members,
    prose,
    reports,
    search,
    states,
    symbols,
    treaties,
    who_may,
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
    path("members/", members.index, name="members"),
    path("members.<str:form>", members.index_file, name="members-file"),
    path("members/<slug:key>.<str:form>", members.member_file, name="member-file"),
    path("members/<slug:key>/", members.member, name="member"),
    path("_util/login/", closed.sign_in, name="closed-frontend-login"),
    path("invitation/<str:token>/", invitations.accept, name="invitation"),
    path("who-may-do-what/", who_may.who_may, name="who-may"),
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
