"""Whoever adds a switch, a command or a target says in the documents what it is for."""

import argparse
import re

from palais import cli
from tests.house import tree

SWITCH = re.compile(r"PALAIS_[A-Z]+(?:_[A-Z]+)*(?![A-Z_])")
EXAMPLE = tree.PROJECT / ".env.example"
ADMINISTRATOR = tree.PROJECT / "docs" / "guides" / "administrator.md"
TWO_COMMANDS = tree.PROJECT / "docs" / "build" / "two-commands.md"
README = tree.PROJECT / "README.md"


def switches(*sources: str) -> set[str]:
    return {name for source in sources for name in SWITCH.findall(source)}


def commands(parser: argparse.ArgumentParser, so_far: str = "palais") -> list[str]:
    """Every command the desk knows, as it is typed."""
    found = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                further = commands(below, f"{so_far} {name}")
                found += further or [f"{so_far} {name}"]
    return found


def test_every_switch_is_documented_and_every_documented_switch_exists():
    used = switches(*(tree.text(file) for file in tree.files(".py", under=tree.PALAIS)))
    assert switches(tree.text(EXAMPLE)) == used
    assert switches(tree.text(ADMINISTRATOR)) == used


def test_the_switches_of_tools_and_benches_are_documented():
    folders = [tree.PROJECT / "tools", tree.PROJECT / "bench"]
    used = switches(*(tree.text(file) for folder in folders for file in tree.files(".py", under=folder)))
    running = switches(tree.text(EXAMPLE))
    assert used - running == switches(tree.text(TWO_COMMANDS)) - running


def test_every_command_is_documented():
    told = tree.text(README) + tree.text(ADMINISTRATOR)
    assert [command for command in commands(cli.parser()) if command not in told] == []


def test_every_target_is_helped_and_documented():
    makefile = tree.text(tree.PROJECT / "Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split()) - {"help", "python"}
    assert set(re.findall(r"^## make (\w+)", makefile, re.MULTILINE)) == targets
    assert [target for target in sorted(targets) if f"make {target}" not in tree.text(TWO_COMMANDS)] == []


def test_the_checks_see_what_is_not_documented():
    assert switches('env.flag("PALAIS_MOON")', "PALAIS_SUN=1", "starts with PALAIS_STAR_") == {
        "PALAIS_MOON",
        "PALAIS_SUN",
    }
    parser = argparse.ArgumentParser()
    kinds = parser.add_subparsers().add_parser("import").add_subparsers()
    kinds.add_parser("ratifications")
    assert commands(parser) == ["palais import ratifications"]
