"""Running every program of a folder in turn, each on its own: one that fails stops no other."""

import subprocess

from tools import environment, places


def run_each(folder: str, *arguments: str) -> int:
    """Run the folder's programs in the order of their names; 1 when one failed or there is none."""
    failed = []
    files = [file for file in sorted((places.PROJECT / folder).glob("*.py")) if file.name != "__init__.py"]
    for file in files:
        module = ".".join(file.relative_to(places.PROJECT).with_suffix("").parts)
        print(f"── {module}", flush=True)
        command = [str(places.PYTHON), "-m", module, *arguments]
        if subprocess.call(command, cwd=places.PROJECT, env=environment.clean_environment()):
            failed.append(module)
    print(
        f"{len(files) - len(failed)} of {len(files)} finished"
        + f"; failed: {', '.join(failed)}" * bool(failed)
    )
    return 1 if failed or not files else 0
