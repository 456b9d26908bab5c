"""What keeps readers safe: a strict policy on every page, nothing inline, nothing from elsewhere, no cookie."""

import re
from pathlib import Path

import pytest

from palais.apps.people.models import User
from tests.web import reading
from tests.web.kinds import NOT_FOUND, PAGES

PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
DESK = {
    "default-src": "'none'",
    "script-src": "'self' 'unsafe-inline'",
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
FORMS = {
    "/report/states/SWE/",
    "/subscribe/state/MAR/",
    "/subscribe/treaty/opic/",
    "/subscribe/newsletter/all/",
    "/subscriptions/",
}


def policy(response) -> dict[str, str]:
    header = response["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/states/SWE/",
        "/ar/treaties/opic/",
        "/states.csv",
        "/robots.txt",
        "/nothing/",
        "/files/1/gone.pdf",
        "/media/images/gone.jpg",
    ],
)
def test_the_policy_for_readers_is_exactly_this(facts_loaded, client, path):
    response = client.get(path)
    assert policy(response) == PUBLIC
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(), payment=()"


def test_the_policy_for_the_desk_is_exactly_this(facts_loaded, client):
    assert policy(client.get("/admin/login/")) == DESK
    client.force_login(User.objects.create_superuser("admin@example.org", "a long password"))
    assert policy(client.get("/admin/")) == DESK


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(read, prefix, path):
    assert reading.barred(read(prefix + path)) == []


@pytest.mark.parametrize("path", NOT_FOUND)
def test_nor_on_pages_for_what_is_not_there(read, path):
    assert reading.barred(read(path, status=404)) == []


def test_nor_when_something_broke(facts_loaded, client, monkeypatch):
    from palais.web.site.views import home

    def broken(**_):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(home, "home_page", broken)
    client.raise_request_exception = False
    response = client.get("/ar/")
    soup = reading.page(response)
    assert (response.status_code, soup.html["dir"], policy(response)) == (500, "rtl", PUBLIC)
    assert (reading.barred(soup), "broken on purpose" in reading.text(soup)) == ([], False)


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path not in FORMS] + ["/states.csv", "/states/SWE.json"]
)
def test_reading_sets_no_cookie(facts_loaded, client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert dict(response.cookies) == {}
    assert "Cookie" not in response.get("Vary", "")


def test_a_form_sets_the_one_cookie_that_protects_it(facts_loaded, client):
    (cookie,) = client.get("/report/states/SWE/").cookies.values()
    assert (cookie.key, cookie["httponly"], cookie["samesite"]) == ("csrftoken", True, "Lax")


def test_texts_from_an_address_are_shown_and_never_run(read):
    for path in (
        "/states/?q=<script>alert(1)</script>",
        '/treaties/opic/?q="><svg/onload=alert(1)>',
        "/symbols/<img%20src=x%20onerror=alert(1)>",
        "/states/<script>alert(1)</script>/",
        "/facts/states/<b>x</b>/",
    ):
        soup = read(path, status=200 if "?" in path else 404)
        assert reading.barred(soup) == []
        assert soup.find("img", src="x") is None


def test_texts_in_facts_are_shown_and_never_run(read):
    from palais.apps.treaties.models import State

    State.everything.filter(pk="SWE").update(name_en="<script>alert(1)</script>", formal_name='"><img src=x>')
    for path in (
        "/states/SWE/",
        "/states/",
        "/treaties/opic/",
        "/facts/states/SWE/",
        "/treaties/opic/?list=all",
    ):
        soup = read(path)
        assert reading.barred(soup) == []
        assert soup.find("img", src="x") is None


@pytest.mark.parametrize(
    "path",
    [
        "/states/%00/",
        "/treaties/%00/",
        "/facts/states/%00/",
        "/facts/%00/x/",
        "/sources/%00/",
        "/symbols/%00",
        "/documents/%00",
    ],
)
def test_a_zero_byte_in_an_address_finds_nothing(read, path):
    assert read(path, status=404).h1 is not None


@pytest.mark.parametrize(
    "path", ["/states/" + "A" * 3000 + "/", "/symbols/" + "A/" * 1500, "/facts/states/" + "A" * 3000 + "/"]
)
def test_a_very_long_address_finds_nothing(read, path):
    assert read(path, status=404).h1 is not None


def test_only_what_editors_wrote_in_rich_text_is_taken_as_html(project: Path):
    """A filter that trusts its text stands only behind rich text; Wagtail's own makes its links work too."""
    trusted = [
        (file.relative_to(project).as_posix(), found)
        for file in sorted((project / "palais/web/templates").rglob("*.html"))
        for found in re.findall(
            r"{{[^}]*\|\s*safe\s*}}|{%\s*autoescape off", file.read_text(encoding="utf-8")
        )
    ]
    assert trusted == []
