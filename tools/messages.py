"""`make messages`: collect the texts to translate, bring each catalogue up to them, compile."""

from tools import catalogues
from tools.steps import step


def main(arguments: list[str]) -> int:
    """Say for each language how many texts wait for a translation."""
    with step("Collecting the texts") as current:
        template = catalogues.texts()
        current.note = f"{len(template)} texts"
    for locale in catalogues.LOCALES:
        waiting = catalogues.update(locale, template)
        print(f"  {locale:8} {waiting} of {len(template)} wait for a translation")
    with step("Compiling the messages"):
        catalogues.compile_all()
    return 0
