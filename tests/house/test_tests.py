"""A test that asserts nothing passes for the wrong reason."""

import ast

from tests.house import tree

ASSERTING = ("assert", "raises", "expect", "warns", "fail", "axe")


def asserts_nothing(source: str) -> list[str]:
    """The tests of a module in which nothing is asserted, neither here nor in a function named for it."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            inside = list(ast.walk(node))
            called = {
                part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", "")
                for part in inside
                if isinstance(part, ast.Call)
            }
            stated = any(isinstance(part, ast.Assert) for part in inside)
            if not stated and not any(word in name for name in called for word in ASSERTING):
                found.append(f"{node.lineno} {node.name}")
    return found


def test_every_test_asserts_something():
    tests = tree.files(".py", under=tree.PROJECT / "tests")
    assert [f"{tree.name(file)}:{row}" for file in tests for row in asserts_nothing(tree.text(file))] == []


def test_the_check_sees_a_test_that_asserts_nothing():
    assert asserts_nothing("def test_a():\n    run()\n\ndef test_b():\n    assert run()\n") == ["1 test_a"]
