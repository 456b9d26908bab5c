"""The first file an old Python reads has to be readable for it."""

import ast

from tests.house import tree

TOO_NEW = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match)
FIRST_READ = ("tools/__init__.py", "tools/__main__.py")


def too_new(source: str) -> list[str]:
    """What stands in a file that Python 2.7 and 3.6 could not read."""
    found = [type(node).__name__ for node in ast.walk(ast.parse(source)) if isinstance(node, TOO_NEW)]
    return found + ["not ASCII"] * (not source.isascii())


def test_the_door_of_the_tools_can_be_read_by_any_python():
    assert [(file, too_new((tree.PROJECT / file).read_text())) for file in FIRST_READ] == [
        (file, []) for file in FIRST_READ
    ]


def test_the_check_sees_what_is_too_new():
    assert too_new('x: int = 1\ny = f"{x}"\nz = "…"') == ["AnnAssign", "JoinedStr", "not ASCII"]
