"""A few recommendations in six languages that search tests ask for, in an index in an empty folder."""

from datetime import date
from pathlib import Path

import pytest

from palais.apps.library import index
from palais.apps.library.models import Recommendation
from palais.apps.office import search
from palais.core.questions import read

ROWS = {
    "mar-justice": {
        "text": "Raise the minimum age of criminal responsibility and bring the juvenile justice system into line.",
        "headings": ["Administration of child justice"],
        "symbol": "CRC/C/MAR/CO/3-4",
        "number": "75(a)",
        "state": "MAR",
        "on": date(2014, 9, 19),
        "cycle": "3-4",
        "clusters": ["special-protection"],
        "sdgs": ["16", "16.3"],
    },
    "mda-education": {
        "text": "Ensure inclusive education for all children with disabilities.",
        "symbol": "CRC/C/MDA/CO/4-5",
        "number": "30(b)",
        "state": "MDA",
        "on": date(2017, 10, 20),
        "cycle": "4-5",
        "clusters": ["education"],
        "groups": ["children-with-disabilities"],
        "sdgs": ["4.5"],
    },
    "fra-french": {
        "text": "Garantir l’éducation de tous les enfants et la justice pour les mineurs.",
        "symbol": "CRC/C/FRA/CO/5",
        "number": "12",
        "language": "fr",
        "state": "FRA",
        "on": date(2016, 2, 23),
    },
    "esp-spanish": {
        "text": "Garantizar la educación inclusiva de los niños con discapacidad.",
        "language": "es",
        "state": "ESP",
        "on": date(2018, 3, 5),
    },
    "bgd-upr": {
        "text": "End child marriage and continue efforts to protect children from violence.",
        "body": "upr",
        "state": "BGD",
        "on": date(2018, 7, 11),
        "cycle": "3",
        "position": "supported",
        "recommenders": ["MAR", "FRA"],
        "origin": "uhri",
    },
    "arab": {
        "text": "ضمان حقوق الطفل في التعليم وقضاء الأحداث.",
        "language": "ar",
        "state": "TUN",
        "on": date(2021, 9, 2),
    },
    "russ": {
        "text": "Обеспечить права ребёнка и правосудие в отношении несовершеннолетних.",
        "language": "ru",
        "state": "RUS",
        "on": date(2014, 2, 25),
    },
    "chin": {
        "text": "确保儿童受教育权和少年司法。",
        "language": "zh",
        "state": "CHN",
        "on": date(2013, 10, 29),
    },
    "undated": {
        "text": "Ratify the Optional Protocol on a communications procedure.",
        "state": "IND",
        "year": 2013,
    },
}


def add(name: str, **fields: object) -> Recommendation:
    """One recommendation; a day gives its year."""
    given = {"origin": "document", "body": "crc", "fingerprint": name, **fields}
    on = given.get("on")
    if isinstance(on, date):
        given.setdefault("year", on.year)
    return Recommendation.objects.create(identifier=name, **given)


@pytest.fixture
def rows(facts_loaded, tmp_path: Path, settings) -> dict[str, Recommendation]:
    """The recommendations above in the database, and no index yet."""
    settings.VAR = tmp_path
    return {name: add(name, **fields) for name, fields in ROWS.items()}


@pytest.fixture
def indexed(rows):
    search.rebuild(of=index.INDEX)
    return rows


def ask(question: str = "", language: str = "en", **more: object) -> index.Found:
    """The answer; filters by facet with `-` written `_`."""
    order = str(more.pop("order", index.BY_RELEVANCE))
    limit, offset = int(more.pop("limit", 20)), int(more.pop("offset", 0))
    filters = {facet.replace("_", "-"): values for facet, values in more.items()}
    return index.find(
        index.Asked(read(question), filters, order), language=language, limit=limit, offset=offset
    )


def names(found: index.Found) -> list[str]:
    known = dict(Recommendation.objects.values_list("pk", "identifier"))
    return [known[hit.pk] for hit in found.hits]
