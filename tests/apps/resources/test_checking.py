"""The link checker against a server of its own: what it understands, whom it refuses, how polite it is."""

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from palais.apps.resources import tasks
from palais.apps.resources.models import Link
from palais.apps.resources.services import checking
from palais.apps.resources.services.checking import Answer, Reach, rounds, visiting
from palais.apps.resources.services.checking.reaching import is_open
from tests.makers import resources
from tests.makers.ends import ends

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
ANSWERS = {
    "/fine": (200, {}),
    "/gone": (404, {}),
    "/for-good": (301, {"Location": "/fine"}),
    "/for-now": (302, {"Location": "/fine"}),
    "/for-now-then-good": (302, {"Location": "/for-good"}),
    "/slash": (301, {"Location": "/slash/"}),
    "/slash/": (200, {}),
    "/round": (302, {"Location": "/round"}),
    "/private": (302, {"Location": "http://127.0.0.2/secret"}),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data"}),
    "/to-a-file": (302, {"Location": "file:///etc/passwd"}),
    "/busy": (429, {"Retry-After": "3600"}),
    "/closed": (403, {}),
    "/sick": (500, {}),
}


class Server(BaseHTTPRequestHandler):
    asked: list[tuple[str, str, str]] = []

    def answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        if self.path == "/no-head":
            status, headers = (405, {}) if self.command == "HEAD" else (200, {})
        else:
            status, headers = ANSWERS.get(self.path, (404, {}))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *args) -> None:
        pass


@pytest.fixture(scope="module")
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


HERE = Reach(may=lambda number: number == ip_address("127.0.0.1"), ports=None)


def ask(address: str) -> Answer:
    return visiting.ask(address, agent="PalaisLinkChecker/1 (+https://example.org/)", reach=HERE)


@pytest.mark.parametrize(
    ("path", "number", "moved_to", "trouble"),
    [
        ("/fine", 200, "", ""),
        ("/gone", 404, "", ""),
        ("/for-good", 200, "/fine", ""),
        ("/for-now", 200, "", ""),
        ("/for-now-then-good", 200, "", ""),
        ("/slash", 200, "", ""),
        ("/no-head", 200, "", ""),
        ("/closed", 403, "", ""),
        ("/round", None, "", "redirects"),
        ("/private", None, "", "private"),
        ("/inside", None, "", "private"),
        ("/to-a-file", None, "", "address"),
    ],
)
def test_an_answer_says_what_came_back(server, path, number, moved_to, trouble):
    found = ask(server + path)
    assert (found.number, found.moved_to, found.trouble) == (
        number,
        f"{server}{moved_to}" if moved_to else "",
        trouble,
    )


def test_it_says_who_asks_and_takes_no_content_where_head_is_enough(server):
    Server.asked.clear()
    ask(f"{server}/fine")
    assert Server.asked == [("HEAD", "/fine", "PalaisLinkChecker/1 (+https://example.org/)")]


def test_signs_that_a_request_cannot_carry_are_written_otherwise(server):
    Server.asked.clear()
    ask(f"{server}/é à?x=ü")
    assert [path for _method, path, _agent in Server.asked] == ["/%C3%A9%20%C3%A0?x=%C3%BC"] * 2


def test_a_closed_port_and_a_name_that_does_not_exist_are_trouble_not_errors(server):
    assert ask("http://127.0.0.1:9/").trouble == "connection"
    assert ask("http://name.invalid/").trouble == "name"
    assert ask("http://user:word@127.0.0.1/").trouble == "address"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
    ],
)
def test_numbers_of_inner_networks_are_never_reached(number):
    assert not is_open(ip_address(number))


def test_numbers_of_the_open_internet_are():
    assert is_open(ip_address("93.184.216.34"))
    assert is_open(ip_address("2606:2800:220:1::1"))


def test_one_private_number_among_several_is_enough_to_refuse():
    with pytest.raises(checking.NotReachable):
        Reach().checked(["93.184.216.34", "127.0.0.1"])
    assert visiting.ask("http://127.0.0.1/", agent="x").trouble == "private"
    assert visiting.ask("http://[::1]/", agent="x").trouble == "private"
    assert visiting.ask("http://0x7f000001/", agent="x").trouble in ("private", "name")
    assert visiting.ask("http://example.org:22/", agent="x").trouble == "port"


@pytest.fixture
def link(db) -> Link:
    resources.work("First", "https://example.org/a")
    return Link.objects.get()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Answer(200), "works"),
        (Answer(200, moved_to="https://example.org/b"), "moved"),
        (Answer(404), "broken"),
        (Answer(410), "broken"),
        (Answer(403), "closed"),
        (Answer(500), "unsure"),
        (Answer(trouble="time"), "unsure"),
        (Answer(trouble="private"), "broken"),
    ],
)
def test_what_an_answer_means(link, answer, status):
    checking.record(link=link, answer=answer, now=NOW)
    link.refresh_from_db()
    assert (link.status, link.since, link.checked_at, link.answer) == (status, NOW.date(), NOW, answer.number)
    assert link.moved_to == answer.moved_to


def test_a_server_may_rest_twice_and_the_third_time_the_link_is_broken(link):
    found = []
    for day in range(3):
        found.append(checking.record(link=link, answer=Answer(503), now=NOW + timedelta(days=2 * day)))
        link.refresh_from_db()
    assert (found, link.failures, link.since) == (
        ["unsure", "unsure", "broken"],
        3,
        (NOW + timedelta(days=4)).date(),
    )
    checking.record(link=link, answer=Answer(200), now=NOW + timedelta(days=9))
    link.refresh_from_db()
    assert (link.status, link.failures) == ("works", 0)


def test_since_stays_while_the_status_stays(link):
    for day in (0, 7, 14):
        checking.record(link=link, answer=Answer(404), now=NOW + timedelta(days=day))
        link.refresh_from_db()
    assert (link.since, link.checked_at) == (NOW.date(), NOW + timedelta(days=14))


def test_an_address_that_an_editor_replaced_meanwhile_is_not_judged_by_the_old_one(link):
    Link.objects.filter(pk=link.pk).update(address="https://www.example.org/a")
    checking.record(link=link, answer=Answer(404), now=NOW)
    link.refresh_from_db()
    assert link.status == "unchecked"


def many(db) -> None:
    for number in range(7):
        resources.work(f"One {number}", f"https://one.example/{number}")
    for number in range(2):
        resources.work(f"Two {number}", f"https://two.example/{number}")
    resources.work("Gone", "https://gone.example/", status="withdrawn")


def test_a_round_asks_few_of_each_host_in_turns_and_waits_between(db):
    many(db)
    asked, waits = [], []

    def answer(address: str) -> Answer:
        asked.append(address)
        return Answer(200)

    assert checking.one_round(now=lambda: NOW, ask=answer, wait=waits.append) == 6
    assert [address.split("/")[2][:3] for address in asked] == ["one", "two", "one", "two", "one", "one"]
    assert len(waits) == 4
    assert all(1.5 < pause <= rounds.PAUSE for pause in waits)
    assert checking.one_round(now=lambda: NOW, ask=answer, wait=waits.append) == 3
    assert checking.one_round(now=lambda: NOW, ask=answer, wait=waits.append) == 0
    assert checking.one_round(now=lambda: NOW + timedelta(days=15), ask=answer, wait=waits.append) == 6
    assert not any("gone.example" in address for address in asked)


def test_a_host_that_asks_for_patience_is_left_alone(db):
    many(db)
    asked = []

    def answer(address: str) -> Answer:
        asked.append(address)
        return Answer(429, wait=40 * 86_400) if "one" in address else Answer(200)

    checking.one_round(now=lambda: NOW, ask=answer, wait=lambda pause: None)
    assert sorted(asked) == ["https://one.example/0", "https://two.example/0", "https://two.example/1"]
    assert Link.objects.get(address="https://one.example/0").check_after == NOW + timedelta(days=40)


def test_a_round_tells_readers_pages_that_something_changed(link):
    from palais.apps.office.models import Stamp

    before = Stamp.objects.get(name="resources").word
    checking.one_round(now=lambda: NOW, ask=lambda address: Answer(404), wait=lambda pause: None)
    assert Stamp.objects.get(name="resources").word != before


def test_nobody_is_asked_where_the_switch_is_off(link, settings, monkeypatch):
    monkeypatch.setattr(checking, "one_round", lambda: 7)
    assert tasks.check_links.func() == 0
    settings.CHECK_LINKS = True
    assert tasks.check_links.func() == 7


def test_the_name_it_goes_by_holds_where_to_complain(db, settings):
    settings.SITE_ADDRESS = "https://network.example"
    assert rounds.agent() == "PalaisLinkChecker/1 (+https://network.example/)"


def test_a_server_that_only_trickles_is_cut_off(monkeypatch):
    import socket
    import time

    monkeypatch.setattr(visiting, "WHOLE", 0.4)
    door = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def trickle() -> None:
        for _visit in range(2):
            with suppress(OSError), door.accept()[0] as line:
                line.sendall(b"HTTP/1.1 200 OK\r\n")
                while not ended.is_set():
                    line.sendall(b"X-Slow: 1\r\n")
                    time.sleep(0.05)

    threading.Thread(target=trickle, daemon=True).start()
    with ends():
        found = ask(f"http://127.0.0.1:{door.getsockname()[1]}/")
    ended.set()
    door.close()
    assert found.number in (200, None)
