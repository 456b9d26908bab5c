"""What a demonstration shows of resources: the hub that the network's site really had, with examples in its sections.

The hub's matter and its sections are those of the page on COVID-19 that the network's site carried until the end of
2022 (docs/rules/hubs.md). Every resource in it is an example: its title is a number, its links lead to example.org.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from palais.apps.people.models import Organisation
from palais.apps.resources.choices import Audience, Format, LinkStatus, Origin, WorkKind, WorkStatus
from palais.apps.resources.models import Hub, HubSection, Link, Work
from palais.apps.resources.services import arranging, editions, hubs, works
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.hubs import HubTextWords, HubWords
from palais.apps.resources.services.works import Maker, Text, WorkWords

SLUG = "covid-19"
HOST = "https://example.org/resources"
AS_OF = date(2021, 4, 15)
CHECKED = datetime(2021, 4, 12, 3, 30, tzinfo=UTC)
TITLES = {
    "en": "COVID-19 and children’s rights",
    "ar": "كوفيد-19 وحقوق الطفل",
    "es": "La COVID-19 y los derechos de la niñez",
    "fr": "La COVID-19 et les droits de l’enfant",
    "ru": "COVID-19 и права ребёнка",
    "zh-Hans": "新冠疫情与儿童权利",
}
INTROS = {
    "en": "What the pandemic changes at the United Nations for children’s rights, and what bodies and members say.",
    "ar": "ما الذي تغيره الجائحة في الأمم المتحدة فيما يخص حقوق الطفل، وما تقوله الهيئات والأعضاء.",
    "es": "Qué cambia la pandemia en las Naciones Unidas para la niñez, y qué dicen los órganos y los miembros.",
    "fr": "Ce que la pandémie change aux Nations Unies pour les enfants, et ce qu’en disent organes et membres.",
    "ru": "Что пандемия меняет в ООН для прав ребёнка и что говорят органы и члены сети.",
    "zh-Hans": "疫情给联合国儿童权利工作带来的变化，以及各机构和成员的声音。",
}
SECTIONS = {
    "un-sessions": {
        "en": "Updates on UN sessions", "ar": "مستجدات دورات الأمم المتحدة",
        "es": "Novedades de las sesiones de la ONU",
        "fr": "Nouvelles des sessions de l’ONU", "ru": "Новости о сессиях ООН", "zh-Hans": "联合国会议动态",
    },
    "opic-and-general-comments": {
        "en": "OPIC and general comments", "ar": "البروتوكول الاختياري الثالث والتعليقات العامة",
        "es": "OPIC y observaciones generales", "fr": "OPIC et observations générales",
        "ru": "Протокол о процедуре сообщений и замечания общего порядка", "zh-Hans": "《第三任择议定书》与一般性意见",
    },
    "calls": {
        "en": "Calls for action and input", "ar": "دعوات إلى التحرك وتقديم المساهمات",
        "es": "Llamamientos a actuar y aportar", "fr": "Appels à agir et à contribuer",
        "ru": "Призывы к действию и участию", "zh-Hans": "行动呼吁与意见征集",
    },
    "un-statements": {
        "en": "Statements by UN bodies", "ar": "بيانات هيئات الأمم المتحدة", "es": "Declaraciones de órganos de la ONU",
        "fr": "Déclarations d’organes de l’ONU", "ru": "Заявления органов ООН", "zh-Hans": "联合国机构声明",
    },
    "member-statements": {
        "en": "Statements by members", "ar": "بيانات الأعضاء", "es": "Declaraciones de miembros",
        "fr": "Déclarations de membres", "ru": "Заявления членов сети", "zh-Hans": "成员声明",
    },
}  # fmt: skip
RESOURCE = {"en": "Example resource {}", "fr": "Ressource exemple {}", "es": "Recurso de ejemplo {}"}


@dataclass(frozen=True, slots=True)
class Example:
    """One resource; `number` is all that its title says."""

    number: int
    section: str
    kind: Any
    dated: str
    languages: tuple[str, ...] = ("en",)
    by: str = ""
    origin: str = str(Origin.UN)
    audience: Any = Audience.ORGANISATIONS
    status: Any = LinkStatus.WORKS
    format: Any = Format.HTML
    state: str = ""
    topic: str = ""


UN, MEMBER, NETWORK = "un", str(Origin.MEMBER), str(Origin.NETWORK)
EXAMPLES = (
    Example(1, "un-sessions", WorkKind.SESSION_UPDATE, "2020-03-18"),
    Example(2, "un-sessions", WorkKind.SESSION_UPDATE, "2020-06", ("en", "fr", "es")),
    Example(3, "un-sessions", WorkKind.SESSION_UPDATE, "2021-02-08", status=LinkStatus.MOVED),
    Example(4, "un-sessions", WorkKind.GUIDANCE, "2020-09", audience=Audience.STATES),
    Example(
        5, "opic-and-general-comments", WorkKind.GENERAL_COMMENT, "2020", ("en", "fr"), format=Format.PDF
    ),
    Example(6, "opic-and-general-comments", WorkKind.GUIDANCE, "2020-11", status=LinkStatus.UNCHECKED),
    Example(7, "calls", WorkKind.CALL, "2020-05", ("en", "es"), "d", MEMBER, topic="child-participation"),
    Example(8, "calls", WorkKind.CALL, "2021-01", by="e", origin=MEMBER),
    Example(9, "calls", WorkKind.CHILD_FRIENDLY, "2020-10", ("en",), "", NETWORK, Audience.CHILDREN),
    Example(10, "un-statements", WorkKind.STATEMENT, "2020-04-08", ("en", "fr", "es")),
    Example(11, "un-statements", WorkKind.PRESS_RELEASE, "2020-12-10"),
    Example(12, "un-statements", WorkKind.DATA, "2021-03", audience=Audience.RESEARCHERS, format=Format.XLSX),
    Example(13, "member-statements", WorkKind.STATEMENT, "2020-04-20", ("fr",), "a", MEMBER, state="MAR"),
    Example(14, "member-statements", WorkKind.STATEMENT, "2020-05-04", by="b", origin=MEMBER, state="LUX"),
    Example(15, "member-statements", WorkKind.LETTER, "2020-07", ("en", "fr"), "c", MEMBER, state="TUN"),
    Example(
        16,
        "member-statements",
        WorkKind.REPORT,
        "2020-11-20",
        by="f",
        origin=MEMBER,
        status=LinkStatus.BROKEN,
    ),
)


def make() -> None:
    """What is missing of the examples; a second time adds nothing."""
    if Hub.everything.filter(slug=SLUG).exists():
        return
    texts = {code: HubTextWords(title, INTROS[code]) for code, title in TITLES.items()}
    words = HubWords(language="en", texts=texts, is_shown=True, in_focus=True)
    hub = hubs.add_hub(slug=SLUG, words=words, by=None, is_demo=True)
    sections = {
        slug: arranging.add_section(
            hub=hub, slug=slug, texts={code: HubTextWords(title) for code, title in titles.items()}, by=None
        )
        for slug, titles in SECTIONS.items()
    }
    for example in EXAMPLES:
        resource(example, sections[example.section])
    hubs.look_through(hub=hub, on=AS_OF, by=None)


def resource(example: Example, section: HubSection) -> Work:
    key = f"example-organisation-{example.by}"
    known = bool(example.by) and Organisation.objects.filter(key=key).exists()
    title = {code: Text(RESOURCE[code].format(example.number)) for code in example.languages}
    words = WorkWords(
        language=example.languages[0],
        texts=title,
        kind=example.kind,
        dated=example.dated,
        origin=example.origin,
        makers=[Maker(key=key)] if known else [],
        audiences=[example.audience],
        states=[example.state] if example.state else [],
        topics=[example.topic] if example.topic else [],
    )
    work = works.add_work(words=words, by=None, is_demo=True)
    for language in example.languages:
        ending = "" if example.format == Format.HTML else f".{example.format}"
        address = f"{HOST}/{example.number}-{language}{ending}"
        edition = EditionWords(language=language, format=example.format, address=address)
        editions.add_edition(work=work, words=edition, by=None)
        stand(address, example.status)
    work = works.put_status(work=work, status=str(WorkStatus.SHOWN), by=None)
    arranging.place(section=section, work=work, by=None)
    return work


def stand(address: str, status: Any) -> None:
    """Let an example's link stand as if it had been asked; nobody is asked in a demonstration."""
    link = Link.objects.get(address=address)
    link.status = status
    if status != LinkStatus.UNCHECKED:
        link.checked_at = CHECKED
        link.since = (CHECKED - timedelta(days=20)).date()
    if status == LinkStatus.MOVED:
        link.moved_to = address.replace("/resources/", "/moved/")
    if status == LinkStatus.BROKEN:
        link.answer = 404
    link.save()
