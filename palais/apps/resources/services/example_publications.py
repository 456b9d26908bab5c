"""What a demonstration shows of publications: titles that the network has published, and one work made up with files.

The titles, years and languages are those seen on the network's sites (docs/rules/publications.md). Their files are not
here, and the demonstration says so. Languages that were not listed are not given: such a work stands with the
language of its title alone. The work with files is an example, and so is every word in it.
"""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.images import ImageFile
from docx import Document
from PIL import Image, ImageDraw

from palais.apps.office.models import PalaisImage, ReceivedFile
from palais.apps.office.services import files
from palais.apps.resources.choices import Audience, Format, Origin, Part, TwinKind, WorkKind, WorkStatus
from palais.apps.resources.models import Work
from palais.apps.resources.services import editions, received, versions, works
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.works import Maker, Text, WorkWords

PUBLISHER = "Child Rights Connect"
LISTED = ("en", "fr", "es")
SEEN = "The demonstration knows the title, the year and the languages; the files are not here."


@dataclass(frozen=True, slots=True)
class Seen:
    """A title as it was seen, with its year; empty: none was given."""

    title: str
    year: str = ""
    kind: Any = WorkKind.GUIDE
    audience: Any = Audience.ORGANISATIONS
    topic: str = "crc-reporting"
    languages: tuple[str, ...] = ("en",)


CHILDREN: Any = Audience.CHILDREN
TITLES = (
    Seen("Reporting guide for NGOs and NHRIs", "2014", languages=LISTED),
    Seen("Guide on OPSC and OPAC", "2011", languages=LISTED),
    Seen("Together with children", "2011", topic="child-participation", languages=LISTED),
    Seen("Together with children", "2021", topic="child-participation", languages=LISTED),
    Seen("My pocket guide to CRC reporting", "2011", audience=CHILDREN, languages=LISTED),
    Seen("My pocket guide to CRC reporting", "2020", audience=CHILDREN, languages=LISTED),
    Seen(
        "Handbook for adults attending the pre-session",
        audience=Audience.SUPPORTERS,
        topic="child-participation",
        languages=LISTED,
    ),
    Seen(
        "Handbook for children attending the pre-session",
        audience=CHILDREN,
        topic="child-participation",
        languages=LISTED,
    ),
    Seen("SRP FAQ", "2017"),
    Seen("Child-friendly CRC", "2019", kind=WorkKind.CHILD_FRIENDLY, audience=CHILDREN),
    Seen("Child-friendly CRC: guide for adults", "2019", audience=Audience.SUPPORTERS),
    Seen("The UPR and me", "2020", audience=CHILDREN, topic="universal-periodic-review"),
    Seen("OPIC ratification toolkit", "2020", kind=WorkKind.TOOLKIT, topic="communications-procedure"),
    Seen(
        "The rights of child human rights defenders: implementation guide",
        "2020",
        topic="child-human-rights-defenders",
    ),
    Seen(
        "Child-friendly ICERD",
        "2021",
        kind=WorkKind.CHILD_FRIENDLY,
        audience=CHILDREN,
        topic="non-discrimination",
    ),
    Seen("Global status study on CRC reporting", "2019", kind=WorkKind.STUDY),
    Seen("Child safeguarding policy", "2019", kind=WorkKind.POLICY, topic="the-network"),
)
REPLACED = {"together-with-children": "together-with-children-2"}
REPLACED |= {"my-pocket-guide-to-crc-reporting": "my-pocket-guide-to-crc-reporting-2"}

EXAMPLE = "example-publication-a"
NAMES = {"en": "Example publication A", "fr": "Publication exemple A", "ar": "منشور نموذجي أ"}
SUMMARIES = {
    "en": "A made-up guide with small files, to show how languages, versions and files stand together.",
    "fr": "Un guide inventé avec de petits fichiers, pour montrer langues, versions et fichiers côte à côte.",
    "ar": "دليل مختلق بملفات صغيرة يوضح كيف تعرض اللغات والصيغ والملفات معا.",
}
SIMPLE = (
    "You have rights. Every child has them.\nYou may say what you think.\nAdults must listen to you.\n"
    "This text is an example. It was made up."
)


def make() -> None:
    """Add what is missing; a second time adds nothing."""
    if Work.everything.filter(key=EXAMPLE).exists():
        return
    for seen in TITLES:
        add(seen)
    for older, newer in REPLACED.items():
        pair = {one.key: one for one in Work.everything.filter(key__in=(older, newer))}
        versions.replace(work=pair[older], newer=pair[newer], by=None)
    add_example()


def add(seen: Seen) -> Work:
    words = WorkWords(
        language="en",
        texts={"en": Text(seen.title, SEEN)},
        kind=seen.kind,
        dated=seen.year,
        origin=Origin.NETWORK,
        is_publication=True,
        makers=[Maker(name=PUBLISHER, part=Part.PUBLISHER)],
        audiences=[seen.audience],
        topics=[seen.topic],
    )
    work = works.add_work(words=words, by=None, is_demo=True)
    for language in seen.languages:
        absent = EditionWords(language=language, format=Format.PDF, absent=True)
        editions.add_edition(work=work, words=absent, by=None)
    return works.put_status(work=work, status=WorkStatus.SHOWN, by=None)


def add_example() -> None:
    """A work in three languages with files, and its child-friendly version, which its last change left behind."""
    full = works.add_work(
        words=words_of(NAMES, SUMMARIES, kind=WorkKind.GUIDE, audience=Audience.ORGANISATIONS),
        by=None,
        is_demo=True,
    )
    for language, name in NAMES.items():
        file = docx(name, [SUMMARIES[language]], f"{EXAMPLE}-{language}")
        editions.add_edition(work=full, words=EditionWords(language=language, file=file), by=None)
    full = versions.put_cover(work=full, cover=cover(), by=None)
    full = works.put_status(work=full, status=WorkStatus.SHOWN, by=None)
    titles = {"en": "Example publication A for children"}
    simple = works.add_work(
        words=words_of(
            titles, {"en": "The same guide in short words."}, kind=WorkKind.CHILD_FRIENDLY, audience=CHILDREN
        ),
        by=None,
        is_demo=True,
    )
    file = docx(titles["en"], SIMPLE.splitlines(), f"{EXAMPLE}-children-en")
    editions.add_edition(work=simple, words=EditionWords(language="en", file=file), by=None)
    simple = works.put_status(work=simple, status=WorkStatus.SHOWN, by=None)
    versions.tie(work=simple, source=full, kind=TwinKind.CHILD_FRIENDLY, by=None, on=date(2021, 2, 1))
    changed = words_of(NAMES, SUMMARIES, kind=WorkKind.GUIDE, audience=Audience.ORGANISATIONS)
    works.change_work(work=full, words=changed, by=None, changed_on=date(2021, 3, 20))


def words_of(names: dict[str, str], summaries: dict[str, str], *, kind: Any, audience: Any) -> WorkWords:
    return WorkWords(
        language="en",
        texts={code: Text(name, summaries[code]) for code, name in names.items()},
        kind=kind,
        dated="2021-02-01",
        origin=Origin.NETWORK,
        rights="CC BY 4.0",
        is_publication=True,
        makers=[Maker(name="Example organisation A")],
        audiences=[audience],
        topics=["child-participation"],
    )


def docx(title: str, paragraphs: list[str], name: str) -> ReceivedFile:
    made, out = Document(), io.BytesIO()
    made.add_heading(title, level=0)
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(out)
    return kept(out.getvalue(), f"{name}.docx")


def kept(data: bytes, name: str) -> ReceivedFile:
    return files.receive(file=io.BytesIO(data), name=name, purpose=received.KEY, by=None)


def cover() -> PalaisImage:
    """A plain first page in the colours of the house."""
    page, out = Image.new("RGB", (600, 800), "#fbfaf6"), io.BytesIO()
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 600, 520), fill="#14527d")
    for step, colour in enumerate(("#86c79b", "#e5b567", "#f0907f")):
        pen.ellipse((90 + step * 140, 180, 230 + step * 140, 320), fill=colour)
    pen.rectangle((60, 600, 420, 616), fill="#1a1f24")
    pen.rectangle((60, 640, 300, 652), fill="#55606b")
    page.save(out, "PNG")
    image = ImageFile(io.BytesIO(out.getvalue()), name=f"{EXAMPLE}.png")
    return PalaisImage.objects.create(
        title="Example publication A: cover",
        description="Three circles in green, yellow and red on a blue page.",
        file=image,
        credit="Made by the program for the demonstration",
    )
