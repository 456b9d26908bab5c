"""Archives that are damaged, foreign, newer or hostile: each is refused with its sentence, and nothing is touched."""

import hashlib
import json
import stat
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from palais.apps.office import backup
from palais.apps.office.backup import archive, checking

LINE = b'["a"]\n'
NAME = "tables/people_user.jsonl"
GONE = "files/media/../../../etc/cron.d/x"


def told(**changes) -> dict:
    """A manifest as one should be, but for these changes."""
    parts = {NAME: {"bytes": len(LINE), "sha256": hashlib.sha256(LINE).hexdigest()}}
    tables = {"people_user": {"columns": ["id"], "rows": 1, "last_number": 1}}
    return {
        "kind": "palais-backup",
        "format": 1,
        "made_at": "2026-11-02T03:30:00+00:00",
        "palais": "0.1.0",
        "database": "sqlite",
        "migrations": [["people", "0001_initial"]],
        "tables": tables,
        "parts": parts,
        "without": "",
        **changes,
    }


def packed(place: Path, manifest: object, **parts: bytes | zipfile.ZipInfo) -> Path:
    file = place / "made.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as kept:
        kept.writestr(archive.MANIFEST, manifest if isinstance(manifest, bytes) else json.dumps(manifest))
        for name, data in (parts or {NAME: LINE}).items():
            kept.writestr(name, data)
    return file


def with_part(name: str, data: bytes) -> dict:
    """A manifest that names one part more."""
    manifest = told()
    manifest["parts"][name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return manifest


def a_link(place: Path) -> Path:
    info = zipfile.ZipInfo("files/media/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = packed(place, with_part("files/media/link", b"/etc/passwd"))
    with zipfile.ZipFile(file, "a") as kept:
        kept.writestr(info, b"/etc/passwd")
    return file


def a_bomb(place: Path) -> Path:
    """A part that is a thousand times larger than its name says."""
    file = packed(place, told(), **{NAME: b"0" * 200_000_000})
    return file


def twice(place: Path) -> Path:
    file = packed(place, told())
    with zipfile.ZipFile(file, "a") as kept, pytest.warns(UserWarning, match="Duplicate name"):
        kept.writestr(NAME, LINE)
    return file


def flipped(place: Path) -> Path:
    file = packed(place, told())
    data = bytearray(file.read_bytes())
    at = data.index(NAME.encode()) + len(NAME) + 3
    data[at] ^= 0x55
    file.write_bytes(data)
    return file


def text(place: Path, data: bytes) -> Path:
    file = place / "made.zip"
    file.write_bytes(data)
    return file


CUT = "made.zip is no backup of Palais, or it was cut short."
FOREIGN = "The manifest of this archive is not that of a Palais backup."
MORE = "The archive does not hold what its manifest says, or holds more."
OTHER = f"The archive is damaged: {NAME} is not what its manifest says. Take another copy of the backup."

CASES = {
    "nothing": (lambda place: text(place, b""), CUT),
    "another file": (lambda place: text(place, b"%PDF-1.7" * 99), CUT),
    "a zip of something else": (
        lambda place: packed(place, b"{}").rename(place / "made.zip"),
        FOREIGN,
    ),
    "not JSON": (lambda place: packed(place, b"\xff\xfe["), FOREIGN),
    "deep JSON": (lambda place: packed(place, b"[" * 200_000), FOREIGN),
    "a newer form": (
        lambda place: packed(place, told(format=2)),
        "This backup was made by a newer version of Palais. Install that version, then restore.",
    ),
    "a field more": (
        lambda place: packed(place, told(more=1)),
        FOREIGN,
    ),
    "a size below nothing": (
        lambda place: packed(place, told(parts={NAME: {"bytes": -1, "sha256": ""}})),
        FOREIGN,
    ),
    "a part more": (
        lambda place: packed(place, told(), **{NAME: LINE, "files/media/a.txt": b"a"}),
        MORE,
    ),
    "a part less": (
        lambda place: packed(place, with_part("files/media/a.txt", b"a")),
        MORE,
    ),
    "a part twice": (twice, MORE),
    "a way out": (
        lambda place: packed(place, with_part(GONE, b"x"), **{NAME: LINE, GONE: b"x"}),
        "The archive holds a name that leads out of its folder, or is none. It is refused.",
    ),
    "a link": (a_link, "The archive holds a link or a device. It is refused."),
    "a bomb": (a_bomb, "The archive is damaged: a part has another size than its manifest says."),
    "other bytes": (
        lambda place: packed(place, told(), **{NAME: b'["b"]\n'}),
        OTHER,
    ),
    "a flipped bit": (
        flipped,
        OTHER,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_is_refused_with_its_sentence(tmp_path, case):
    make, sentence = CASES[case]
    file = make(tmp_path)
    tracemalloc.start()
    try:
        with pytest.raises(backup.ArchiveRefused) as refused, backup.opened(file) as kept:
            kept.verify()
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert str(refused.value) == sentence


def test_a_file_that_is_not_there_is_said(tmp_path):
    sentence = "cannot be read: No such file or directory"
    with pytest.raises(backup.ArchiveRefused, match=sentence), backup.opened(tmp_path / "none.zip"):
        pass


@pytest.mark.parametrize(
    "name",
    [
        "files/media//a", "files/media/./a", "files/media/a/../b", "files/media/..", "files//a", "files/media/",
        "/etc/x", "files/media/a\\b", "files/media/a\0b", "files/media/a\nb", "files/MEDIA/a", "tables/../x.jsonl",
        "tables/x.sql", "files/media/" + "é" * 200, "C:/x", "manifest.json/x",
    ],
)  # fmt: skip
def test_names_that_do_not_fit(name):
    assert not archive.fits(name)


def test_names_that_fit():
    assert all(
        map(
            archive.fits,
            ["tables/office_change.jsonl", "files/media/images/naïve 中文.png", "files/facts/..a"],
        )
    )


def test_a_line_without_end_is_refused_in_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "LONGEST_LINE", 1 << 20)
    data = b"[" * (5 << 20)
    manifest = told(parts={NAME: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}})
    file = packed(tmp_path, manifest, **{NAME: data})
    with backup.opened(file) as kept, pytest.raises(backup.ArchiveRefused, match="The archive is damaged"):
        list(kept.lines("people_user"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"migrations": [["people", "9999_later"]]}, "a newer version of Palais (0.1.0), or by one with other parts"),
        ({"migrations": [["office", "0003_jobs_and_changes"]]}, "not that of a Palais backup"),
        ({"migrations": []}, "not that of a Palais backup"),
        ({}, "does not fit this version of Palais"),
    ],
)  # fmt: skip
def test_what_the_database_would_not_take_leaves_it_as_it_was(
    transactional_db, settings, tmp_path, changes, sentence
):
    from palais.apps.office.backup import state
    from palais.apps.people.models import User

    settings.VAR, settings.MEDIA_ROOT, settings.NETWORK_FACTS = (
        tmp_path,
        tmp_path / "media",
        tmp_path / "facts",
    )
    every = {"migrations": sorted(list(node) for node in state.applied())}
    file = packed(tmp_path, told(**(every | changes)))
    User.objects.create_user(email="somebody@example.org")
    with pytest.raises(backup.ArchiveRefused) as refused:
        backup.restore(file, replace=True)
    assert sentence in str(refused.value)
    assert User.objects.get().email == "somebody@example.org"
    assert not backup.interrupted()
    assert list((tmp_path / "media").glob(".*")) == []


def test_a_row_that_does_not_fit_is_named(transactional_db, settings, tmp_path):
    from palais.apps.office.backup import state

    settings.VAR, settings.MEDIA_ROOT, settings.NETWORK_FACTS = (
        tmp_path,
        tmp_path / "media",
        tmp_path / "facts",
    )
    columns = next(table for table in state.tables(state.applied()) if table.name == "people_user").columns
    manifest = told(migrations=sorted(list(node) for node in state.applied()))
    manifest["tables"]["people_user"]["columns"] = columns
    with pytest.raises(
        backup.ArchiveRefused, match=r"A row of the backup does not fit its table: people_user, line 1"
    ):
        backup.restore(packed(tmp_path, manifest))
