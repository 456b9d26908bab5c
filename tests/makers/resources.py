"""Resources, hubs and files for tests."""

from palais.apps.resources.models import Hub, HubSection, Work
from palais.apps.resources.services import arranging, editions, hubs, works
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.hubs import HubTextWords, HubWords
from palais.apps.resources.services.works import Maker, Text, WorkWords

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def words(title: str, *, language: str = "en", summary: str = "", **more) -> WorkWords:
    if "by" in more:
        more["makers"] = [Maker(key=key) for key in more.pop("by")]
    return WorkWords(language=language, texts={language: Text(title, summary)}, **more)


def work(title: str, *links: str, status: str = "shown", section: HubSection | None = None, **more) -> Work:
    """A resource behind these links, or one of its own."""
    made = works.add_work(words=words(title, **more), by=None)
    for link in links or (f"https://example.org/{made.key}",):
        edition = EditionWords(language=more.get("language", "en"), address=link)
        editions.add_edition(work=made, words=edition, by=None, sure=True)
    if status != "draft":
        made = works.put_status(work=made, status=status, by=None, why="of no use")
    if section is not None:
        arranging.place(section=section, work=made, by=None)
    return made


def hub(slug: str = "matter", *sections: str, is_shown: bool = True, **more) -> Hub:
    texts = {"en": HubTextWords(f"Hub of {slug}", "What it is for.")}
    made = hubs.add_hub(
        slug=slug, words=HubWords(language="en", texts=texts, is_shown=is_shown, **more), by=None
    )
    for name in sections:
        arranging.add_section(hub=made, slug=name, texts={"en": HubTextWords(f"Section {name}")}, by=None)
    return Hub.everything.get(pk=made.pk)


def section(made: Hub, slug: str) -> HubSection:
    return HubSection.objects.select_related("hub").get(hub=made, slug=slug)
