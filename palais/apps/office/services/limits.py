"""How often one reader may do a thing, without keeping anybody's address."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from palais.apps.office.models import Tally

KEEP = timedelta(days=2)


def allow(*, what: str, address: str, times: int, within: timedelta) -> bool:
    """Count one try; False when this address has already done it `times` times within the window.

    Windows start at whole multiples of their length, so a reader waits at most `within`.
    """
    now = timezone.now()
    length = int(within.total_seconds())
    start = datetime.fromtimestamp(int(now.timestamp()) // length * length, tz=now.tzinfo)
    with transaction.atomic():
        tally, made = Tally.objects.get_or_create(
            what=what, who=digest(address, day=now.date().isoformat()), window=start, defaults={"times": 1}
        )
        if made:
            return times >= 1
        if tally.times >= times:
            return False
        Tally.objects.filter(pk=tally.pk).update(times=F("times") + 1)
        return True


def forget_old() -> int:
    """Delete the counts of windows that began more than two days ago; how many."""
    return Tally.objects.filter(window__lt=timezone.now() - KEEP).delete()[0]


def wait(*, within: timedelta) -> int:
    """Seconds until the window ends in which something was done too often; at least one."""
    length = int(within.total_seconds())
    return length - int(timezone.now().timestamp()) % length


def reader_address(meta: Mapping[str, str]) -> str:
    """The reader's network address; behind proxies of ours, the one that the outermost of them saw."""
    if settings.BEHIND_PROXIES:
        chain = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(chain) >= settings.BEHIND_PROXIES:
            return chain[-settings.BEHIND_PROXIES]
    return meta.get("REMOTE_ADDR", "")


def cache_key(key: str, key_prefix: str, version: int) -> str:
    """How the shared cache names what it counts: sign-in counts by network and e-mail address, which must not be read
    there. Every day has other names."""
    return digest(f"{key_prefix}:{version}:{key}", day=timezone.now().date().isoformat())


def digest(address: str, *, day: str) -> str:
    """A keyed digest of a network address that is worth nothing the day after."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{day} {address}".encode(), hashlib.sha256).hexdigest()
