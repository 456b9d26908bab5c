"""`make bench`: every program of bench/, each printing its ratios and writing JSON into var/bench."""

from tools import switches
from tools.programs import run_each


def main(arguments: list[str]) -> int:
    """Run every benchmark."""
    switches.prepare()
    return run_each("bench")
