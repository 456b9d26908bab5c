"""The fields of an organisation in a spreadsheet, and the headings by which each is known in six languages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.office.imports import Field

GUESSES = {
    "name": "organisation|organization|organisation name|organization name|name of organisation|ngo|nom"
    "|nom de l'organisation|nombre|nombre de la organización|organización|название|организация|名称|组织|الاسم"
    "|اسم المنظمة|المنظمة",
    "key": "slug",
    "acronym": "abbreviation|short name|sigle|acronyme|sigla|siglas|сокращение|缩写|الاختصار",
    "language": "language|langue|idioma",
    "state": "country|country name|iso3|country code|pays|état|pais|estado|страна|государство|国家|الدولة|البلد",
    "website": "web|url|site|site web|homepage|web site|sitio web|página web|сайт|网站|الموقع|الموقع الإلكتروني",
    "standing": "membership|status|member status|statut|estatus|статус|会员|الصفة",
    "kind": "type|type of organisation|tipo|тип|类型|النوع",
    "level": "scope|level|portée|alcance",
    "joined_on": "joined|member since|since|date joined|adhésion|membre depuis|miembro desde|дата вступления",
    "left_on": "left|member until|until",
    "work_states": "countries of work|works in|countries|states|pays d'intervention|pays d'action|países de trabajo"
    "|страны работы|工作国家|بلدان العمل",
    "topics": "topic|themes|thèmes|temas|темы|主题|المواضيع",
    "languages": "working languages|langues|langues de travail|idiomas de trabajo|языки|рабочие языки|工作语言|اللغات",
    "other_names": "other name|alias|aliases|also known as|aka|autres noms|otros nombres",
    "former_names": "former name|old name|ancien nom|nombre anterior",
    **{f"name_{code}": f"name ({code})|name {code}" for code in ("en", "fr", "es", "ar", "ru", "zh")},
}


def field(name: str, label: Any, help_: Any = "", **more: bool) -> Field:
    return Field(name, label, help_, guesses=tuple(GUESSES[name].split("|")), **more)


def fields() -> tuple[Field, ...]:
    """What a column may hold; other names may stand in several columns, and several in one cell."""
    parted = _("Several in one cell are parted by | or by new lines.")
    whole = _("All of them, parted by | or by new lines.")
    return (
        field("name", _("Name"), _("As the organisation writes itself."), required=True),
        field("key", _("Key"), _("Only where the file has the keys of this site.")),
        field("acronym", _("Acronym")),
        field("language", _("Language of the name"), _("As en or fr.")),
        field("state", _("State"), _("A name in any of the six languages, or a code such as MAR.")),
        field("website", _("Website")),
        field("standing", _("Standing"), _("Member, observer, partner, former member.")),
        field("kind", _("Kind")),
        field("level", _("Reach")),
        field("work_states", _("States of work"), whole, several=True),
        field("topics", _("Topics"), whole, several=True),
        field("languages", _("Languages of work"), whole, several=True),
        field("joined_on", _("Joined on")),
        field("left_on", _("Left on")),
        field("other_names", _("Other names"), parted, several=True),
        field("former_names", _("Former names"), parted, several=True),
        field("name_en", _("Name in English")),
        field("name_fr", _("Name in French")),
        field("name_es", _("Name in Spanish")),
        field("name_ar", _("Name in Arabic")),
        field("name_ru", _("Name in Russian")),
        field("name_zh", _("Name in Chinese")),
    )
