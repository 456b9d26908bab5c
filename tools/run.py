"""`make run` and `make demo`: from a fresh clone to a running site; a second start does only what changed."""

import argparse
import os
import subprocess

from palais.config.server import port_problem
from tools import environment, places, prepare, switches
from tools.steps import CannotGoOn

HOST = "127.0.0.1"

DEMONSTRATION_DAY = "2021-04-15"
"""The day that counts as today in the demonstration: the 87th session and the 89th pre-session of the CRC lie ahead."""


def main(arguments: list[str]) -> int:
    """Prepare what is missing, then become `palais serve`."""
    options = _options(arguments)
    if taken := port_problem(HOST, options.port):
        raise CannotGoOn(taken)
    switches.prepare()
    if options.command == "demo":
        _demonstration()
    os.environ.setdefault("PALAIS_SITE_ADDRESS", f"http://{HOST}:{options.port}")
    python = environment.prepare(*switches.locks())
    variables = environment.clean_environment()
    if prepare.outstanding() and subprocess.call([python, "-m", "tools", "prepare"], env=variables):
        return 1
    command = [str(python), "-m", "palais.cli", "serve", "--port", str(options.port)]
    os.execve(python, command, variables)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make")
    parser.add_argument("command", choices=["run", "demo"])
    parser.add_argument("--port", default="8000")
    options = parser.parse_args(arguments)
    if not options.port.isdecimal() or not 1 <= int(options.port) <= 65535:
        raise CannotGoOn(
            f"PORT={options.port} is not a port. Expected a number from 1 to 65535: make run PORT=9000"
        )
    options.port = int(options.port)
    return options


def _demonstration() -> None:
    """A local folder of its own and a fixed day: nothing done here reaches the real database."""
    os.environ["PALAIS_DEMO"] = "1"
    os.environ["PALAIS_TODAY"] = DEMONSTRATION_DAY
    os.environ["PALAIS_VAR_DIR"] = str(places.PROJECT / "var" / "demo")
    os.environ["PALAIS_DATABASE_URL"] = os.environ["PALAIS_FACTS_DIR"] = ""  # whatever .env says
    print(f"Demonstration: the day is {DEMONSTRATION_DAY}, the database is in var/demo.", flush=True)
