"""Feeds as they are asked for: addresses, languages, tags, Atom and JSON."""

import json
import re
from datetime import timedelta

import pytest
from lxml import etree

from palais.web.answers.dates import Happened
from palais.web.feeds import atom
from tests.makers import dates

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(body: bytes) -> list[tuple[str, str, str]]:
    """Id, title and moment of each entry, in order."""
    root = etree.fromstring(body)
    return [
        tuple(entry.findtext(f"a:{name}", namespaces=ATOM) or "" for name in ("id", "title", "updated"))
        for entry in root.iterfind("a:entry", ATOM)
    ]


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/entry-points.ics", "text/calendar; charset=utf-8"),
        ("/states/MAR.ics", "text/calendar; charset=utf-8"),
        ("/bodies/crc.atom", "application/atom+xml; charset=utf-8"),
        ("/ar/entry-points.atom", "application/atom+xml; charset=utf-8"),
        ("/zh/entry-points.json", "application/json"),
    ],
)
def test_every_form_is_tagged_and_unchanged_costs_nothing(db, client, plug, address, form):
    plug(dates.dated_list())
    first = client.get(address)
    assert (first.status_code, first.headers["Content-Type"]) == (200, form)
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    plug(dates.dated_list(dates.item(sequence=9, title="Another")))
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == (200 if not address.endswith("atom") else 304)


def test_the_answer_is_asked_by_key_and_known_filters(db, client, plug):
    asked = plug(dates.dated_list())
    client.get("/states/MAR.ics?body=crc&audience=ngo&session=&colour=red")
    client.get("/entry-points.atom?kind=deadline")
    assert asked == [{"key": "MAR", "body": "crc", "audience": "ngo"}, {"key": "", "kind": "deadline"}]


def test_a_feed_of_nothing_is_not_found(db, client, plug):
    plug(None)
    assert client.get("/entry-points.ics").status_code == 404
    assert client.get("/states/MAR.pdf").status_code == 404


@pytest.mark.parametrize("text", ["x", "7,", "91", "-1", "1,2,3,4", "٣", "7.5"])
def test_a_reminder_that_cannot_be_read_is_refused_with_a_sentence(db, client, plug, text):
    plug(dates.dated_list())
    answer = client.get("/entry-points.ics", {"alarm": text})
    assert answer.status_code == 400
    assert answer.content.decode() == (
        "The reminder could not be read. Write up to three numbers of days from 0 to 90, as alarm=30,7."
    )


def test_reminders_are_there_when_asked_for(db, client, plug):
    plug(dates.dated_list())
    assert b"BEGIN:VALARM" not in client.get("/entry-points.ics").content
    assert client.get("/entry-points.ics?alarm=30,7").content.count(b"BEGIN:VALARM") == 10


def test_atom_tells_each_change_with_an_id_that_stays(db, client, plug):
    plug(dates.dated_list())
    found = entries(client.get("/entry-points.atom").content)
    assert [title for _, title, _ in found] == [
        "Moved: Made-up Committee, 8th session",
        "Cancelled: Made-up Committee, 8th session",
    ]
    reworded = dates.change(title="Other words", reason="Another reason")
    later = dates.change(number=2, happened=Happened.ANNOUNCED, at=dates.CHANGED + timedelta(days=1))
    plug(dates.dated_list(changes=(later, reworded)))
    after = entries(client.get("/fr/entry-points.atom").content)
    assert after[1][0] == found[1][0]
    assert len({*(one[0] for one in after), *(one[0] for one in found)}) == 3
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", after[0][0])


def test_atom_holds_what_rfc_4287_asks_for(db, client, plug):
    plug(dates.dated_list())
    root = etree.fromstring(client.get("/ar/entry-points.atom?body=crc").content)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert root.findtext("a:id", namespaces=ATOM) == "http://127.0.0.1:8000/ar/entry-points.atom?body=crc"
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-09-01T08:30:00+00:00"
    assert root.findtext("a:author/a:name", namespaces=ATOM)
    summary = root.findtext("a:entry/a:summary", namespaces=ATOM)
    assert summary is not None and summary.endswith("No money &lt;for&gt; it &amp; no room")


def test_atom_without_changes_has_a_moment_that_stays():
    empty = dates.dated_list(changes=())
    body = atom.atom(empty, address="https://example.org/x.atom", language="en", author="A network")
    assert b"<updated>1989-11-20T00:00:00+00:00</updated>" in body


def test_atom_ends_with_the_newest_200():
    changes = tuple(dates.change(number=number) for number in range(205))
    found = dates.dated_list(changes=changes)
    body = atom.atom(found, address="https://example.org/x.atom", language="en", author="A network")
    assert len(entries(body)) == 200


def test_json_holds_the_same_items_and_changes(db, client, plug):
    plug(dates.dated_list(known_until=None))
    found = json.loads(client.get("/entry-points.json").content)
    assert [item["uid"] for item in found["items"]] == [
        *("webinar", "deadline", "cancelled", "pre-session", "review", "session", "some-month"),
    ]
    assert found["items"][0]["when"] == {
        "begins": "2026-11-20T14:00:00+01:00",
        "ends": "2026-11-20T15:30:00+01:00",
        "zone": "Europe/Zurich",
    }
    assert found["items"][-1]["when"] == {"known": "2027-09"}
    assert found["items"][1]["closes_at"] == "15:00:00"
    assert found["changes"][0]["before"] == {"first": "2026-10-05", "last": "2026-10-23"}
