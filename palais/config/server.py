"""The web workers, started together and stopped together."""

import os
import socket
import sys


def serve(*, host: str, port: int, workers: int) -> int:
    """Run until stopped. A port that is taken is said in a sentence, before anything starts."""
    problem = port_problem(host, port)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
    from granian import Granian
    from granian.constants import Interfaces

    print(f"Palais answers at http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
    Granian(
        "palais.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        log_enabled=False,
        websockets=False,
        workers_kill_timeout=3,
    ).serve()
    return 0


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
