"""Finding what tests need beside Python, and on Debian installing it where the user is root."""

import os
import platform
import shutil
from dataclasses import dataclass

from tools.steps import run, step


@dataclass(frozen=True)
class Missing:
    """Something that cannot be used here: why, how to get it, and whether it could have been had."""

    why: str
    how: str
    could_be_had: bool

    def __str__(self) -> str:
        return f"{self.why} {self.how}"


def can_install() -> bool:
    """Whether system packages may be installed here: root on Debian."""
    return os.geteuid() == 0 and _is_debian() and shutil.which("apt-get") is not None


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def install(package: str) -> bool:
    """Install one system package with apt-get, having said so; return whether it worked."""
    print(
        f"{package} is not here: installing the system package, once (apt-get install {package}).", flush=True
    )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with step(f"Installing {package}") as current:
        run(["apt-get", "update"], env=quiet)
        code, said = run(["apt-get", "install", "-y", "--no-install-recommends", package], env=quiet)
        if code:
            why = (said.strip().splitlines() or ["it said nothing"])[-1]
            current.note, current.well = f"apt-get failed: {why}", False
    return code == 0
