"""Every address is visited as every kind of person; what happens is what the table of who may do what says."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from palais.apps.office import deeds
from palais.apps.office.models import ErrorReport
from palais.apps.office.services import changelog
from palais.apps.office.services.people import invitations, members
from palais.apps.people import permissions
from palais.apps.people.choices import Duty, Role
from palais.apps.people.models import Organisation, User
from palais.web.site import who_may
from palais.web.site.who_may import Who

SECRETS = (
    "Hidden organisation",
    "hidden-organisation",
    "invited@example.org",
    "KEPT-BACK",
    "reader@example.org",
)
MUST_NOT_KNOW = (Who.VISITOR, Who.PERSON, Who.FOCAL_POINT)
ARGUMENTS = {
    "iso3": "MAR",
    "table": "states",
    "form": "csv",
    "app_name": "office",
    "model_name": "siteidentity",
}
BY_KIND = {"slug": "example-a", "uuid": "6f7d84c0-0000-4000-8000-000000000000", "path": "crc"}
NAMED = re.compile(r"<(?:(\w+):)?(\w+)>")
GROUP = re.compile(r"\((?:\?P<\w+>)?(?:[^()]|\([^()]*\))*\)")
REFUSED_BY = ("/account/login/", "/admin/login/")


def address(route: str) -> str:
    """An address of this route, with something that is there where that is easily said."""
    plain = GROUP.sub("1", route)
    filled = NAMED.sub(lambda found: ARGUMENTS.get(found[2]) or BY_KIND.get(found[1] or "", "1"), plain)
    return "/" + filled.replace("^", "").replace("\\", "").replace(".*", "nowhere")


def person(who: Who) -> User | None:
    if who is Who.VISITOR:
        return None
    user = User.objects.create_user(f"{who.value}@example.org", first_name="Ada")
    if who.value in Role.values:
        members.put_roles(person=user, roles=[who.value], by=None)
    if who is Who.FOCAL_POINT:
        organisation = Organisation.objects.get(key="example-a")
        members.put_seat(person=user, organisation=organisation, duty=Duty.FOCAL_POINT, by=None)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def things(facts_loaded) -> None:
    """Something that is there for everybody, and something that could leak."""
    permissions.ensure_groups()
    Organisation.objects.create(key="example-a", name="Example organisation A", standing="member")
    hidden = Organisation.objects.create(
        key="hidden-organisation", name="Hidden organisation", standing="member", is_listed=False
    )
    invitations.invite(
        email="invited@example.org", language="en", by=None, organisation=hidden, duty=Duty.MEMBER
    )
    changelog.record(deed=deeds.RETRY, kind="vault", key="KEPT-BACK", by=None, confidential=True)
    ErrorReport.objects.create(
        table="states", fact_key="MAR", message="x", reply_to="reader@example.org", language="en"
    )


def visits(who: Who) -> Iterator[tuple[str, HttpResponse]]:
    """Every route as this person; signed in again where an address has signed them out."""
    client, user = Client(raise_request_exception=False), person(who)
    for route in sorted(set(who_may.routes(get_resolver().url_patterns))):
        if user and "_auth_user_id" not in client.session:
            client.force_login(user)
        yield route, client.get(address(route))


def is_refused(response: HttpResponse) -> bool:
    if response.status_code == 302:
        return response["Location"].startswith(REFUSED_BY) or response["Location"] == "/admin/"
    return response.status_code == 403


def is_closed(response: HttpResponse) -> bool:
    """Nothing is shown: refused, or not there for this person."""
    return is_refused(response) or response.status_code in (404, 405)


def fault(who: Who, route: str, response: HttpResponse) -> str:
    row = who_may.row_of(route)
    assert row is not None, route
    body = b"" if response.streaming else response.content
    told = [secret for secret in SECRETS if secret.encode() in body]
    if told and who in MUST_NOT_KNOW:
        return f"{route} tells {told}"
    if who in row.who:
        return f"{route} is refused" if is_refused(response) and not row.in_part else ""
    return "" if is_closed(response) else f"{route} is open: {response.status_code}"


@pytest.mark.parametrize("who", list(Who), ids=lambda who: who.value)
@pytest.mark.filterwarnings("ignore")  # addresses of Wagtail's that only warn of what they are given
def test_every_address_opens_to_whom_the_table_names_and_to_nobody_else(things, who):
    assert [said for route, response in visits(who) if (said := fault(who, route, response))] == []


def test_what_could_leak_is_there_for_those_who_may_see_it(things, client):
    client.force_login(person(Who.ADMINISTRATOR))
    pages = ["/admin/organisations/", "/admin/people/", "/admin/changes/"]
    pages.append(f"/admin/reported-errors/{ErrorReport.objects.get().pk}/")
    seen = "".join(client.get(page).content.decode() for page in pages)
    assert [secret for secret in SECRETS if secret not in seen] == []
