"""One round of checks: the links whose time has come, few for each host and never two of one host in a row at once."""

import time
from collections.abc import Callable
from datetime import datetime
from itertools import chain, zip_longest

from django.conf import settings
from django.db.models import F

from palais.apps.office import queries as office
from palais.apps.office.services import stamps
from palais.apps.resources.models import Link
from palais.apps.resources.services import links
from palais.apps.resources.services.checking import judging, visiting

MOST = 60
MOST_OF_A_HOST = 4
PAUSE = 2.0
"""Seconds between two questions to one host."""

LONGEST = 600.0
Ask = Callable[[str], visiting.Answer]


def agent() -> str:
    """Who asks, and whom to write to when it troubles them."""
    contact = office.identity(language=settings.LANGUAGE_CODE).contact_email
    known = "; ".join(filter(None, (f"+{settings.SITE_ADDRESS}/", contact)))
    return f"PalaisLinkChecker/1 ({known})".encode("ascii", "ignore").decode()


def one_round(
    *,
    now: Callable[[], datetime] = links.moment,
    ask: Ask | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> int:
    """Check what is due; how many were asked. A host that asks for patience is left alone for this round."""
    name = agent()
    question = ask or (lambda address: visiting.ask(address, agent=name))
    begun, last, tired, count = time.monotonic(), dict[str, float](), set[str](), 0
    for link in due(on=now()):
        if link.host in tired:
            continue
        if time.monotonic() - begun > LONGEST:
            break
        pause = PAUSE - (time.monotonic() - last[link.host]) if link.host in last else 0.0
        if pause > 0:
            wait(pause)
        answer = question(link.address)
        last[link.host] = time.monotonic()
        if answer.number in (429, 503) or answer.trouble in ("time", "name"):
            tired.add(link.host)
        judging.record(link=link, answer=answer, now=now())
        count += 1
    if count:
        stamps.stamp("resources")
    return count


def due(*, on: datetime) -> list[Link]:
    """Links of resources that are not withdrawn whose time has come, those never checked first, hosts taking turns."""
    waiting = (
        Link.objects.filter(editions__work__status__in=("shown", "draft"))
        .exclude(check_after__gt=on)
        .order_by(F("check_after").asc(nulls_first=True), "pk")
        .distinct()[: MOST * 5]
    )
    by_host: dict[str, list[Link]] = {}
    for link in waiting:
        own = by_host.setdefault(link.host, [])
        if len(own) < MOST_OF_A_HOST:
            own.append(link)
    turns = chain.from_iterable(zip_longest(*by_host.values()))
    return [link for link in turns if link is not None][:MOST]
