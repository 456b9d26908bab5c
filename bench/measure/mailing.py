"""The digest run from inside one Palais: `python -m bench.measure.mailing READERS CHANGES KILLS`, in its variables.

Prints one line of JSON. Workers are real processes; the mail server runs in a thread here and keeps who got what.
"""

import json
import os
import random
import resource
import signal
import smtplib
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

from aiosmtpd.controller import Controller

from bench.measure.site import HOST

STATES = ("MAR", "SWE", "FRA", "TCD", "PER", "KEN", "JPN", "CAN", "FJI", "GHA",
          "IND", "LBN", "MEX", "NPL", "OMN", "PRT", "RWA", "SEN", "TUN", "VNM")  # fmt: skip
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh-hans")
STEP = 500
PATIENCE = 1_800.0


class Arrivals:
    """What the mail server took, by Message-ID; now and then it ends the worker before it answers."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.victim: subprocess.Popen[bytes] | None = None
        self.kill_at = 0
        self.lock = threading.Lock()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        head = envelope.content.partition(b"\r\n\r\n")[0].decode("ascii", "replace")
        number = next(line for line in head.splitlines() if line.lower().startswith("message-id:"))
        with self.lock:
            self.taken[number.partition(":")[2].strip()] += 1
            if self.victim and self.kill_at and self.taken.total() >= self.kill_at:
                self.kill_at = 0
                self.victim.kill()
                self.victim.wait()
        return "250 2.0.0 Taken"


def main(arguments: list[str]) -> None:
    readers, changes, kills = map(int, arguments)
    port = int(os.environ["PALAIS_MAIL"].rpartition(":")[2])
    import django

    django.setup()
    fill(readers, changes)
    found: dict[str, Any] = {"prepared": prepare(readers)}
    found["bare_rows"] = bare_rows(readers)
    with mail_server(port) as arrivals:
        found["delivered"] = deliver(arrivals)
        found["bare_mail"] = bare_mail(port, readers)
        again()
        arrivals.taken.clear()
        found["killed"] = kill_and_kill(arrivals, readers, kills)
    print(json.dumps(found))


def fill(readers: int, changes: int) -> None:
    """Readers of all these States, in six languages, and changes spread over the States."""
    from django.utils import timezone
    from wagtail.models import Site

    from palais.apps.office.models import FactChange, SiteIdentity, Subscriber, Subscription

    yesterday = timezone.now() - timedelta(days=1)
    SiteIdentity.objects.create(site=Site.objects.get(is_default_site=True), sender_email="post@example.org")
    for first in range(0, readers, STEP):
        several = Subscriber.objects.bulk_create(
            Subscriber(address=f"reader{number}@d{number % 50}.example.org", language=LANGUAGES[number % 6])
            for number in range(first, min(first + STEP, readers))
        )
        Subscription.objects.bulk_create(
            Subscription(
                subscriber=one, source="state", key=key, confirmed_at=yesterday, told_until=yesterday
            )
            for one in several
            for key in STATES
        )
    FactChange.objects.bulk_create(
        FactChange(
            at=timezone.now() - timedelta(hours=2),
            table="ratifications",
            fact_key=f"{STATES[number % len(STATES)]}/OPIC/ratification/2026-10-{number % 28 + 1:02}",
            kind="update",
            state=STATES[number % len(STATES)],
            treaty="opic",
            before={"date": "2026-09-01"},
            after={"date": f"2026-10-{number % 28 + 1:02}"},
        )
        for number in range(changes)
    )


def prepare(readers: int, *, days: int = 0) -> dict[str, float]:
    """One digest run, as the job does it."""
    from django.db.models import Avg
    from django.db.models.functions import Length
    from django.utils import timezone

    from palais.apps.office.models import OutboxMessage
    from palais.apps.office.services import digests

    began = time.perf_counter()
    now = timezone.now()
    written = digests.prepare(on=timezone.localdate() + timedelta(days=days), now=now)
    seconds = time.perf_counter() - began
    assert written == readers, (written, readers)
    size = OutboxMessage.objects.filter(status="waiting").aggregate(size=Avg(Length("text")))["size"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "characters": size, "peak_mib": peak}


def bare_rows(readers: int) -> dict[str, float]:
    """The floor: rows of the same texts, written in the same steps, with nothing worked out."""
    from django.db import transaction

    from palais.apps.office.models import OutboxMessage
    from palais.apps.office.services import post

    text = OutboxMessage.objects.latest("pk").text
    began = time.perf_counter()
    for first in range(0, readers, 200):
        with transaction.atomic():
            OutboxMessage.objects.bulk_create(
                [
                    post.draft(to="bare@example.org", language="en", subject="Bare", text=text, kind="other")
                    for _ in range(first, min(first + 200, readers))
                ],
                batch_size=100,
            )
    seconds = time.perf_counter() - began
    OutboxMessage.objects.filter(to="bare@example.org").delete()
    return {"seconds": seconds}


def deliver(arrivals: Arrivals) -> dict[str, float]:
    """One worker that nobody disturbs, from its start to the last message."""
    began = time.perf_counter()
    worker().wait(timeout=PATIENCE)
    return {"seconds": time.perf_counter() - began, **verdict(arrivals)}


def bare_mail(port: int, readers: int) -> dict[str, float]:
    """The floor: the same bytes to the same server over one connection, with nothing written down."""
    from palais.apps.office import queries
    from palais.apps.office.models import OutboxMessage
    from palais.apps.office.services.post.composing import composed
    from palais.apps.office.services.post.ways import dotted

    again()
    sample = OutboxMessage.objects.filter(status="waiting")[:6]
    bodies = [dotted(composed(message, sender=queries.sender(fallback=""))) for message in sample]
    began = time.perf_counter()
    with smtplib.SMTP(HOST, port, "localhost") as server:
        server.ehlo()
        for number in range(readers):
            server.mail("post@example.org")
            server.rcpt("bare@example.org")
            server.docmd("DATA")
            server.send(bodies[number % len(bodies)] + b".\r\n")
            server.getreply()
    return {"seconds": time.perf_counter() - began}


def again() -> None:
    """The same digests for the next day, where they are not there yet."""
    from django.utils import timezone

    from palais.apps.office.models import OutboxMessage, Subscriber, Subscription

    if OutboxMessage.objects.filter(status="waiting").exists():
        return
    OutboxMessage.objects.all().delete()
    Subscription.objects.update(told_until=timezone.now() - timedelta(days=1))
    prepare(Subscriber.objects.count(), days=1)


def kill_and_kill(arrivals: Arrivals, readers: int, kills: int) -> dict[str, float]:
    """Workers ended with kill -9: every second one when the server has a message and has not answered yet."""
    from palais.apps.office.models import OutboxMessage
    from palais.apps.office.services import post

    chance, began, died = random.Random(7), time.perf_counter(), 0
    for number in range(kills):
        post.wake()
        one = worker()
        if number % 2:
            with arrivals.lock:
                arrivals.victim = one
                arrivals.kill_at = arrivals.taken.total() + chance.randint(1, max(2, readers // kills // 2))
            with suppress(subprocess.TimeoutExpired):
                one.wait(timeout=60)
        else:
            time.sleep(chance.uniform(1.5, 4.0))
        if one.poll() is None:
            one.kill()
        died += one.wait() == -signal.SIGKILL
        arrivals.victim = None
    while OutboxMessage.objects.filter(status__in=("waiting", "claimed")).exists():
        post.wake()
        worker().wait(timeout=PATIENCE)
    return {"seconds": time.perf_counter() - began, "kills": died, **verdict(arrivals)}


def verdict(arrivals: Arrivals) -> dict[str, float]:
    """What the outbox believes beside what the server took."""
    from palais.apps.office.models import OutboxMessage

    rows = dict(OutboxMessage.objects.values_list("message_id", "status"))
    status = Counter(rows.values())
    uncertain = {number for number, one in rows.items() if one == "uncertain"}
    missing = {number for number in rows if not arrivals.taken[number]}
    return {
        "messages": len(rows),
        "sent": status["sent"],
        "uncertain": len(uncertain),
        "uncertain_arrived": len(uncertain - missing),
        "left": len(rows) - status["sent"] - len(uncertain),
        "doubled": sum(count - 1 for count in arrivals.taken.values() if count > 1),
        "lost": len(missing - uncertain),
    }


def worker() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "palais.cli", "work", "--name", "postman", "--until-done"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL)


@contextmanager
def mail_server(port: int) -> Iterator[Arrivals]:
    arrivals = Arrivals()
    controller = Controller(arrivals, hostname=HOST, port=port, ready_timeout=30)
    controller.start()
    try:
        yield arrivals
    finally:
        controller.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
