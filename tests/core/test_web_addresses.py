"""Two addresses of one page are the same text; two pages never are."""

import pytest

from palais.core import web_addresses
from palais.core.web_addresses import AddressNotUnderstood, host, normal

SAME = [
    "https://example.org/a/b",
    "http://example.org/a/b",
    "https://www.example.org/a/b",
    "HTTPS://WWW.Example.ORG/a/b",
    "https://example.org:443/a/b",
    "http://example.org:80/a/b/",
    "https://example.org/a/b/#part",
    "https://example.org/a/b?utm_source=mail&utm_medium=x",
    "https://example.org/a/b?fbclid=1&gclid=2",
    "https://example.org./a/b/index.html",
    "  https://example.org/a/%62  ",
]
OTHERS = [
    "https://example.org/a/B",
    "https://example.org/a/b?page=2",
    "https://example.org/a/b.pdf",
    "https://example.org:8080/a/b",
    "https://other.example.org/a/b",
    "https://example.com/a/b",
]


@pytest.mark.parametrize("address", SAME)
def test_an_address_in_another_form_is_the_same(address):
    assert normal(address) == "example.org/a/b"


@pytest.mark.parametrize("address", OTHERS)
def test_another_page_is_another_text(address):
    assert normal(address) != "example.org/a/b"


def test_parameters_that_say_which_page_stay_in_one_order():
    assert normal("https://example.org/?b=2&a=1&utm_id=9") == normal("http://www.example.org?a=1&b=2")
    assert normal("https://example.org/?b=2&a=1") == "example.org?a=1&b=2"
    assert normal("https://example.org/?q=") == "example.org?q="


def test_names_and_paths_in_other_scripts_have_one_form():
    assert normal("https://bücher.example/été") == normal("https://xn--bcher-kva.example/%C3%A9t%C3%A9")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https://",
        "https://[1",
        "https://a:b/",
    ],
)
def test_what_is_no_address_of_a_web_page_is_refused(text):
    with pytest.raises(AddressNotUnderstood):
        normal(text)


def test_the_longest_address_is_bounded():
    longest = "https://example.org/" + "a" * (web_addresses.LONGEST - len("https://example.org/"))
    assert normal(longest).endswith("aaa")
    with pytest.raises(AddressNotUnderstood):
        normal(longest + "a")


def test_normal_of_normal_changes_nothing():
    for address in (*SAME, *OTHERS):
        assert normal(f"https://{normal(address)}") == normal(address)


def test_the_host_is_told_without_www():
    assert [host("https://WWW.example.org/x"), host("no address"), host("https://[1")] == [
        "example.org",
        "",
        "",
    ]
