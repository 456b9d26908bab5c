"""What the reader says of a doubt, in the language of the person who settles it.

The reader knows no languages of the interface: it writes English, and so it is kept. Here its sentences are known
again, with what stands in them.
"""

import re
from functools import lru_cache

from django.utils.translation import get_language, gettext, gettext_noop

SENTENCES: dict[str, str] = {
    said: said
    for said in (
        gettext_noop("The first page has no symbol of this document."),
        gettext_noop("It names %(symbols)s."),
        gettext_noop("It would be %(symbol)s."),
        gettext_noop("The symbol %(symbol)s is about %(state)s, the title names %(states)s."),
        gettext_noop("No State is named in the title."),
        gettext_noop("The title names several States: %(states)s."),
        gettext_noop("The list does not say which State it is about."),
        gettext_noop("Only the file's name says that the list is about %(state)s."),
        gettext_noop("The day of adoption is not complete or not sure."),
        gettext_noop("The heading “%(heading)s” is not known to this layout."),
        gettext_noop(
            "What the State said to the recommendations of paragraph %(number)s was not understood."
        ),
        gettext_noop("The position “%(position)s” on recommendation %(number)s is not known."),
        gettext_noop("The paragraph that closes the recommendations is not there: some may be missing."),
        gettext_noop("Who made recommendation %(number)s is not quite clear: “%(text)s”."),
        gettext_noop("Perhaps %(states)s?"),
        gettext_noop("Paragraph %(number)s rejects recommendations that stand elsewhere in the report."),
        gettext_noop("The file is called %(name)s and is %(format)s. It was read as that."),
        gettext_noop("No layout is known for this kind of document: only its text was read."),
        gettext_noop("Page %(page)s has no text: it may be a picture."),
        gettext_noop("The PDF has no end: pages may be missing. Fetch it again."),
    )
}
"""Sentences of the reader that are said as they are."""

SENTENCES |= {
    "“%(text)s”: %(reason)s.": gettext_noop("“%(text)s” is no symbol that can be read."),
    "The symbol %(symbol)s says report %(first)s to %(last)s, the words say %(from)s to %(to)s.": gettext_noop(
        "The symbol %(symbol)s and the words name different reports."
    ),
    "After paragraph %(last)s comes %(number)s: %(missing)s not found.": gettext_noop(
        "After %(last)s comes %(number)s."
    ),
    "After %(last)s comes %(number)s: %(missing)s not found.": "After %(last)s comes %(number)s.",
    "After %(last)s comes %(number)s.": "After %(last)s comes %(number)s.",
    "Recommendation %(number)s stands in %(rows)s rows.": gettext_noop(
        "Recommendation %(number)s stands in several rows."
    ),
    "%(found)s paragraphs were found; in documents of this layout there are %(least)s to %(most)s.": gettext_noop(
        "Paragraphs found: %(found)s. Documents of this layout have %(least)s to %(most)s."
    ),
    "%(found)s recommendations were found; in documents of this layout there are %(least)s to %(most)s.": gettext_noop(
        "Recommendations found: %(found)s. Documents of this layout have %(least)s to %(most)s."
    ),
    "The language of the document was not recognised.": "",
    "Which report is meant was not found.": "",
    "The day of adoption was not found.": "",
    "A row of the table has no number of a recommendation.": "",
    "The document carries macros. They were not executed.": "",
    "The page carries a script. It was not executed.": "",
    "The PDF carries a script. It was not executed.": "",
}
"""Those that are said more plainly; nothing where the name of the doubt says the same."""

NAMED = re.compile(r"%\\\(([a-z]+)\\\)s")


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(NAMED.sub(r"(?P<\1>.+?)", re.escape(english)) + r"(?:\s+|$)", re.DOTALL), said)
        for english, said in SENTENCES.items()
    )


def said(sentence: str) -> tuple[str, bool]:
    """The sentences in the language of the editor, and whether they are English: those that are not known here are."""
    if (get_language() or "en").startswith("en"):
        return sentence, True
    found, rest = [], sentence.strip()
    while rest:
        known = next(((match, words) for one, words in patterns() if (match := one.match(rest))), None)
        if known is None:
            return sentence, True
        match, words = known
        found.append(gettext(words) % match.groupdict() if words else "")
        rest = rest[match.end() :]
    return " ".join(filter(None, found)), False
