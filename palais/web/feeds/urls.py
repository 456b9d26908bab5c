"""Addresses of feeds: that of the page with another ending. The language stands in front, as of pages."""

from django.urls import URLPattern, path, re_path

from palais.web.feeds import publications, recommendations, resources
from palais.web.feeds.followup import activities
from palais.web.feeds.meetings import meetings
from palais.web.feeds.newsroom import news
from palais.web.feeds.plans import plan
from palais.web.feeds.statements import statements
from palais.web.feeds.views import feed

CALENDAR_AND_NEWS = r"\.(?P<form>ics|atom)$"
EVERY_FORM = r"\.(?P<form>ics|atom|json)$"

urlpatterns: list[URLPattern] = [
    path("account/meetings.ics", meetings, name="meetings-calendar"),
    re_path(r"^news\.(?P<form>atom|json)$", news, name="news-feed"),
    path("hubs/<slug:slug>.atom", resources.feed, name="hub-feed"),
    path("resources.atom", resources.feed, name="resources-feed"),
    path("recommendations.atom", recommendations.feed, name="recommendations-feed"),
    path("publications.atom", publications.feed, name="publications-feed"),
    path("plan.ics", plan, name="plan-calendar"),
    path("statements.atom", statements, name="statements-feed"),
    re_path(rf"^entry-points{EVERY_FORM}", feed, {"name": "entry-points"}, name="entry-points-feed"),
    re_path(rf"^states/(?P<key>[A-Z]{{3}}){CALENDAR_AND_NEWS}", feed, {"name": "state"}, name="state-feed"),
    re_path(r"^follow-up/(?P<key>[a-z0-9_-]+)\.atom$", activities, name="monitor-feed"),
    re_path(rf"^bodies/(?P<key>[a-z-]+){EVERY_FORM}", feed, {"name": "body"}, name="body-feed"),
]
