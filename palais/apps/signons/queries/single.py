"""One statement with all that belongs to it, and its neighbours in time."""

from django.db.models import Prefetch, Q, QuerySet

from palais.apps.signons.models import Signatory, Statement


def whole() -> QuerySet[Statement]:
    signed = Signatory.objects.select_related("organisation").order_by("position", "pk")
    return Statement.objects.prefetch_related(
        "texts", "states", "topics", "files__file", Prefetch("signatories", queryset=signed)
    )


def statement(*, key: str, drafts: bool = False) -> Statement | None:
    """One with a page; `drafts`: also one that only editors see."""
    found = whole().filter(key=key)
    if not drafts:
        found = found.filter(pk__in=Statement.objects.with_a_page())
    return found.first()


def any_statement(*, key: str) -> Statement | None:
    """For the desk."""
    return whole().filter(key=key).first()


def neighbours(*, statement: Statement) -> tuple[Statement | None, Statement | None]:
    """The published ones before and after it in time, with their texts."""
    public = Statement.objects.published().prefetch_related("texts")
    day, pk = statement.first_day, statement.pk
    before = public.filter(Q(first_day__lt=day) | Q(first_day=day, pk__lt=pk)).order_by("-first_day", "-pk")
    after = public.filter(Q(first_day__gt=day) | Q(first_day=day, pk__gt=pk)).order_by("first_day", "pk")
    return before.first(), after.first()
