"""Sign-in with another provider is there with its switch alone."""

import os
import subprocess
import sys
from pathlib import Path

ASKED = (
    "import django; django.setup(); from django.urls import reverse; "
    "print(reverse('openid_connect_callback', args=['provider']))"
)


def ask(project: Path, **switches: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PYTHONPATH": str(project), **switches}
    command = [sys.executable, "-c", ASKED]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def test_with_the_switch_its_answer_comes_back_to_our_account_pages(project):
    done = ask(project, PALAIS_OIDC_SERVER="https://id.example.org/", PALAIS_OIDC_CLIENT="palais")
    assert done.stdout.strip() == "/account/oidc/provider/login/callback/", done.stderr


def test_without_it_there_is_no_such_address(project):
    done = ask(project)
    assert (done.stdout, "NoReverseMatch" in done.stderr) == ("", True)
