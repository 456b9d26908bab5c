"""`make test` and `make check`: every stage in its order, the slowest ten tests, one table, one last line.

PALAIS_TEST_STRICT=1, which continuous integration sets, makes a stage fail that was skipped although this
machine could have had what it needs.
"""

import os
from collections.abc import Mapping

from tools import catalogues, chromium, environment, places, postgres, stages
from tools.machine import Missing
from tools.stages import Result

HOUSE, JOURNEYS = "tests/house", "tests/journeys"
ALL_BUT_THOSE = ("tests", f"--ignore={HOUSE}", f"--ignore={JOURNEYS}")
# Rules and facts need no database: once is enough.
WITH_A_DATABASE = (*ALL_BUT_THOSE, "--ignore=tests/core", "--ignore=tests/reference")


def main(arguments: list[str]) -> int:
    """Run the stages; 0 when nothing failed (and, when strict, nothing was needlessly skipped)."""
    os.chdir(places.PROJECT)
    env = _environment()
    if catalogues.sources():
        catalogues.compile_all()
    results = _checks(env)
    if arguments[0] == "test":
        results += _tests(env)
    return _summary(results)


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
        stages.pytest("House", HOUSE, env=env),
    ]


def _tests(env: Mapping[str, str]) -> list[Result]:
    here = {name: text for name, text in env.items() if name != "PALAIS_TEST_DATABASE_URL"}
    results = [stages.pytest("SQLite", *ALL_BUT_THOSE, env=here)]
    with postgres.server() as address:
        if isinstance(address, Missing):
            results.append(stages.left_out("PostgreSQL", address, *WITH_A_DATABASE, env=here))
        else:
            there = {**here, "PALAIS_TEST_DATABASE_URL": address}
            results.append(stages.pytest("PostgreSQL", *WITH_A_DATABASE, env=there))
    browser = chromium.browser()
    if isinstance(browser, Missing):
        results.append(stages.left_out("Browser", browser, JOURNEYS, env=here))
    else:
        results.append(stages.pytest("Browser", JOURNEYS, env={**here, "PALAIS_CHROMIUM": browser}))
    return results


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
