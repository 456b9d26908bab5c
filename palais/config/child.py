"""What `palais serve` starts: the web server or the task worker. Each ends when its standard input does."""

import os
import signal
import sys
import threading
import time

from palais.config.env import SwitchNotUnderstood
from palais.config.keeping import HOPELESS

LAST_CHANCE_SECONDS = 20.0


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        if arguments[0] == "web":
            web(host=arguments[1], port=int(arguments[2]), workers=int(arguments[3]))
        else:
            work(name=arguments[1])
    except SwitchNotUnderstood as error:
        print(error, file=sys.stderr, flush=True)
        return HOPELESS
    return 0


def end_with_parent() -> None:
    """Whoever started us holds the other end of our standard input, as long as it lives."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_CHANCE_SECONDS)
    os.killpg(0, signal.SIGKILL)


def web(*, host: str, port: int, workers: int) -> None:
    """The web workers, which Granian starts again when one of them dies."""
    from granian import Granian
    from granian.constants import Interfaces

    import palais.config.settings  # noqa: F401  a wrong switch is said here, not by each worker

    Granian(
        "palais.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=8,
        log_enabled=False,
        websockets=False,
    ).serve()


def work(*, name: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("work", name=name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
