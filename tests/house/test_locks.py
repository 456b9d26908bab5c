"""Lock files pin every package with its hashes and name no index, so that any mirror serves."""

import re

from tests.house import tree

REQUIREMENTS = tree.PROJECT / "requirements"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==\S+", re.MULTILINE)


def unhashed(lock: str) -> list[str]:
    """The packages that are named without a version or without a hash."""
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    return [
        block.split()[0]
        for block in blocks
        if block.strip()
        and not block.startswith("#")
        and ("==" not in block or "--hash=sha256:" not in block)
    ]


def addresses(lock: str) -> list[str]:
    return re.findall(r"\S*(?:https?://|file:|git\+|index-url|find-links|trusted-host)\S*", lock)


def wanted(source: str) -> set[str]:
    """The packages that an .in file asks for."""
    rows = [line.strip() for line in source.splitlines()]
    return {
        re.split(r"[\[~=<>;!\s]", row)[0].lower() for row in rows if row and not row.startswith(("#", "-"))
    }


def test_every_package_is_pinned_with_hashes_and_without_an_address():
    for lock in sorted(REQUIREMENTS.glob("*.txt")):
        assert (lock.name, unhashed(lock.read_text())) == (lock.name, [])
        assert (lock.name, addresses(lock.read_text())) == (lock.name, [])


def test_every_package_asked_for_is_locked():
    for source in sorted(REQUIREMENTS.glob("*.in")):
        locked = {name.lower() for name in PINNED.findall(source.with_suffix(".txt").read_text())}
        assert (source.name, wanted(source.read_text()) - locked) == (source.name, set())


def test_a_package_has_one_version_in_all_lock_files():
    versions: dict[str, set[str]] = {}
    for lock in sorted(REQUIREMENTS.glob("*.txt")):
        for pin in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)(.*)$", lock.read_text(), re.MULTILINE):
            versions.setdefault(pin[0] + pin[2].rstrip(" \\"), set()).add(pin[1])
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_the_checks_see_a_bad_lock():
    assert unhashed("django==5.2.19 \\\n    --hash=sha256:ab\nbabel==2.18\n") == ["babel==2.18"]
    assert addresses("--find-links https://example.org/x\n") == ["--find-links", "https://example.org/x"]
    assert wanted("# why\n-c run.txt\npsycopg[binary]\ndjango~=5.2\n") == {"psycopg", "django"}
