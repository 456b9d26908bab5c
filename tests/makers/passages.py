"""Documents, paragraphs and recommendations for tests of pages: made up, under symbols that no document has."""

from datetime import date

from palais.apps.library.models import Document, LineageLink, Paragraph, Recommendation

OLD, NEW = "CRC/C/MAR/CO/7", "CRC/C/MAR/CO/8-9"
BAN = "Prohibit corporal punishment in all settings."
BAN_AGAIN = "Prohibit corporal punishment in all settings, including at home, by 2030."


def document(symbol: str = NEW, **more: object) -> Document:
    given = {
        "symbol": symbol, "kind": "concluding-observations", "body": "crc", "state": "MAR", "is_published": True,
        "title": "Concluding observations for a test", "title_language": "en", "cycle_from": 8, "cycle_to": 9,
        "adopted_on": date(2024, 5, 3),
    }  # fmt: skip
    return Document.objects.create(key=symbol or "file-1", **(given | more))


def paragraph(of: Document, number: int, text: str, *items: str, language: str = "en", under=()) -> Paragraph:
    return Paragraph.objects.create(
        document=of,
        language=language,
        place=number,
        number=str(number),
        headings=list(under),
        lead_in=text,
        items=[{"path": [chr(97 + place)], "text": said, "page": 1} for place, said in enumerate(items)],
    )


def recommendation(identifier: str, text: str = BAN, **more: object) -> Recommendation:
    given = {
        "origin": "uhri", "kind": "recommendation", "state": "MAR", "states": ["MAR"], "body": "crc", "cycle": "7",
        "year": 2014, "fingerprint": identifier,
    }  # fmt: skip
    return Recommendation.objects.create(identifier=identifier, text=text, **(given | more))


def in_document(of: Document, number: str, text: str = BAN_AGAIN, **more: object) -> Recommendation:
    given = {
        "origin": "document", "document": of, "symbol": of.symbol, "number": number, "cycle": "8-9", "year": 2024,
        "on": date(2024, 5, 3), "headings": ["Violence against children"],
    }  # fmt: skip
    return recommendation(f"{of.key}#{number}", text, **(given | more))


def link(
    earlier: Recommendation, later: Recommendation, relation: str = "sharpens", **more: object
) -> LineageLink:
    return LineageLink.objects.create(
        **({"earlier": earlier, "later": later, "relation": relation, "likeness": 0.8} | more)
    )
