"""The addresses of the API, the same in every language."""

from django.urls import URLPattern, URLResolver, path

from palais.web.api import documentation
from palais.web.api.door import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", documentation.page, name="api"),
    path("api/v1/", api.urls),
]
