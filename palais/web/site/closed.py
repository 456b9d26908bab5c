"""Doors of Wagtail's admin that are closed: people sign in, and are invited, on pages of our own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, re_path
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


def sign_in(request: HttpRequest) -> HttpResponse:
    """To our page, keeping where the person wanted to go on this site."""
    wanted = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    response = redirect("account_login")
    if here:
        response["Location"] += f"?{urlencode({'next': wanted})}"
    return response


def new_password(request: HttpRequest, rest: str = "") -> HttpResponse:
    return redirect("account_reset_password")


def people(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Accounts are made by invitation, and changed where the change log sees it."""
    return redirect("desk:people")


urlpatterns: list[URLPattern] = [
    path("admin/login/", sign_in, name="closed-login"),
    re_path(r"^admin/password_reset/(?P<rest>.*)$", new_password, name="closed-password-reset"),
    re_path(r"^admin/users/(?P<rest>.*)$", people, name="closed-users"),
]
