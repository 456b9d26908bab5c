"""`make test` and `make check`: every stage, two at a time, the slowest ten tests, one table, one last line.

PALAIS_TEST_STRICT=1, which continuous integration sets, makes a stage fail that was skipped although this
machine could have had what it needs.
"""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from tools import catalogues, chromium, environment, places, postgres, stages, template
from tools.machine import Missing
from tools.stages import Result

HOUSE, JOURNEYS = "tests/house", "tests/journeys"
LOOKS = tuple(f"{JOURNEYS}/test_{one}.py" for one in ("every_kind_of_page", "recommendations", "the_library"))
"""Journeys that look at many pages: a stage of their own, because all together take longer than any other."""
ALL_BUT_THOSE = ("tests", f"--ignore={HOUSE}", f"--ignore={JOURNEYS}")
# Rules and facts need no database, and the long ones ask of each page what other tests ask on both: once is enough.
OF_EACH_PAGE = (
    "who_may",
    "every_state",
    "every_figure",
    "files",
    "languages",
    "machines",
    "safety",
    "search",
)
ONCE = ("tests/core", "tests/reference", *(f"tests/web/site/test_{one}.py" for one in OF_EACH_PAGE))
WITH_A_DATABASE = (*ALL_BUT_THOSE, *(f"--ignore={one}" for one in ONCE))


def main(arguments: list[str]) -> int:
    """Run the stages; 0 when nothing failed (and, when strict, nothing was needlessly skipped)."""
    os.chdir(places.PROJECT)
    env = _environment()
    if catalogues.sources():
        catalogues.compile_all()
    results = _checks(env)
    env = {**env, template.VARIABLE: str(template.made(env))}
    if arguments[0] == "test":
        plain, browser = _without_address(env), chromium.browser()
        results += _side_by_side(
            lambda: _postgresql(plain),
            lambda: _sqlite(plain),
            lambda: _house(env),
            lambda: _journeys("Browser", browser, JOURNEYS, *(f"--ignore={one}" for one in LOOKS), env=plain),
            lambda: _journeys("Pages", browser, *LOOKS, env=plain),
        )
    else:
        results.append(_house(env))
    return _summary(results)


def _side_by_side(*waiting: Callable[[], Result]) -> list[Result]:
    """Stages in their order, two at a time where there are two processors."""
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        return list(pool.map(lambda stage: stage(), waiting))


def _environment() -> dict[str, str]:
    """The shell's variables without this installation's switches: tests/conftest.py sets theirs."""
    ours = ("PALAIS_TEST_", "PALAIS_CHROMIUM")
    shell = environment.clean_environment()
    return {
        name: text for name, text in shell.items() if name.startswith(ours) or not name.startswith("PALAIS_")
    }


def _checks(env: Mapping[str, str]) -> list[Result]:
    python = str(places.PYTHON)
    contracts = [python, str(places.PYTHON.with_name("lint-imports")), "--no-logo"]
    ruff = [python, "-m", "ruff"]
    style = (
        [*ruff, "check", "--output-format=concise"],
        [*ruff, "format", "--check", "--output-format=concise"],
    )
    return [
        stages.programs("Lint", *style, env=env),
        stages.programs("Types", [python, "-m", "mypy"], env=env),
        stages.programs("Contracts", contracts, env=env),
    ]


def _house(env: Mapping[str, str]) -> Result:
    return stages.pytest("House", HOUSE, env=env)


def _sqlite(env: Mapping[str, str]) -> Result:
    return stages.pytest("SQLite", *ALL_BUT_THOSE, env=env)


def _postgresql(env: Mapping[str, str]) -> Result:
    with postgres.server() as address:
        if isinstance(address, Missing):
            return stages.left_out("PostgreSQL", address, *WITH_A_DATABASE, env=env)
        return stages.pytest("PostgreSQL", *WITH_A_DATABASE, env={**env, "PALAIS_TEST_DATABASE_URL": address})


def _journeys(stage: str, browser: str | Missing, *tests: str, env: Mapping[str, str]) -> Result:
    if isinstance(browser, Missing):
        return stages.left_out(stage, browser, *tests, env=env)
    return stages.pytest(stage, *tests, env={**env, "PALAIS_CHROMIUM": browser})


def _without_address(env: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in env.items() if name != "PALAIS_TEST_DATABASE_URL"}


def _summary(results: list[Result]) -> int:
    needless = [one.stage for one in results if one.missing and one.missing.could_be_had]
    strict = os.environ.get("PALAIS_TEST_STRICT", "") not in {"", "0"}
    print(f"\nThe slowest ten:\n{stages.slowest(results)}\n\n{stages.table(results)}\n")
    for one in results:
        if one.missing:
            print(f"{one.stage} was skipped: {one.missing}")
    if strict and needless:
        print(f"Skipped although it could be had, which counts as a failure here: {', '.join(needless)}.")
    passed, failed = sum(one.passed for one in results), sum(one.failed for one in results)
    print(f"{passed} passed, {failed} failed, {sum(one.skipped for one in results)} skipped")
    return 1 if failed or (strict and needless) else 0
