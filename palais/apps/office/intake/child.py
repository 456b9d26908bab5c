"""The child process: bounds itself, runs one generator, writes each thing it yields as one line of JSON.

The last line is {"end": true} or {"fault": code, "values": {…}}; a child that ends without one was ended.
Started by `bounded`, never by hand. It knows no Django, no database and none of the switches.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

from palais.apps.office.intake.faults import Fault

MIB = 1024 * 1024


def main(order: dict[str, Any]) -> None:
    bound(**order["bounds"])
    out = sys.stdout.buffer
    try:
        for thing in program(order["program"])(**order["arguments"]):
            out.write(line(thing))
        last: Any = {"end": True}
    except Fault as fault:
        last = {"fault": fault.code, "values": fault.values}
    except MemoryError:
        last = {"fault": "needs-too-much-memory", "values": {}}
    except RecursionError:
        last = {"fault": "broke", "values": {"error": "RecursionError"}}
    except Exception as error:
        last = {"fault": "broke", "values": {"error": type(error).__name__}}
    out.write(line(last))
    out.flush()


def line(thing: Any) -> bytes:
    return json.dumps(thing, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def program(path: str) -> Callable[..., Iterator[Any]]:
    """The generator at `package.module:name`; only those of this house."""
    module, _colon, name = path.partition(":")
    if not module.startswith(("palais.", "tests.")):
        raise ValueError(path)
    found: Callable[..., Iterator[Any]] = getattr(import_module(module), name)
    return found


def bound(*, memory_mib: int, cpu_seconds: int, file_mib: int) -> None:
    """Limits that the system keeps, whatever this process does. A system that knows one not is left without it."""
    try:
        import resource
    except ImportError:
        return
    wanted = {
        "RLIMIT_AS": memory_mib * MIB,
        "RLIMIT_CPU": cpu_seconds,
        "RLIMIT_FSIZE": file_mib * MIB,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": 64,
    }
    for name, value in wanted.items():
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (value, value))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
