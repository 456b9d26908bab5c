"""What a page weighs, by type and language: HTML, styles, script, images, fonts, against the budgets.

    python -m bench.weights [--quick] [--var FOLDER]

Bytes as they travel, compressed where the server compresses. Ends with 1 when a page is over its budget.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from pathlib import Path

from bench.measure import addresses, fonts, load, report, site
from tools import catalogues, places
from tools.steps import CannotGoOn, Step, step

KILOBYTE = 1000
STATE_HTML, PAGE, FONTS = 60 * KILOBYTE, 100 * KILOBYTE, 60 * KILOBYTE
"""The budgets in bytes: a State's HTML; any page without images and fonts; the fonts of any page."""

FONT_STYLES = places.PROJECT / "palais" / "web" / "static" / "fonts" / "fonts.css"
STYLES, SCRIPTS, IMAGES = "styles", "scripts", "images"
STATE, NOT_THERE = "State", "not found"


@dataclass(frozen=True, slots=True)
class Weight:
    """The parts of one page in bytes; `raw` is its HTML before compression."""

    path: str
    raw: int
    html: int
    styles: int
    scripts: int
    images: int
    fonts: int

    @property
    def page(self) -> int:
        """What the budget of a page counts."""
        return self.html + self.styles + self.scripts


def main(arguments: Sequence[str] | None = None) -> int:
    """Weigh every page in every language, print the heaviest of each type, keep the figures."""
    options = _options(arguments)
    known = report.begin("What pages weigh", quick=options.quick)
    catalogues.compile_all()
    with ExitStack() as stack:
        var = options.var or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palais-bench-")))
        variables = site.switches(var, static_from_source=options.quick)
        if not options.var:
            site.prepare(variables, title="a Palais")
        with step("Weighing") as current, site.serving(variables) as running:
            found = dict(_weigh(running.port, page_types(quick=options.quick), current))
    print("\n".join([_by_type(found), _by_language(found)]))
    over = [sentence for kind, weights in found.items() for sentence in over_budget(*kind, weights)]
    print("\n" + ("\n".join(over) if over else "Every page is within its budgets."))
    kept = {f"{kind} {language}": _summary(weights) for (kind, language), weights in found.items()}
    file = report.write("weights", {"pages": kept, "over_budget": over}, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 1 if over else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.weights", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few pages: only to see that it works")
    parser.add_argument("--var", type=Path, help="a local folder that is prepared already; SQLite only")
    return parser.parse_args(arguments)


def page_types(*, quick: bool) -> dict[str, tuple[str, ...]]:
    """The addresses of each type of page, without language."""
    if quick:
        return {"home": ("/",), STATE: ("/states/SWE/",), NOT_THERE: ("/states/XYZ/",)}
    return {
        "home": ("/",),
        "States index": ("/states/",),
        STATE: addresses.states(),
        "list of treaties": ("/treaties/",),
        "treaty": addresses.treaties(),
        "symbol": ("/symbols/", "/symbols/CRC/C/MAR/CO/3-4"),
        "facts": ("/facts/", "/facts/states/SWE/"),
        "sources": ("/sources/",),
        "prose": ("/privacy/", "/imprint/", "/accessibility/", "/glossary/"),
        "report an error": ("/report/states/SWE/",),
        "style": ("/style/",),
        NOT_THERE: ("/states/XYZ/",),
    }


def _weigh(
    port: int, types: dict[str, tuple[str, ...]], current: Step
) -> Iterator[tuple[tuple[str, str], list[Weight]]]:
    """Each type in each language, with the weights of its pages."""
    sizes: dict[str, int] = {}
    for kind, bare in types.items():
        for language, prefix in addresses.PREFIXES.items():
            current.doing = f"{kind}, {language}"
            paths = [prefix + path for path in bare]
            expected = 404 if kind == NOT_THERE else 200
            answers = load.ask(port, paths, connections=4, expected=expected).answers
            yield (kind, language), [_weight(port, answer, language, sizes) for answer in answers]


def _weight(port: int, answer: load.Answer, language: str, sizes: dict[str, int]) -> Weight:
    html = answer.plain.decode("utf-8")
    parts = assets(html)
    missing = sorted({path for paths in parts.values() for path in paths} - sizes.keys())
    sizes |= {one.path: len(one.body) for one in load.ask(port, missing).answers} if missing else {}
    needed = fonts.needed(fonts.read(FONT_STYLES), language=language, html=html)
    return Weight(
        path=answer.path,
        raw=len(answer.plain),
        html=len(answer.body),
        fonts=sum((FONT_STYLES.parent / file).stat().st_size for file in needed),
        **{kind: sum(sizes[path] for path in paths) for kind, paths in parts.items()},
    )


def assets(html: str) -> dict[str, set[str]]:
    """The addresses of the styles, scripts and images that a page makes a browser fetch."""
    reader = _Assets()
    reader.feed(html)
    return reader.found


class _Assets(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {STYLES: set(), SCRIPTS: set(), IMAGES: set()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        relation = given.get("rel", "").split()
        kind, address = "", given.get("href", "")
        if tag == "link" and "stylesheet" in relation:
            kind = STYLES
        elif (tag == "link" and "icon" in relation) or tag in {"use", "image"}:
            kind = IMAGES
        elif tag in {"script", "img"}:
            kind, address = SCRIPTS if tag == "script" else IMAGES, given.get("src", "")
        address = address.partition("#")[0]
        if kind and address.startswith("/"):
            self.found[kind].add(address)


def over_budget(kind: str, language: str, weights: Sequence[Weight]) -> list[str]:
    """A sentence for each budget that pages of this type and language break, with the worst page."""
    budgets: list[tuple[str, int, Callable[[Weight], int]]] = [
        ("HTML, styles and script", PAGE, lambda one: one.page),
        ("fonts", FONTS, lambda one: one.fonts),
    ]
    if kind == STATE:
        budgets.append(("HTML", STATE_HTML, lambda one: one.html))
    sentences = []
    for what, limit, size in budgets:
        broken = [one for one in weights if size(one) > limit]
        if broken:
            worst = max(broken, key=size)
            sentences.append(
                f"Over the budget: {what} of {len(broken)} of {len(weights)} pages ({kind}, {language}); "
                f"{worst.path} with {_kilobytes(size(worst))} kB of {limit // KILOBYTE}."
            )
    return sentences


def _heaviest(weights: list[Weight]) -> Weight:
    return max(weights, key=lambda one: one.html)


def _summary(weights: list[Weight]) -> dict[str, object]:
    return {
        "count": len(weights),
        "heaviest": asdict(_heaviest(weights)),
        "median_html": report.median([one.html for one in weights]),
        "most_fonts": max(one.fonts for one in weights),
    }


def _kilobytes(size: float) -> str:
    return f"{size / KILOBYTE:.1f}"


def _by_type(found: dict[tuple[str, str], list[Weight]]) -> str:
    head = ["page, language", "pages", "HTML raw", "HTML", "median", "styles", "script", "images", "fonts"]
    head += ["page", "page÷budget", "fonts÷budget"]
    rows = []
    for (kind, language), weights in found.items():
        one, most = _heaviest(weights), max(weight.fonts for weight in weights)
        parts = (one.raw, one.html, report.median([weight.html for weight in weights]))
        others = (one.styles, one.scripts, one.images, most, one.page)
        rows.append(
            [
                f"{kind}, {language}",
                str(len(weights)),
                *(_kilobytes(size) for size in (*parts, *others)),
                f"{one.page / PAGE:.0%}",
                f"{most / FONTS:.0%}",
            ]
        )
    return report.table("The heaviest page of each type, in kB (1000 bytes) as they travel", head, rows)


def _by_language(found: dict[tuple[str, str], list[Weight]]) -> str:
    kinds = list(dict.fromkeys(kind for kind, _language in found))
    rows = []
    for kind in kinds:
        english = report.median([one.html for one in found[kind, "en"]])
        theirs = [report.median([one.html for one in found[kind, code]]) for code in addresses.PREFIXES]
        rows.append([kind, _kilobytes(english), *(report.ratio(size, english) for size in theirs[1:])])
    others = [f"{code}÷en" for code in list(addresses.PREFIXES)[1:]]
    return report.table("HTML against English, medians", ["page", "en", *others], rows)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
