"""One stage of the tests: what it runs, what came of it, and how that is counted and told."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools import places
from tools.machine import Missing
from tools.steps import Step, last_words, run, step

REPORTS = places.PROJECT / "var" / "tests"
NO_TESTS_COLLECTED = 5


@dataclass
class Result:
    """What came of one stage. A program that only says yes or no counts as one."""

    stage: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    missing: Missing | None = None
    slow: list[tuple[float, str]] = field(default_factory=list)


def programs(stage: str, *commands: Sequence[str | Path], env: Mapping[str, str]) -> Result:
    """Run programs that pass or fail as a whole; what they say is printed when they fail."""
    result = Result(stage)
    with step(stage) as current:
        trouble = []
        for command in commands:
            code, said = run(command, env=env)
            result.failed += bool(code)
            result.passed += not code
            if code:
                trouble.append(said.rstrip())
        result.seconds = current.seconds
        current.note, current.well = _counts(result), not result.failed
    if trouble:
        print("\n".join(trouble), flush=True)
    return result


def pytest(stage: str, *arguments: str, env: Mapping[str, str]) -> Result:
    """Run tests; failures are printed in full."""
    report = REPORTS / f"{stage.lower().replace(' ', '-')}.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    command = [str(places.PYTHON), "-m", "pytest", "-v", "--color=no", f"--junitxml={report}", *arguments]
    with step(stage) as current:
        code, said = run(command, env=env, heard=lambda line: _progress(current, line))
        result = _read(report, stage)
        if code not in (0, NO_TESTS_COLLECTED):
            result.failed = max(result.failed, 1)
        result.seconds = current.seconds
        current.note, current.well = _counts(result), not result.failed
    if result.failed:
        print(_from_the_first_trouble(said), flush=True)
    return result


def _from_the_first_trouble(said: str) -> str:
    """What pytest says of failures and errors, without the line for each test that comes before."""
    found = re.search(r"(?m)^=+ (?:ERRORS|FAILURES) =+$", said)
    return said[found.start() :].rstrip() if found else last_words(said, lines=60)


def left_out(stage: str, missing: Missing, *arguments: str, env: Mapping[str, str]) -> Result:
    """Count the tests that could not be run, and say why and how to get what is missing."""
    command = [str(places.PYTHON), "-m", "pytest", "-q", "--collect-only", "--no-header", *arguments]
    _code, said = run(command, env=env)
    count = sum("::" in line for line in said.splitlines())
    print(f"- {stage}: skipped. {missing}", flush=True)
    return Result(stage, skipped=max(count, 1), missing=missing)


def _progress(current: Step, line: str) -> None:
    if line.endswith("%]"):  # a line for each test: where, how it went, how far
        current.doing = f"{line[line.rindex('[') + 1 : -1].strip()} {line.partition('::')[0]}"


def _read(report: Path, stage: str) -> Result:
    result = Result(stage)
    try:
        cases = ElementTree.parse(report).iter("testcase")
    except (OSError, ElementTree.ParseError):
        return result
    for case in cases:
        outcomes = {child.tag for child in case}
        if outcomes & {"failure", "error"}:
            result.failed += 1
        elif "skipped" in outcomes:
            result.skipped += 1
        else:
            result.passed += 1
        name = f"{case.get('classname', '').replace('.', '/')}::{case.get('name')}"
        result.slow.append((float(case.get("time") or 0), f"{name} ({stage})"))
    return result


def _counts(result: Result) -> str:
    parts = ((result.passed, "passed"), (result.failed, "failed"), (result.skipped, "skipped"))
    return ", ".join(f"{count} {word}" for count, word in parts if count) or "nothing to run"


def table(results: Sequence[Result]) -> str:
    """One row per stage."""
    width = max(len(result.stage) for result in results)
    rows = [f"{'stage':{width}}  passed  failed  skipped  seconds"]
    rows += [
        f"{one.stage:{width}}  {one.passed:6}  {one.failed:6}  {one.skipped:7}  {one.seconds:7.1f}"
        for one in results
    ]
    return "\n".join(rows)


def slowest(results: Sequence[Result], *, most: int = 10) -> str:
    """The tests that took longest, over all stages."""
    cases = sorted((case for result in results for case in result.slow), reverse=True)[:most]
    return "\n".join(f"  {seconds:6.2f} s  {name}" for seconds, name in cases)
