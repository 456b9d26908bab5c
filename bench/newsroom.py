"""The newsroom beside WordPress with as many posts, in one run: requests per second, weight, cost of the last page.

    python -m bench.newsroom [--quick] [--items N] [--seconds N] [--without-wordpress]

Uncached stands against uncached, and cached against cached: our page cache off and on, WordPress alone and behind
nginx's cache. Listing, article, hub (with WordPress the archive of a category) and first page, each with two workers
on eight connections. The same generated texts stand in both. WordPress comes from Debian's packages; where they are
missing, its columns are left out and said.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from bench.measure import load, newsroom, report, site, wordpress
from tools.steps import CannotGoOn, last_words, run, step

CONNECTIONS = 8
ITEMS, QUICK_ITEMS = 10_000, 40
ARTICLES = 200
PER_PAGE = 10
KINDS = ("listing", "last page", "article", "hub", "first page")
Pages = Mapping[str, Sequence[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill both, measure each without and with a cache, print the ratios, keep the figures."""
    options = _options(arguments)
    known = report.begin("The newsroom beside WordPress", quick=options.quick)
    count = QUICK_ITEMS if options.quick else options.items
    seconds = 0.0 if options.quick else options.seconds
    items = list(newsroom.items(count))
    found: dict[str, dict[str, Any]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palais-bench-")))
        found |= _of_ours(folder / "palais", items, seconds=seconds, quick=options.quick)
        lacks = wordpress.missing()
        if options.without_wordpress or options.quick or lacks:
            print(f"WordPress is left out. {lacks or ''}".rstrip())
        else:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palais-wordpress-")))
            found |= _of_theirs(place, items, seconds=seconds)
    print(_table(found))
    file = report.write("newsroom", {"items": count, "measured": found}, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.newsroom", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="forty items, ours alone: to see that it works")
    parser.add_argument("--items", type=int, default=ITEMS, help=f"how many items (default {ITEMS})")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each load lasts (default 6)")
    parser.add_argument("--without-wordpress", action="store_true", help="ours alone")
    return parser.parse_args(arguments)


def _of_ours(var: Path, items: Sequence[dict[str, Any]], *, seconds: float, quick: bool) -> dict[str, Any]:
    var.mkdir()
    variables = site.switches(var, static_from_source=quick)
    site.prepare(variables, title="a Palais with SQLite")
    file = var / "items.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in items), encoding="utf-8")
    with step(f"Filling it with {len(items):,} items"):
        command = [sys.executable, "-m", "bench.measure.newsroom", str(len(items)), str(file)]
        code, said = run(command, env=variables)
        if code:
            raise CannotGoOn(f"It could not be filled:\n{last_words(said, lines=20)}")
    found = {}
    for name, switch in (("Palais", "0"), ("Palais, cached", "1")):
        with site.serving({**variables, "PALAIS_PAGE_CACHE": switch}) as running:
            found[name] = _measure(running.port, _our_pages(items), seconds=seconds, title=name)
    return found


def _our_pages(items: Sequence[dict[str, Any]]) -> Pages:
    pages = -(-len(items) // PER_PAGE)
    return {
        "listing": ["/news/", *(f"/news/?page={number}" for number in range(2, min(pages, 20) + 1))],
        "last page": [f"/news/?page={pages}"],
        "article": [f"/news/{one['slug']}/" for one in _some(items)],
        "hub": ["/hubs/example/"],
        "first page": ["/"],
    }


def _of_theirs(folder: Path, items: Sequence[dict[str, Any]], *, seconds: float) -> dict[str, Any]:
    found = {}
    with wordpress.serving(folder, items) as theirs:
        pages = _their_pages(items)
        for name, port in (("WordPress", theirs.port), ("WordPress, cached", theirs.cached_port)):
            found[name] = {**_measure(port, pages, seconds=seconds, title=name), "version": theirs.version}
    return found


def _their_pages(items: Sequence[dict[str, Any]]) -> Pages:
    pages = -(-len(items) // PER_PAGE)
    return {
        "listing": [f"/page/{number}/" for number in range(2, min(pages, 20) + 1)],
        "last page": [f"/page/{pages}/"],
        "article": [f"/{one['on'][:4]}/{one['on'][5:7]}/{one['slug']}/" for one in _some(items)],
        "hub": ["/category/news/"],
        "first page": ["/"],
    }


def _some(items: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return iter(Random(newsroom.SEED).sample(list(items), min(ARTICLES, len(items))))


def _measure(port: int, pages: Pages, *, seconds: float, title: str) -> dict[str, Any]:
    """Each page once to begin with, so that a cache has it; then the load."""
    figures: dict[str, Any] = {}
    with step(f"Measuring {title}"):
        for kind, paths in pages.items():
            load.ask(port, paths, connections=CONNECTIONS)
            burst = load.ask(port, paths, connections=CONNECTIONS, seconds=seconds)
            one = burst.answers[0]
            figures[kind] = {
                **report.milliseconds(burst.times),
                "per_second": round(burst.per_second, 1),
                "bytes": len(one.body),
            }
    return figures


def _table(found: Mapping[str, Any]) -> str:
    tables = []
    for ours, theirs in (("Palais", "WordPress"), ("Palais, cached", "WordPress, cached")):
        rows = []
        for kind in KINDS:
            own, other = found[ours][kind], found.get(theirs, {}).get(kind)
            rows.append(
                [
                    kind,
                    f"{own['per_second']:.0f}",
                    f"{own['bytes'] / 1000:.1f}",
                    f"{other['per_second']:.0f}" if other else "–",
                    f"{other['bytes'] / 1000:.1f}" if other else "–",
                    report.ratio(own["per_second"], other["per_second"]) if other else "–",
                ]
            )
        head = ["page", "Palais /s", "kB", "WordPress /s", "kB", "÷ WordPress"]
        tables.append(report.table("Cached" if "cached" in ours else "Uncached", head, rows))
    own = found["Palais"]
    last = report.ratio(own["last page"]["median"], own["listing"]["median"])
    tables.append(f"\nThe archive's last page ÷ its first ones, time: {last}")
    return "\n".join(tables)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
