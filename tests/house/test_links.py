"""Links between documents lead somewhere."""

import re
from pathlib import Path

from tests.house import tree

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def broken(file: Path, source: str) -> list[str]:
    """The relative links of a document that name no file."""
    inside = [link.partition("#")[0] for link in LINK.findall(source) if "://" not in link and link[0] != "#"]
    return [link for link in inside if link and not (file.parent / link).exists()]


def test_every_relative_link_leads_to_a_file():
    documents = tree.files(".md")
    found = [f"{tree.name(file)}: {link}" for file in documents for link in broken(file, tree.text(file))]
    assert found == []


def test_the_check_sees_a_broken_link():
    here = tree.PROJECT / "README.md"
    assert broken(here, "[a](docs/none.md) [b](Makefile) [c](https://example.org/x) [d](#below)") == [
        "docs/none.md"
    ]
