"""`make evaluate CORPUS=folder`: each program of bench/evaluate, on real documents from elsewhere."""

from pathlib import Path

from tools.programs import run_each
from tools.steps import CannotGoOn


def main(arguments: list[str]) -> int:
    """Run every evaluation on the folder; without a folder, say that it was skipped."""
    named = " ".join(arguments[1:]).strip()
    if not named:
        print("Evaluation skipped: no folder of documents was named (make evaluate CORPUS=folder).")
        return 0
    corpus = Path(named).expanduser().resolve()
    if not corpus.is_dir():
        raise CannotGoOn(f"CORPUS={named} is not a folder that can be read.")
    return run_each("bench/evaluate", str(corpus))
