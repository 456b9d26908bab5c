"""An administrator signs in, adds a passkey and works at the desk, which runs under its content policy; a person who is
invited opens an account."""

import re

import pytest
from playwright.sync_api import Page, expect

DESK = (
    "/admin/",
    "/admin/people/",
    "/admin/people/invite/",
    "/admin/organisations/",
    "/admin/organisations/add/",
    "/admin/my-states/",
    "/admin/resources/",
    "/admin/resources/add/",
    "/admin/resources/hubs/",
    "/admin/resources/hubs/add/",
    "/admin/resources/links/",
    "/admin/proposals/",
    "/admin/pages/",
    "/admin/settings/office/siteidentity/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/groups/",
    "/admin/account/",
    "/admin/facts/",
    "/admin/jobs/",
)
COUNTING = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => {
    window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
});"""
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def person(by_name: Page) -> Page:
    """A browser with a device that holds passkeys, and a list of what the content policy refused."""
    by_name.add_init_script(COUNTING)
    device = by_name.context.new_cdp_session(by_name)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return by_name


def refused(page: Page) -> list[str]:
    return page.evaluate("window.refused")


def test_an_administrator_adds_a_passkey_and_the_desk_runs_under_its_policy(person, running, axe):
    person.goto("/admin/")
    expect(person).to_have_url(re.compile("/account/login/"))
    axe(person)
    person.fill("#id_login", running.email)
    person.fill("#id_password", running.password)
    person.locator("main form button[type=submit]").first.click()
    expect(person).to_have_url(re.compile("/account/second-factor-needed/$"))
    axe(person)
    person.locator("main a[href$='/webauthn/add/']").click()
    person.fill("#id_name", "This device")
    person.check("#id_passwordless")
    person.click("#mfa_webauthn_add")
    expect(person).to_have_url(re.compile("/recovery-codes/$"))
    found = {"adding a passkey": refused(person)}
    for path in DESK:
        person.goto(path)
        expect(person).to_have_url(re.compile(re.escape(path)))
        person.wait_for_load_state("networkidle")
        found[path] = refused(person)
    assert {path: what for path, what in found.items() if what} == {}
    person.goto("/account/logout/")
    person.locator("main form button").click()
    person.goto("/account/login/")
    person.click("#passkey_login")
    expect(person).to_have_url(re.compile("/admin/$"))


@pytest.mark.parametrize("path", ["/account/login/", "/ar/account/login/code/", "/account/password/reset/"])
def test_pages_for_signing_in_are_accessible_and_run_under_the_strict_policy(person, axe, path):
    for width in (1280, 360):
        person.set_viewport_size({"width": width, "height": 800})
        person.goto(path)
        axe(person)
        assert refused(person) == []
