"""Documents and recommendations for the demonstration: made up, marked so in their titles and first lines.

Two States, two reviews each by the Committee and in the Universal Periodic Review. No committee and no State said any
of this: the documents have no symbols, and the cycles are numbered anew. Lineage and tags are found as for real ones.
"""

import io
from dataclasses import dataclass

from palais.apps.library import index
from palais.apps.library.choices import FindingKind, Origin, Position
from palais.apps.library.models import Document, DocumentFile, Paragraph, Recommendation
from palais.apps.library.services import tagging, tracing
from palais.apps.library.shown import EXAMPLE
from palais.apps.office.services import files, stamps
from palais.core.documents import mentions

STATES = {"LUX": ("Luxembourg", ("TUN", "ESP")), "TUN": ("Tunisia", ("LUX", "ESP"))}
YEARS = {"1": 2012, "2": 2019}
OPENING_IN_FRENCH = "Ce document est un exemple, écrit pour une démonstration ; personne ne l’a adopté."
OPENING = "This document is an example. It was written for a demonstration; nobody adopted it."
LEAD_IN = "The Committee recommends that the State party:"


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered paragraph of an example under a heading, with its items and what each of them is about."""

    heading: str
    lead_in: str
    items: tuple[str, ...] = ()
    cluster: str = ""
    themes: tuple[str, ...] = ()
    kind: str = str(FindingKind.RECOMMENDATION)


MEASURES, VIOLENCE, JUSTICE, PROTOCOL = (
    "General measures of implementation",
    "Violence against children",
    "Administration of child justice",
    "Ratification of the Optional Protocol on a communications procedure",
)
FIRST = (
    Part(
        MEASURES,
        LEAD_IN,
        (
            "Adopt a national plan of action for children with a budget of its own;",
            "Collect data on all children by age, sex and region, and publish them.",
        ),
        "general-measures",
        ("action-plans", "data-collection"),
    ),
    Part(
        VIOLENCE,
        "The Committee is concerned that corporal punishment is lawful in some settings.",
        kind=str(FindingKind.CONCERN),
    ),
    Part(
        VIOLENCE,
        "The Committee recommends that the State party prohibit corporal punishment of children in all settings "
        "(see CRC/C/GC/8).",
        (),
        "violence",
        ("corporal-punishment",),
    ),
    Part(
        JUSTICE,
        LEAD_IN,
        (
            "Raise the minimum age of criminal responsibility to at least 14 years, in line with CRC/C/GC/24;",
            "Ensure that no child is held in detention together with adults.",
        ),
        "special-protection",
        ("child-justice", "detention"),
    ),
)
SECOND = (
    Part(
        MEASURES,
        "Recalling its previous recommendation, the Committee recommends that the State party:",
        (
            "Adopt a national plan of action for children with a budget of its own;",
            "Collect data on all children by age, sex, disability and region, and publish them every year.",
        ),
        "general-measures",
        ("action-plans", "data-collection"),
    ),
    Part(
        VIOLENCE,
        "The Committee urges the State party to prohibit by law, without delay and by the end of 2021, corporal "
        "punishment of children in all settings, including the home (see CRC/C/GC/8 and CRC/C/GC/13).",
        (),
        "violence",
        ("corporal-punishment",),
    ),
    Part(
        JUSTICE,
        "The Committee recommends that the State party consider raising the minimum age of criminal responsibility to "
        "at least 14 years, in line with CRC/C/GC/24.",
        (),
        "special-protection",
        ("child-justice",),
    ),
    Part(
        PROTOCOL,
        "The Committee recommends that the State party report on what children know of the Optional Protocol.",
        (),
        "opic-ratification",
        ("opic",),
    ),
)
SECOND_IN_FRENCH = (
    Part(
        "Mesures d’application générales",
        "Rappelant sa recommandation précédente, le Comité recommande à l’État partie :",
        (
            "D’adopter un plan d’action national pour les enfants, doté de son propre budget ;",
            "De recueillir des données sur tous les enfants par âge, sexe, handicap et région, et de les publier "
            "chaque année.",
        ),
    ),
    Part(
        "Violence à l’égard d’enfants",
        "Le Comité prie instamment l’État partie d’interdire par la loi, sans délai et avant la fin de 2021, les "
        "châtiments corporels dans tous les contextes, y compris à la maison (voir CRC/C/GC/8 et CRC/C/GC/13).",
    ),
    Part(
        "Administration de la justice pour enfants",
        "Le Comité recommande à l’État partie d’envisager de porter l’âge minimum de la responsabilité pénale à 14 ans "
        "au moins, conformément au document CRC/C/GC/24.",
    ),
    Part(
        "Ratification du Protocole facultatif établissant une procédure de présentation de communications",
        "Le Comité recommande à l’État partie de rendre compte de ce que les enfants savent du Protocole facultatif.",
    ),
)
UPR = {
    "1": (
        ("Prohibit corporal punishment of children in all settings", "corporal-punishment", Position.NOTED),
        ("Collect data on all children by age and sex", "data-collection", Position.SUPPORTED),
    ),
    "2": (
        (
            "Prohibit corporal punishment of children in all settings, including the home",
            "corporal-punishment",
            Position.SUPPORTED,
        ),
        (
            "Train all judges and police officers in the rights of the child",
            "child-justice",
            Position.SUPPORTED,
        ),
    ),
}


def show() -> None:
    """Make what is missing; a second time changes nothing."""
    if Document.objects.filter(key__startswith=EXAMPLE).exists():
        return
    for iso3, (name, recommenders) in STATES.items():
        for cycle, parts in (("1", FIRST), ("2", SECOND)):
            observations(iso3, name, cycle, parts)
        for cycle, asked in UPR.items():
            report(iso3, name, cycle, asked, recommenders)
    made = list(Recommendation.objects.filter(identifier__startswith=EXAMPLE).values_list("pk", flat=True))
    tagging.suggest(made)
    weights = tracing.weigh()
    for iso3 in STATES:
        tracing.trace_state(iso3, weights=weights)
    stamps.stamp("library")
    index.note(made)


def document(iso3: str, *, body: str, cycle: str, title: str) -> Document:
    return Document.objects.create(
        key=f"{EXAMPLE}{body}-{iso3.lower()}-{cycle}",
        kind="concluding-observations" if body == "crc" else "upr-outcome",
        body=body,
        state=iso3,
        cycle_from=int(cycle),
        cycle_to=int(cycle),
        title=title,
        title_language="en",
        is_published=True,
    )


def observations(iso3: str, name: str, cycle: str, parts: tuple[Part, ...]) -> None:
    """Concluding observations with paragraphs and a file that can be taken along."""
    made = document(
        iso3, body="crc", cycle=cycle, title=f"Example: concluding observations on report {cycle} of {name}"
    )
    paragraphs(made, "en", OPENING, parts)
    if parts is SECOND:
        paragraphs(made, "fr", OPENING_IN_FRENCH, SECOND_IN_FRENCH)
    for number, part in enumerate(parts, 2):
        passages = [(f"{number}({letter(place)})", text) for place, text in enumerate(part.items)]
        for place, (where, text) in enumerate(passages or [(str(number), part.lead_in)]):
            themes = list(part.themes[place : place + 1])
            recommendation(made, where, text, part, themes, lead_in=part.lead_in if passages else "")
    texts = [text for part in parts for text in (part.heading, part.lead_in, *part.items)]
    keep(made, "\n\n".join([made.title, OPENING, *texts]))


def letter(place: int) -> str:
    return chr(ord("a") + place)


def paragraphs(made: Document, language: str, opening: str, parts: tuple[Part, ...]) -> None:
    """The numbered paragraphs of one language version; the first says that it is an example."""
    Paragraph.objects.create(document=made, language=language, place=0, number="1", lead_in=opening)
    for number, part in enumerate(parts, 2):
        Paragraph.objects.create(
            document=made,
            language=language,
            place=number,
            number=str(number),
            headings=[part.heading],
            lead_in=part.lead_in,
            items=[
                {"path": [letter(place)], "text": text, "page": 0} for place, text in enumerate(part.items)
            ],
        )


def recommendation(
    made: Document, number: str, text: str, part: Part, themes: list[str], *, lead_in: str
) -> None:
    Recommendation.objects.create(
        origin=Origin.DOCUMENT,
        identifier=f"{made.key}#{number}",
        kind=part.kind,
        document=made,
        number=number,
        text=f"Example: {text}",
        lead_in=lead_in,
        headings=[part.heading],
        state=made.state,
        states=[made.state],
        body=made.body,
        instrument="crc",
        cycle=str(made.cycle_from),
        year=YEARS[str(made.cycle_from)],
        clusters=[part.cluster] if part.cluster else [],
        themes=themes,
        mentions={"symbols": [str(one) for one in mentions(text).symbols]},
        fingerprint=f"{made.key}#{number}",
    )


def report(
    iso3: str,
    name: str,
    cycle: str,
    asked: tuple[tuple[str, str, Position], ...],
    recommenders: tuple[str, ...],
) -> None:
    """A report of the Universal Periodic Review: numbered recommendations with their States and positions."""
    made = document(
        iso3, body="upr", cycle=cycle, title=f"Example: report of the Working Group on {name}, cycle {cycle}"
    )
    for number, (text, theme, position) in enumerate(asked, 1):
        where = f"100.{number}"
        Recommendation.objects.create(
            origin=Origin.DOCUMENT,
            identifier=f"{made.key}#{where}",
            document=made,
            number=where,
            text=f"Example: {text}.",
            headings=["Conclusions and recommendations"],
            state=iso3,
            states=[iso3],
            body="upr",
            cycle=cycle,
            year=YEARS[cycle],
            position=position,
            recommenders=[recommenders[number - 1]],
            themes=[theme],
            fingerprint=f"{made.key}#{where}",
        )
    keep(made, f"{made.title}\n\n{OPENING}")


def keep(made: Document, text: str) -> None:
    """The text as a file, as if it had been received."""
    name = f"{made.key}.txt"
    kept = files.receive(file=io.BytesIO(text.encode()), name=name, purpose="document", by=None)
    DocumentFile.objects.create(
        document=made, file=kept, name=name, checksum=kept.checksum, language="en", format="text"
    )
