"""Nothing committed names a machine, a package index or unfinished business."""

import re

from tests.house import tree

TEXTS = {
    *(".py", ".html", ".css", ".js", ".svg", ".po", ".sh", ".example"),
    *(".md", ".txt", ".in", ".toml", ".csv", ".json", ".yml", ".cfg"),
}
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp/\w+)/")
INDEX = re.compile(r"(?i)\b(?:pypi|pythonhosted)\b\.\w+|--(?:extra-)?index-url[= ]")
UNFINISHED = re.compile(
    "(?<![A-Za-z])(?:TODO|FIXME|XXX|HACK)(?![A-Za-z])|(?i:lorem ipsum|coming soon)|NotImplementedError"
)


def traces(source: str) -> list[str]:
    """The lines that say where or how this was made, or that it is not."""
    return [
        f"{number}: {line.strip()[:100]}"
        for number, line in enumerate(source.splitlines(), 1)
        if MACHINE.search(line) or INDEX.search(line) or UNFINISHED.search(line)
    ]


def test_nothing_names_a_machine_an_index_or_unfinished_business():
    ours = [file for file in tree.files() if file.suffix in TEXTS or not file.suffix]
    found = [
        f"{tree.name(file)}:{line}"
        for file in ours
        if file.name != "test_traces.py"
        for line in traces(tree.text(file))
    ]
    assert found == []


def test_the_check_sees_traces():
    seen = traces(
        "a = '/home/somebody/palais/x'\nb = 2  # TODO later\nsee https://pypi.example/simple\n/states/home/ is fine"
        "\nBEGIN:VTODO is a word of calendars"
    )
    assert [row.partition(":")[0] for row in seen] == ["1", "2", "3"]
