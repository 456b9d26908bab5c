"""The files for servers name what exists: switches, commands, folders, headers; and programs that know them agree."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from palais import cli
from tests.house import tree
from tests.house.test_documented import EXAMPLE, commands, switches

DEPLOY = tree.PROJECT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
HARDENED = {"User": "palais", "Group": "palais", "WorkingDirectory": "/srv/palais", "NoNewPrivileges": "yes"}
STARTS = re.compile(
    r"/srv/palais/\.venv/bin/(palais(?: [a-z]+)+)|\"palais\.cli\", \"(\w+)\"|palais (upgrade)$", re.MULTILINE
)
FOLDER = re.compile(r"(?<![\w./])(/[a-z][\w./-]*)")


def unit(file: Path) -> configparser.RawConfigParser:
    """A unit of systemd; where a name stands twice the last one is kept."""
    read = configparser.RawConfigParser(strict=False, delimiters=("=",), interpolation=None)
    read.optionxform = str
    read.read_string(tree.text(file))
    return read


def started(source: str) -> set[str]:
    """The commands of the desk that a file starts."""
    known = set(commands(cli.parser()))
    found = {" ".join(filter(None, parts)) for parts in STARTS.findall(source)}
    whole = {text if text.startswith("palais") else f"palais {text}" for text in found}
    return {
        next((one for one in sorted(known, key=len, reverse=True) if text.startswith(one)), text)
        for text in whole
    }


def test_every_switch_named_for_servers_exists():
    named = switches(*(tree.text(file) for file in tree.files(under=DEPLOY)))
    assert named != set()
    assert named - switches(tree.text(EXAMPLE)) == set()


def test_units_have_what_they_need():
    assert len(UNITS) == 4
    for file in UNITS:
        told = unit(file)
        assert told["Unit"]["Description"].startswith("Palais: ")
        if file.suffix == ".timer":
            assert (DEPLOY / f"{file.stem}.service").exists() and told["Install"][
                "WantedBy"
            ] == "timers.target"
            continue
        service = dict(told["Service"])
        assert {name: service.get(name) for name in HARDENED} == HARDENED, file.name
        assert service["ExecStart"].startswith("/srv/palais/.venv/bin/palais ")
        lasting = service.get("Type") == "exec"
        assert (service.get("Restart"), told.has_section("Install")) == (
            ("always", True) if lasting else (None, False)
        )


def test_what_is_started_is_a_command():
    known = set(commands(cli.parser()))
    for file in (*UNITS, DEPLOY / "Containerfile"):
        if file.suffix != ".timer":
            found = started(tree.text(file))
            assert found and found <= known, file.name


def test_the_documents_they_name_are_there():
    for file in UNITS:
        for path in re.findall(r"^Documentation=file:/srv/palais/(.*)$", tree.text(file), re.MULTILINE):
            assert (tree.PROJECT / path).exists()


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_proxies_lead_to_where_palais_listens_and_set_what_it_reads(name):
    source = tree.text(DEPLOY / name)
    port = re.search(r"--port (\d+)", tree.text(DEPLOY / "palais.service"))
    assert port is not None and f"127.0.0.1:{port[1]}" in source
    assert "X-Forwarded-For" in source and "X-Forwarded-Proto" in source
    assert "proxy_add_x_forwarded_for" not in source  # a visitor's own word would be passed on
    assert source.count("{") == source.count("}")
    switched = dict(re.findall(r"(PALAIS_\w+)=([^\s,]+)", source))
    assert switched["PALAIS_BEHIND_PROXIES"] == "1" and switched["PALAIS_HTTPS_REDIRECT"] == "1"
    assert switched["PALAIS_ALLOWED_HOSTS"] == "palais.example.org"


def test_everything_of_ours_lies_in_one_folder():
    ours = [
        path
        for file in tree.files(under=DEPLOY)
        for path in FOLDER.findall(tree.text(file))
        if "palais" in path
    ]
    elsewhere = {path for path in ours if not path.startswith("/srv/palais")}
    assert elsewhere == {
        "/etc/letsencrypt/live/palais.example.org/fullchain.pem",
        "/etc/letsencrypt/live/palais.example.org/privkey.pem",
        "/etc/nginx/sites-enabled/palais.conf",
    }


def test_the_image_takes_no_switches_and_no_local_folder_along():
    copied = re.findall(r"^COPY (\S+)", tree.text(DEPLOY / "Containerfile"), re.MULTILINE)
    assert copied == ["requirements/", "palais/", "tools/", "docs/"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_understands_the_units(tmp_path):
    for file in UNITS:
        text = tree.text(file).replace("/srv/palais/.venv/bin/palais", "/bin/true")
        (tmp_path / file.name.replace("@.", "@1.")).write_text(text, encoding="utf-8")
    units = [str(file) for file in tmp_path.iterdir()]
    ran = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert [line for line in ran.stderr.splitlines() if "palais" in line] == []


def test_the_checks_see_a_command_that_is_none():
    assert started("ExecStart=/srv/palais/.venv/bin/palais fly --high") == {"palais fly"}
    assert started('CMD ["python", "-m", "palais.cli", "health"]') == {"palais health"}
