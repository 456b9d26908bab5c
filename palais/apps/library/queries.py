"""Questions about documents."""

from django.db.models import Q

from palais.apps.library.models import Document


def document(*, symbol: str) -> Document | None:
    """The document with this symbol, or with it as its second one; None where it is not known here."""
    if not symbol:
        return None
    found = Document.public.select_related("source").filter(Q(symbol=symbol) | Q(joint_symbol=symbol))
    return found.order_by("pk").first()


def symbols() -> list[str]:
    """The symbols of all documents known here, in order."""
    return list(Document.public.exclude(symbol="").order_by("symbol").values_list("symbol", flat=True).distinct())
