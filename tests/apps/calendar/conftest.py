"""People who may and may not change the calendar, and sessions as they stood before what history did to them."""

import pytest


@pytest.fixture
def editor(db, django_user_model):
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("editor@example.org", "a long passphrase")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def other_editor(db, django_user_model):
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("other@example.org", "a long passphrase")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def on_the_day(settings):
    """Live on another day."""

    def live(day: str) -> None:
        settings.TODAY = day

    return live


def say(slug: str, *, by, **texts: str):
    """Let a session's row of facts say something, as an editor of the facts would."""
    from palais.apps.calendar.models import CommitteeSession
    from palais.apps.office.services import corrections

    session = CommitteeSession.public.get(slug=slug)
    seen = corrections.state_of(table="committee_sessions", key=session.fact_key)
    corrections.change_row(
        table="committee_sessions",
        key=session.fact_key,
        texts={**seen["texts"], **texts},
        seen=seen,
        reason="as it stood before",
        by=by,
        accepted=ACCEPT_ALL,
    )
    return CommitteeSession.public.get(pk=session.pk)


class Everything:
    """Accepts every warning: what a test sets up may break a count elsewhere."""

    def __contains__(self, sentence: object) -> bool:
        return True


ACCEPT_ALL = Everything()


@pytest.fixture
def as_it_stood(facts_loaded, editor):
    """Change the row of a session as an editor of the facts would: `as_it_stood("crc-89", status="scheduled")`."""
    return lambda slug, **texts: say(slug, by=editor, **texts)


@pytest.fixture
def ears():
    """A listener with seven subscribers to every topic; what it was told."""
    from palais.apps.calendar.services import notices

    told: list[notices.Notice] = []
    listener = notices.Listener(count=lambda notice: 7 if notice.topics else 0, tell=told.append)
    notices.register(listener)
    yield told
    notices.forget(listener)
