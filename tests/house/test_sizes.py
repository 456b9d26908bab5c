"""Files and functions stay small enough to be read in one go."""

import ast

from tests.house import tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def long_functions(source: str) -> list[str]:
    """The functions that are too long, with their line and length."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{node.lineno} {node.name}: {length} lines")
    return found


def too_long(source: str) -> bool:
    return len(source.splitlines()) > LONGEST_FILE


def test_no_file_is_longer_than_the_house_allows():
    sources = tree.files(".py", ".html", ".css", ".js")
    assert [tree.name(file) for file in sources if too_long(tree.text(file))] == []


def test_no_function_is_longer_than_the_house_allows():
    found = [
        f"{tree.name(file)}:{row}" for file in tree.files(".py") for row in long_functions(tree.text(file))
    ]
    assert found == []


def test_the_checks_see_what_is_too_long():
    assert too_long("x = 1\n" * 401)
    assert not too_long("x = 1\n" * 400)
    assert long_functions("def f():\n" + "    x = 1\n" * 50) == ["1 f: 51 lines"]
    assert long_functions("def f():\n" + "    x = 1\n" * 49) == []
