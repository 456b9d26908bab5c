"""Questions about documents."""

from django.db.models import Q

from palais.apps.library.models import GeneralComment


def document(*, symbol: str) -> GeneralComment | None:
    """The document with this symbol, or with it as its second one; None where it is not known here."""
    return next(iter(documents(symbol=symbol)), None)


def documents(*, symbol: str) -> list[GeneralComment]:
    """All that one symbol holds, in order: an annual report may hold two general recommendations."""
    if not symbol:
        return []
    found = GeneralComment.public.select_related("source").filter(Q(symbol=symbol) | Q(joint_symbol=symbol))
    return list(found.order_by("number", "pk"))


def comments() -> list[tuple[int, str, str, str]]:
    """Number, date, code of the body and symbol of each general comment that has all of these."""
    found = GeneralComment.public.exclude(symbol="").exclude(document_date="").exclude(number=None)
    return list(found.order_by("pk").values_list("number", "document_date", "body_code", "symbol"))


def symbols() -> list[str]:
    """The symbols of all documents known here, in order."""
    return list(
        GeneralComment.public.exclude(symbol="")
        .order_by("symbol")
        .values_list("symbol", flat=True)
        .distinct()
    )
