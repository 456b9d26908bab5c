"""Every text is there in every language: translated, in all plural forms, with nothing lost on the way."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tests.house import tree
from tools import catalogues

SAME_IN_ENGLISH = Path(__file__).with_name("same_in_english.txt")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z]+[^>]*>")
# In these a number may be said without the digit, as in "one State".
# "shown" is the count as it is printed, with the separators of the language.
COUNTING = {f"%({name}){kind}" for name in ("count", "number", "n", "shown") for kind in "sd"}


def allowed_as_english() -> set[tuple[str, str]]:
    """Pairs of locale (or *) and text that are rightly the same as in English, from the list beside this."""
    rows = [row for row in tree.text(SAME_IN_ENGLISH).splitlines() if row and not row.startswith("#")]
    return {(locale, text) for locale, _tab, text in (row.partition("\t") for row in rows)}


def forms(message: Message) -> list[str]:
    """The translation in each plural form; a single text is a list of one."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def originals(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


def faults(message: Message, *, locale: str, plurals: int, allowed: set[tuple[str, str]]) -> list[str]:
    """What is wrong with one translation."""
    english, found = originals(message), []
    if message.fuzzy:
        found.append("fuzzy")
    if len(english) > 1 and len(forms(message)) != plurals:
        found.append(f"{len(forms(message))} plural forms, {plurals} are needed")
    for text in forms(message):
        if not text.strip():
            found.append("empty")
        elif text in english and has_words(text) and not {(locale, text), ("*", text)} & allowed:
            found.append("the same as in English")
        if text.strip() and not placeholders_kept(text, english):
            found.append(f"placeholders differ in {text!r}")
    return list(dict.fromkeys(found))


def has_words(text: str) -> bool:
    """Whether anything is left to translate beside placeholders, signs and single letters."""
    return re.search(r"[A-Za-z]{2}", PLACEHOLDER.sub("", text)) is not None


def placeholders_kept(text: str, english: list[str]) -> bool:
    """Whether a translation has the placeholders and tags of one of its originals (counts aside)."""
    wanted = [set(PLACEHOLDER.findall(original)) for original in english]
    have = set(PLACEHOLDER.findall(text))
    if len(english) == 1:
        return have == wanted[0]
    return have - COUNTING in [one - COUNTING for one in wanted] and have <= set().union(*wanted)


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_every_text_is_translated(locale):
    catalogue = catalogues.read(catalogues.po_file(locale))
    allowed = allowed_as_english()
    found = [
        f"{originals(message)[0]!r}: {fault}"
        for message in catalogue
        if message.id
        for fault in faults(message, locale=locale, plurals=catalogue.num_plurals, allowed=allowed)
    ]
    assert found == []


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_a_catalogue_holds_exactly_the_texts_of_the_source(locale):
    source = {(str(message.id), message.context) for message in catalogues.texts() if message.id}
    catalogue = {
        (str(message.id), message.context)
        for message in catalogues.read(catalogues.po_file(locale))
        if message.id
    }
    assert (source - catalogue, catalogue - source) == (set(), set())


def marked_by(source: str) -> set[tuple[str, str]]:
    """Each marking of texts that a file imports: what it is, and the name under which it is used there."""
    return {
        (alias.name, alias.asname or alias.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }


def is_collected(marking: str, name: str) -> bool:
    """Whether the catalogues find texts under this name, and read its arguments as what they are."""
    return name in catalogues.KEYWORDS and catalogues.KEYWORDS[name] == catalogues.KEYWORDS.get(marking, 0)


def test_texts_are_marked_only_by_names_that_the_catalogues_collect():
    found = [
        f"{tree.name(file)}: {marking} as {name}"
        for file in tree.files(".py", under=tree.PALAIS)
        for marking, name in marked_by(tree.text(file))
        if not is_collected(marking, name)
    ]
    assert found == []


def test_a_marking_under_another_name_is_seen():
    source = "from django.utils.translation import gettext as _, gettext_lazy as lazy, pgettext as ngettext"
    assert {name for marking, name in marked_by(source) if not is_collected(marking, name)} == {
        "lazy",
        "ngettext",
    }


def test_the_list_of_texts_that_are_the_same_in_english_is_used():
    used = set()
    for locale in catalogues.LOCALES:
        for message in catalogues.read(catalogues.po_file(locale)):
            used |= {
                (name, text)
                for text in forms(message)
                if text in originals(message)
                for name in (locale, "*")
            }
    assert allowed_as_english() - used == set()


def test_the_check_sees_each_fault():
    allowed = {("fr", "Sources")}

    def seen(english, translation, **more):
        catalogue = Catalog(locale="ru")
        message = catalogue.add(english, translation, **more)
        return faults(message, locale="fr", plurals=3, allowed=allowed)

    assert seen("Sources", "Sources") == []
    assert seen("States", "States") == ["the same as in English"]
    assert seen("States", "") == ["empty"]
    assert seen("States", "États", flags=["fuzzy"]) == ["fuzzy"]
    assert seen("%(name)s is late", "%(nom)s est en retard") == [
        "placeholders differ in '%(nom)s est en retard'"
    ]
    assert seen(("%(n)s State", "%(n)s States"), ("%(n)s État", "%(n)s États")) == [
        "2 plural forms, 3 are needed"
    ]
    assert seen(("%(n)s State", "%(n)s States"), ("un État", "%(n)s États", "")) == ["empty"]
    assert seen(("%(n)s in %(a)s", "%(n)s of %(a)s"), ("x", "%(n)s y %(a)s", "%(n)s z %(a)s")) == [
        "placeholders differ in 'x'"
    ]


def test_texts_are_found_in_templates_with_contexts_plurals_and_comments(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '{% load i18n %}{% translate "It\'s late" %}\n'
        "{# Translators: a stage #}\n{% translate 'May' context 'month' %}\n"
        "{% blocktranslate trimmed count n=rows|length %}\n  {{ n }} State\n{% plural %}\n  {{ n }} States\n"
        "{% endblocktranslate %}\n{{ title|default:_('Nothing (yet)') }}",
        encoding="utf-8",
    )
    assert list(catalogues._in_template(page)) == [
        ("It's late", None, []),
        ("May", "month", ["Translators: a stage"]),
        (("%(n)s State", "%(n)s States"), None, []),
        ("Nothing (yet)", None, []),
    ]
