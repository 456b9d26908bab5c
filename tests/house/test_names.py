"""A file's name says what is in it; drawers for anything are not opened."""

from pathlib import PurePosixPath

from tests.house import tree

DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "lib", "stuff", "tools_old"}


def drawers(names: list[str]) -> list[str]:
    """The paths with a folder or a module that is named after nothing in particular."""
    found = []
    for name in names:
        path = PurePosixPath(name)
        if {*path.parts[:-1], path.stem} & DRAWERS:
            found.append(name)
    return found


def test_there_are_no_drawers_for_anything():
    assert drawers([tree.name(file) for file in tree.files()]) == []


def test_the_check_sees_a_drawer():
    assert drawers(["palais/core/utils.py", "palais/common/dates.py", "palais/core/dates.py"]) == [
        "palais/core/utils.py",
        "palais/common/dates.py",
    ]
