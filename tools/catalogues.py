"""The message catalogues: what has to be translated, what is translated, and the compiled files Palais reads.

English in the source is the source text. `palais/locale/<locale>/LC_MESSAGES/django.po` is what translators
edit; the `.mo` beside it is made from it, never committed. No gettext is needed: Babel does it all. Babel
knows no Django templates, so those are first turned into plain calls by Django itself.

Babel and Django are imported inside the functions: `sources` and `compiled` are asked before they are there.
"""

import ast
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tools import places

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LOCALES = ("ar", "es", "fr", "ru", "zh_Hans")
COMMENT = "Translators"

# Which arguments of each call are text: (1, "c") is a context, two numbers are singular and plural.
_ONE, _MANY, _CONTEXT, _CONTEXT_MANY = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), _ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _CONTEXT_MANY),
}

_QUOTED = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_STRING = re.compile(f"u?({_QUOTED})")
_CALL = re.compile(rf"""\b(npgettext|ngettext|pgettext|gettext|_)\(((?:[^()'"]|{_QUOTED})*)\)""")

Found = tuple[str | tuple[str, ...], str | None, list[str]]
"""One text: the message (or singular and plural), its context, and the comments for the translator."""


def po_file(locale: str) -> Path:
    return places.LOCALE / locale / "LC_MESSAGES" / "django.po"


def sources() -> list[Path]:
    """The catalogues there are."""
    return [po_file(locale) for locale in LOCALES if po_file(locale).exists()]


def compiled() -> bool:
    """Whether each catalogue has its compiled file."""
    return all(po.with_suffix(".mo").exists() for po in sources())


def compile_all() -> int:
    """Compile every catalogue and return how many there are. Doubtful ("fuzzy") translations are left out."""
    from babel.messages.mofile import write_mo

    for po in sources():
        half = po.with_suffix(f".{os.getpid()}.half")  # two may compile at once
        with half.open("wb") as out:
            write_mo(out, read(po))
        half.replace(po.with_suffix(".mo"))
    return len(sources())


def read(po: Path) -> "Catalog":
    """A catalogue as Babel knows it; raises ValueError or PoFileError where the file is broken."""
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        return read_po(source, locale=po.parent.parent.name, abort_invalid=True)


def texts() -> "Catalog":
    """Everything marked for translation in the Python files and templates of the package."""
    from babel.messages.catalog import Catalog

    template = Catalog(charset="utf-8")
    for file in sorted((places.PROJECT / "palais").rglob("*")):
        if file.suffix == ".py" and "migrations" not in file.parts:
            found = _in_python(file)
        elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
            found = _in_template(file)
        else:
            continue
        for message, context, comments in found:
            template.add(message, context=context, auto_comments=comments)
    return template


def _in_python(file: Path) -> Iterator[Found]:
    from babel.messages.extract import extract

    with file.open("rb") as source:
        for _line, message, comments, context in extract("python", source, KEYWORDS, [COMMENT]):
            yield message, context, list(comments)


def _in_template(file: Path) -> Iterator[Found]:
    from django.utils.translation.template import templatize

    comments: list[str] = []
    for line in templatize(file.read_text(encoding="utf-8"), origin=str(file)).splitlines():
        _before, mark, comment = line.partition(f"# {COMMENT}")
        if mark:
            comments.append(COMMENT + comment.rstrip())
        for call in _CALL.finditer(line):
            parts = [str(ast.literal_eval(text)) for text in _STRING.findall(call[2])]
            context = parts.pop(0) if "pgettext" in call[1] else None
            yield (parts[0], parts[1]) if len(parts) > 1 else parts[0], context, comments
            comments = []


def update(locale: str, template: "Catalog") -> int:
    """Bring one catalogue up to the texts in the source and return how many wait for a translation.

    Translations of texts that are gone are dropped (the history keeps them), and nothing is guessed from
    similar texts: a changed sentence has to be translated again.
    """
    from babel.messages.catalog import Catalog

    po = po_file(locale)
    catalogue = read(po) if po.exists() else Catalog(locale=locale, charset="utf-8")
    catalogue.update(template, no_fuzzy_matching=True)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(_written(catalogue), encoding="utf-8")
    return sum(1 for message in catalogue if message.id and not complete(message.string))


def complete(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a text is translated, in each of its plural forms."""
    return all(translation) if isinstance(translation, (tuple, list)) else bool(translation)


def _written(catalogue: "Catalog") -> str:
    """The file without dates, line numbers or names of programs, so that only translations change it."""
    from babel.messages.pofile import write_po

    body = io.BytesIO()
    options = {"no_location": True, "omit_header": True, "sort_output": True, "ignore_obsolete": True}
    write_po(body, catalogue, width=100, **options)
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale}\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head + body.getvalue().decode("utf-8").rstrip("\n") + "\n"
