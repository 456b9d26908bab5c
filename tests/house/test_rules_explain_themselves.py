"""Rules and facts say what they know, what they do not, and where the law is; arguments have names."""

import ast
import re
from pathlib import Path

from tests.house import tree

CORE = tree.PALAIS / "core"
REFERENCE = tree.PALAIS / "reference"
FRONT_DOORS = (
    *("core/*.py", "core/*/__init__.py", "core/planner/*/__init__.py"),
    *("apps/*/queries.py", "apps/*/queries/__init__.py", "apps/*/services.py", "apps/*/services/__init__.py"),
)


def sentences(source: str) -> int:
    """How many sentences the module's docstring has."""
    return len(re.findall(r"[.:?](?=\s|$)", ast.get_docstring(ast.parse(source)) or ""))


def public(source: str) -> list[ast.FunctionDef | ast.ClassDef]:
    """The public functions and classes that a module defines itself."""
    body = ast.parse(source).body
    return [
        node
        for node in body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]


def undocumented(source: str) -> list[str]:
    """Public functions and classes of a module without a docstring."""
    return [f"{node.lineno} {node.name}" for node in public(source) if not ast.get_docstring(node)]


def unnamed_arguments(source: str, *, only: set[str] | None = None) -> list[str]:
    """Public functions (of these names) that take more than one argument by position."""
    return [
        f"{node.lineno} {node.name}"
        for node in public(source)
        if isinstance(node, ast.FunctionDef) and (only is None or node.name in only)
        if len(node.args.posonlyargs) + len(node.args.args) > 1
    ]


def offered(package: str) -> dict[str, set[str]]:
    """What the `__init__` of a package hands on: the modules beside it, each with the names taken from it."""
    found: dict[str, set[str]] = {}
    for node in ast.parse(package).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found.setdefault(node.module.rpartition(".")[2], set()).update(name.name for name in node.names)
    return found


def unnamed_behind(door: Path) -> list[str]:
    """The faults behind one front door: its own functions, and those it hands on."""
    found = [f"{tree.name(door)}:{row}" for row in unnamed_arguments(tree.text(door))]
    if door.name == "__init__.py":
        for module, names in offered(tree.text(door)).items():
            file = door.with_name(f"{module}.py")
            if file.exists():
                found += [
                    f"{tree.name(file)}:{row}" for row in unnamed_arguments(tree.text(file), only=names)
                ]
    return found


def test_each_core_module_opens_with_three_sentences():
    modules = [file for file in tree.files(".py", under=CORE) if file != CORE / "__init__.py"]
    assert [tree.name(file) for file in modules if sentences(tree.text(file)) < 3] == []


def test_every_public_function_of_rules_and_facts_has_a_docstring():
    modules = tree.files(".py", under=CORE) + tree.files(".py", under=REFERENCE)
    assert [f"{tree.name(file)}:{row}" for file in modules for row in undocumented(tree.text(file))] == []


def test_arguments_are_named_where_more_than_one_is_taken():
    doors = sorted({door for pattern in FRONT_DOORS for door in tree.PALAIS.glob(pattern)})
    assert doors != []
    assert [row for door in doors for row in unnamed_behind(door)] == []


def test_the_checks_see_silence():
    assert sentences('"""Knows days. Knows no hours. The law is article 44."""') == 3
    assert sentences('"""Knows days."""') == 1
    assert undocumented("def due():\n    return 1\n\ndef _own():\n    return 1\n") == ["1 due"]
    functions = "def due(state, day): ...\ndef late(*, state, day): ...\ndef own(a, b): ..."
    assert unnamed_arguments(functions) == ["1 due", "3 own"]
    assert unnamed_arguments(functions, only={"due"}) == ["1 due"]
    assert offered("from palais.core.symbols.parsing import parse, find") == {"parsing": {"parse", "find"}}
