"""Addresses of a person's own account, below /account/ in every language."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from palais.web.site.views import account, colleagues, meetings, own_organisation, proposals

urlpatterns: list[URLPattern | URLResolver] = [
    path("", account.account, name="account"),
    path("data/", account.data, name="account-data"),
    path("erase/", account.erase, name="account-erase"),
    path("seats/<int:pk>/leave/", account.leave, name="account-leave"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("organisations/<slug:key>/", colleagues.colleagues, name="colleagues"),
    path("resources/", proposals.index, name="proposals"),
    path("resources/new/", proposals.new, name="proposal-new"),
    path("resources/<int:pk>/take-back/", proposals.take_back, name="proposal-take-back"),
    path(
        "organisations/<slug:key>/public/",
        own_organisation.own_organisation,
        name="own-organisation",
    ),
    path("second-factor-needed/", account.second_factor_needed, name="second-factor-needed"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("", include("allauth.account.urls")),
]
if settings.OIDC["server"]:
    urlpatterns += [
        path("", include("allauth.socialaccount.urls")),
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
