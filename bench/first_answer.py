"""From a fresh clone to the first answer, and the second start beside it.

    python -m bench.first_answer [--quick [--var FOLDER]]

The project's files are copied without anything local (`.venv`, `.env`, `var`, compiled messages), `make run`
is started in the copy, and the clock stops when the home page answers 200. Packages come the way pip finds
them: from its cache where it has them. A quick run takes the packages that are here, without `make`.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.measure import report, site
from tools import environment, places
from tools.steps import CannotGoOn, last_words, step

LOCAL = {".git", ".venv", ".env", "var"}
MADE_HERE = shutil.ignore_patterns("__pycache__", "node_modules", ".hypothesis", ".*_cache", "*.mo", "*.half")
WITHIN = 1800.0
STEP_LINE = re.compile(r"✓ (?P<title>.*) \((?P<seconds>[\d.]+) s\)$")
PACKAGES = "Installing"
QUICK_START = (
    "import os, sys; from tools import prepare; prepare.main(['prepare']);"
    "os.execv(sys.executable, [sys.executable, '-m', 'palais.cli', 'serve', '--port', sys.argv[1]])"
)


@dataclass
class Start:
    """One start: seconds to the first answer, seconds of the State page after it, and the steps it named."""

    title: str
    seconds: float = 0.0
    then_a_state: float = 0.0
    steps: list[tuple[str, float]] = field(default_factory=list)

    @property
    def packages(self) -> float:
        """The seconds that went into fetching and installing packages."""
        return sum(seconds for title, seconds in self.steps if title.startswith(PACKAGES))


def main(arguments: Sequence[str] | None = None) -> int:
    """Time three starts in one copy, print them side by side, keep the figures."""
    options = _options(arguments)
    known = report.begin("From a fresh clone to the first answer", quick=options.quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        copy = Path(folder) / "palais"
        shutil.copytree(places.PROJECT, copy, ignore=_not_in_a_clone)
        variables = _variables(copy, options.var)
        starts = [
            _start(copy, title, variables=variables, quick=options.quick)
            for title in ("fresh clone", "second start")
        ]
    print("\n".join([_table(starts), _steps(starts[0])]))
    figures = {"starts": [{**asdict(one), "packages": one.packages} for one in starts]}
    file = report.write("first_answer", figures, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    about = __doc__.partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m bench.first_answer", description=about)
    parser.add_argument("--quick", action="store_true", help="without make, with the packages that are here")
    parser.add_argument("--var", type=Path, help="with --quick: a local folder that is prepared already")
    options = parser.parse_args(arguments)
    if options.var and not options.quick:
        parser.error("--var goes with --quick: a fresh clone has no local folder")
    return options


def _not_in_a_clone(folder: str, names: list[str]) -> set[str]:
    local = LOCAL if Path(folder) == places.PROJECT else set()
    return MADE_HERE(folder, names) | local.intersection(names)


def _start(copy: Path, title: str, *, variables: dict[str, str], quick: bool) -> Start:
    """Start, ask until the home page answers, ask for one State, stop."""
    port = site.free_port()
    command = ["make", "run", f"PORT={port}", f"PYTHON={Path(sys.base_prefix, 'bin', 'python3')}"]
    if quick:
        command = [sys.executable, "-c", QUICK_START, str(port)]
    start, said = Start(title), list[str]()
    with step(f"Timing: {title}") as current:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=copy,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        listener = threading.Thread(target=_listen, args=(process, said, start), daemon=True)
        listener.start()
        try:
            start.seconds = round(site.wait_until_answered(process, port, "/", within=WITHIN) - began, 2)
            asked = time.monotonic()
            site.wait_until_answered(process, port, "/states/SWE/")
            start.then_a_state = round(time.monotonic() - asked, 2)
        except CannotGoOn as trouble:
            raise CannotGoOn(f"{trouble} It said:\n{last_words(''.join(said), lines=12)}") from trouble
        finally:
            site.stop(process)
            listener.join(timeout=5)
            assert process.stdout is not None
            process.stdout.close()
        current.note = f"first answer after {start.seconds:.1f} s"
    return start


def _variables(copy: Path, var: Path | None) -> dict[str, str]:
    """The shell's variables without this installation's switches and without the `make` that called us."""
    prepared = {"PALAIS_VAR_DIR": str(var)} if var else {}
    kept = {
        name: text
        for name, text in environment.clean_environment().items()
        if not name.startswith(("PALAIS_", "MAKE", "MFLAGS"))
    }
    return {**kept, **prepared, "PWD": str(copy)}


def _listen(process: "subprocess.Popen[str]", said: list[str], start: Start) -> None:
    """Keep what the start says, and the steps it names with their seconds."""
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if found := STEP_LINE.search(line.rstrip()):
            start.steps.append((found["title"], float(found["seconds"])))


def _table(starts: list[Start]) -> str:
    first = starts[0]
    rows = [
        [
            one.title,
            f"{one.seconds:.1f}",
            f"{one.packages:.1f}",
            f"{one.seconds - one.packages:.1f}",
            f"{one.then_a_state:.2f}",
            report.ratio(one.seconds, first.seconds),
        ]
        for one in starts
    ]
    head = ["start", "first answer", "of it packages", "without them", "then a State page", "÷ first"]
    return report.table("Seconds", head, rows)


def _steps(start: Start) -> str:
    rest = start.seconds - sum(seconds for _title, seconds in start.steps)
    steps = [*start.steps, ("the rest: starting Python and the server", rest)]
    rows = [[title[:60], f"{seconds:.1f}", f"{seconds / start.seconds:.0%}"] for title, seconds in steps]
    return report.table(f"The steps of the {start.title}", ["step", "seconds", "of the whole"], rows)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
