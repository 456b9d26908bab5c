"""How well the articles of the Universal Declaration are found by their own words, in six languages.

    python -m bench.evaluate.udhr FOLDER

`udhr` holds the Declaration as XML, one file for each language. Each article of each language is a document of its
own, all in one index; a question made of an article's words should find that article first.
"""

import random
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import inside, report
from palais.core import words

FILES = {"en": "eng", "fr": "fra", "es": "spa", "ar": "arb", "ru": "rus", "zh": "cmn_hans"}
NAMESPACE = "{http://www.unhchr.ch/udhr}"
SEED = 1948
FIRST, RAREST, SHUFFLED = 8, 5, 12


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one language; `key` is "fr/26"."""

    key: str
    language: str
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """Words as a reader would type them; Chinese in pairs of characters."""
        return words.bigrams(self.text) if self.language == "zh" else tuple(self.text.split())


def main(corpus: Path) -> int:
    """Ask for every article in every way, print the share of first places, keep the figures."""
    articles = [article for language in FILES for article in read(corpus / "udhr", language)]
    if not articles:
        print("Universal Declaration: skipped, there is no udhr/*.xml in the folder.")
        return 0
    known = report.begin(f"{len(articles)} articles of the Universal Declaration", quick=False)
    with tempfile.TemporaryDirectory(prefix="palais-udhr-") as folder:
        inside.set_up(Path(folder))
        build(articles)
        figures = {name: ask_all(articles, make) for name, make in ways(articles).items()}
    for page, title in (("own", "on pages in its own language"), ("en", "on English pages")):
        print(
            table(figures, page, f"First hit is the article, of {len(articles) // len(FILES)}: asked {title}")
        )
    shared = sum(len(one["shared"]) for one in figures.values())
    print(f"\nIn {shared} cases another article came first that has the same words in the same order.")
    misses = [miss for one in figures.values() for miss in one["missed"]]
    print(f"Missed {len(misses)} of {2 * len(articles) * len(figures)}.")
    for miss in misses[:20]:
        print(f"  {miss}")
    print(f"\nAll figures: {report.write('udhr', {'ways': figures}, known=known, quick=False)}")
    return 0


def read(folder: Path, language: str) -> Iterator[Article]:
    """The articles of one file; nothing where the file is not there."""
    file = folder / f"udhr_{FILES[language]}.xml"
    for article in ElementTree.parse(file).iter(f"{NAMESPACE}article") if file.exists() else ():
        paragraphs = [" ".join("".join(part.itertext()).split()) for part in article.iter(f"{NAMESPACE}para")]
        if any(paragraphs):
            yield Article(f"{language}/{article.get('number')}", language, " ".join(paragraphs))


def build(articles: Sequence[Article]) -> None:
    """An index with the articles and nothing else."""
    from palais.apps.office import search

    by_key = {article.key: article for article in articles}

    def documents(keys: Sequence[str]) -> Iterator[search.SearchDocument]:
        for article in map(by_key.__getitem__, keys):
            yield search.SearchDocument(
                "article", article.key, {}, "home", texts={article.language: article.text}
            )

    search.registered().clear()
    search.register(search.SearchSource("article", "Articles", lambda: list(by_key), documents))
    search.rebuild()


def ways(articles: Sequence[Article]) -> dict[str, Callable[[Article], str]]:
    """Questions made of an article's words; the same ones in every run."""
    times = {
        language: Counter(word for one in articles if one.language == language for word in one.words)
        for language in FILES
    }

    def rarest(article: Article) -> str:
        distinct = sorted(dict.fromkeys(article.words), key=lambda word: times[article.language][word])
        return " ".join(distinct[:RAREST])

    def shuffled(article: Article) -> str:
        several = list(dict.fromkeys(article.words))
        random.Random(f"{SEED} {article.key}").shuffle(several)
        return " ".join(several[:SHUFFLED])

    def beginning(article: Article) -> str:
        return article.text[: 2 * FIRST] if article.language == "zh" else " ".join(article.words[:FIRST])

    def plain(article: Article) -> str:
        return words.fold(beginning(article))

    return {
        f"first {FIRST} words": beginning,
        "the same, folded": plain,
        f"{RAREST} rarest words": rarest,
        f"{SHUFFLED} words shuffled": shuffled,
    }


def ask_all(articles: Sequence[Article], make: Callable[[Article], str]) -> dict[str, object]:
    """How many articles of each language come first, by the language of the page, and what came instead.

    `shared`: what came instead has the question word for word as well, so that no search could tell them apart.
    """
    from palais.apps.office import search

    first = {"own": Counter[str](), "en": Counter[str]()}
    missed, shared = [], []
    texts = {article.key: words.words(article.text) for article in articles}
    for article in articles:
        question = make(article)
        for page, counted in first.items():
            found = search.find(
                question=question, language=article.language if page == "own" else page, limit=1
            )
            key = found.hits[0].document.key if found.hits else "nothing"
            counted[article.language] += key == article.key
            if key != article.key:
                twin = " ".join(words.words(question)) in " ".join(texts.get(key, ()))
                (shared if twin else missed).append(f"{article.key}, page {page}: “{question}” found {key}")
    return {**{page: dict(counted) for page, counted in first.items()}, "missed": missed, "shared": shared}


def table(figures: dict[str, dict[str, object]], page: str, title: str) -> str:
    """One row for each way of asking, one column for each language."""
    rows = [[name, *(str(one[page].get(language, 0)) for language in FILES)] for name, one in figures.items()]
    return report.table(title, ["question", *FILES], rows)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
