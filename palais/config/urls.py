"""Addresses. English has no prefix; the editors' desk stands outside the languages; Wagtail's pages come last."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from palais.web.site import languages
from palais.web.site.views import pictures, written

urlpatterns = [
    path("", include("palais.web.site.closed")),
    path("admin/", include(wagtailadmin_urls)),
    path("files/", include(wagtaildocs_urls)),
    re_path(r"^media/images/(?P<path>.*)$", pictures.picture),
    path("", include("palais.web.site.machines")),
    path("", include("palais.web.feeds.machines")),
    *languages.content_only(written.page),
    *languages.in_every_language(
        path("", include("palais.web.api.urls")),
        path("account/", include("palais.web.site.account_urls")),
        path("", include("palais.web.feeds.urls")),
        path("", include("palais.web.site.urls")),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "palais.web.site.views.errors.bad_request"
handler403 = "palais.web.site.views.errors.forbidden"
handler404 = "palais.web.site.views.errors.not_found"
handler500 = "palais.web.site.views.errors.server_error"
