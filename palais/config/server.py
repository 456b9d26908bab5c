"""`palais serve`: the web workers and one task worker, started together, kept alive, stopped together."""

import os
import secrets
import signal
import socket
import sys
import time
from pathlib import Path
from types import FrameType

from palais.config.keeping import HOPELESS, Child

LOOK_EVERY_SECONDS = 0.2
PATIENCE_SECONDS = 20.0


def serve(*, host: str, port: int, workers: int) -> int:
    """Run until stopped. A port that is taken is said in a sentence, before anything starts.

    Returns 0 after SIGTERM, 130 after Ctrl-C, 1 where it cannot run at all.
    """
    problem = port_problem(host, port)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Palais answers at http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
    variables = {**os.environ, "PYTHONPATH": search_path()}
    starter = [sys.executable, "-m", "palais.config.child"]
    web = Child("The web server", [*starter, "web", host, str(port), str(workers)], variables)
    task = Child("The task worker", [*starter, "work", f"serve-{secrets.token_hex(6)}"], variables)
    return Keeper([web, task]).run()


def search_path() -> str:
    """Where the children find this very package, whatever folder they start in."""
    package = str(Path(__file__).resolve().parent.parent.parent)
    return os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))


class Keeper:
    """Looks after the children until a signal comes; the second signal ends them without waiting."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.signals: list[int] = []

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.hear)
        try:
            while not self.signals:
                for child in self.children:
                    if child.tend(now=time.monotonic()) == HOPELESS:
                        return 1
                time.sleep(LOOK_EVERY_SECONDS)
        finally:
            self.end()
        return 130 if self.signals[0] == signal.SIGINT else 0

    def hear(self, number: int, frame: FrameType | None) -> None:
        self.signals.append(number)

    def end(self) -> None:
        """Ask all of them to stop, wait a while, then insist."""
        heard = len(self.signals)
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + PATIENCE_SECONDS
        while any(child.is_alive for child in self.children):
            if time.monotonic() > until or len(self.signals) > heard:
                break
            time.sleep(LOOK_EVERY_SECONDS / 4)
        for child in self.children:
            child.make_stop()


def port_problem(host: str, port: int) -> str:
    """Why this address cannot be served; empty where it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return (
                f"Port {port} needs more rights than this user has. Choose one above 1023: make run PORT=8080"
            )
        except OverflowError:
            return f"{port} is not a port. Choose one from 1024 to 65535: make run PORT=8080"
        except OSError:
            return (
                f"Port {port} on {host} is taken by another program. Stop that program, or choose another port: "
                f"make run PORT={port + 1 if port < 65535 else 8080}"
            )
    return ""
