"""The fixtures of this folder see what they are there to see."""

import pytest


def test_an_error_on_the_console_fails_the_page(watch):
    with pytest.raises(AssertionError, match="logged: something broke"), watch() as page:
        page.goto("/")
        page.evaluate("console.error('something broke')")


def test_a_request_to_another_host_fails_the_page(watch):
    with (
        pytest.raises(AssertionError, match="asked another host"),
        watch() as page,
    ):
        page.set_content('<img src="http://palais.invalid/x.png" alt="">')
        page.wait_for_load_state()


def test_a_page_that_is_not_accessible_fails_the_scan(watch, axe):
    with watch() as page:
        page.goto("/")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"/favicon.ico\">')")
        with pytest.raises(AssertionError, match="image-alt"):
            axe(page)


def test_the_first_page_passes_the_scan(page, axe):
    assert page.goto("/").status == 200
    axe(page)
