"""Saved pages: an article, or a list whose stamps ran into each other."""

from datetime import date

import pytest

from palais.core.prose import saved

STAMP = "2021-01-21T16:49:08+01:0029 October , 2020|"
LISTING = """<!doctype html><html lang="fr-FR"><head><title>News</title>
<link rel="canonical" href="https://old.example.org/news/"></head><body><nav><a href="/">Home</a></nav>
<article class="post"><h2 class="entry-title"><a href="/2020/10/a-letter/">A letter</a></h2>
<p class="meta"><span class="updated">2021-01-21T16:49:08+01:00</span><span>29 October , 2020</span><span>|</span></p>
<p>Example organisation A wrote a letter on the right to be heard […]</p></article>
<article class="post"><h2><a href="https://old.example.org/2020/09/older/">Older <b>news</b></a></h2>
<p>1er septembre 2020</p></article></body></html>"""
ARTICLE = """<html lang="en"><head><meta charset="utf-8"><meta property="og:title" content="A letter">
<meta property="og:url" content="https://old.example.org/2020/10/a-letter/">
<meta property="article:published_time" content="2020-10-29T10:00:00+01:00">
<meta property="article:modified_time" content="2021-01-21T16:49:08+01:00"></head>
<body><header>Menu</header><article><h1>A letter</h1><div class="entry-content"><p>Words <a href="/x/">x</a></p></div>
<aside>Others</aside></article><script>s()</script></body></html>"""


def test_a_stamp_and_a_day_that_ran_into_each_other_are_parted():
    assert saved.days_in(STAMP) == (date(2020, 10, 29), date(2021, 1, 21))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 October , 2020", date(2020, 10, 29)),
        ("1er décembre 2019", date(2019, 12, 1)),
        ("3 de mayo de 2018", date(2018, 5, 3)),
        ("17 мая 2021", date(2021, 5, 17)),
        ("October 29, 2020", date(2020, 10, 29)),
        ("12 أكتوبر 2020", date(2020, 10, 12)),
        ("31 February 2020", None),
        ("in 2020", None),
    ],
)
def test_days_that_are_written_out(text, day):
    assert saved.written(text) == day


def test_a_list_of_news():
    first, second = saved.read(LISTING.encode())
    assert (first.address, first.title, first.day, first.changed) == (
        "https://old.example.org/2020/10/a-letter/",
        "A letter",
        date(2020, 10, 29),
        date(2021, 1, 21),
    )
    assert (first.summary[:23], first.language, first.whole) == ("Example organisation A ", "fr", False)
    assert (second.title, second.day) == ("Older news", date(2020, 9, 1))


def test_one_article():
    (found,) = saved.read(ARTICLE.encode())
    assert (found.title, found.day, found.changed) == ("A letter", date(2020, 10, 29), date(2021, 1, 21))
    assert found.markup.strip() == '<p>Words <a href="https://old.example.org/x/">x</a></p>'


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"<html><body><script>x</script></body></html>"])
def test_a_page_without_text_is_none(raw):
    assert saved.read(raw) == []
