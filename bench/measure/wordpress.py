"""A WordPress of Debian's packages, private and gone afterwards: MariaDB, php-fpm with two workers, nginx.

One address without a cache and one with nginx's own cache in front. Nothing of the system is touched: data, sockets
and settings lie in a temporary folder, and no service of the system is used.
"""

import json
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure.site import HOST, free_port
from tools import places
from tools.machine import Missing
from tools.steps import CannotGoOn, last_words, run, step

PROGRAMS = ("mariadbd", "mariadb-install-db", "mariadb", "php", "nginx")
PACKAGE = Path("/usr/share/wordpress")
SCRIPTS = places.PROJECT / "bench" / "wordpress"
PACKAGES = "wordpress wordpress-theme-twentytwentyone mariadb-server php-fpm php-mysql php-mbstring php-xml nginx-light"
STARTS_WITHIN = 60.0
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{folder}/db.sock'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://{host}:{port}'); define('WP_SITEURL', 'http://{host}:{port}');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
FPM = """[global]
error_log={folder}/fpm.log
daemonize=no
[www]
user=www-data
group=www-data
listen={folder}/fpm.sock
listen.mode=0666
pm=static
pm.max_children=2
php_admin_value[opcache.enable]=1
php_admin_value[opcache.validate_timestamps]=0
php_admin_value[opcache.memory_consumption]=192
"""
PHP = """include /etc/nginx/fastcgi.conf; fastcgi_param HTTP_HOST {host}:{port}; fastcgi_param SERVER_PORT {port};
      fastcgi_pass unix:{folder}/fpm.sock;"""
NGINX = """daemon off; user www-data; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off; keepalive_requests 100000; gzip on;
  fastcgi_cache_path {folder}/cache levels=1:2 keys_zone=wp:16m inactive=60m;
  client_body_temp_path {folder}/t1; fastcgi_temp_path {folder}/t2; proxy_temp_path {folder}/t3;
  scgi_temp_path {folder}/t4; uwsgi_temp_path {folder}/t5;
  server {{ listen {host}:{port}; root {folder}/site; index index.php;
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~ \\.php$ {{ {php} }} }}
  server {{ listen {host}:{cached}; root {folder}/site; index index.php;
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~ \\.php$ {{ {php}
      fastcgi_cache wp; fastcgi_cache_key "$request_uri"; fastcgi_cache_valid 200 60m;
      fastcgi_ignore_headers Cache-Control Expires Set-Cookie; }} }}
}}
"""


@dataclass(frozen=True)
class WordPress:
    """One that answers: without a cache on `port`, with nginx's cache on `cached_port`; `version` as it says."""

    port: int
    cached_port: int
    version: str


def missing() -> Missing | None:
    """What this machine lacks; None where all is there."""
    lacks = [name for name in PROGRAMS if shutil.which(name, path=search_path()) is None]
    lacks += [] if fpm() else ["php-fpm"]
    lacks += [] if PACKAGE.is_dir() else ["WordPress"]
    if os.geteuid() != 0:
        lacks.append("the rights of root, which start each program as its own user")
    if not lacks:
        return None
    what = f"A WordPress to compare with needs {', '.join(lacks)}."
    return Missing(what, f"On Debian: apt-get install --no-install-recommends {PACKAGES}", could_be_had=False)


def search_path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def fpm() -> str:
    """php-fpm, whatever its version."""
    found = sorted(Path("/usr/sbin").glob("php-fpm*"))
    return str(found[-1]) if found else ""


@contextmanager
def serving(folder: Path, items: Iterable[Mapping[str, Any]]) -> Iterator[WordPress]:
    """A WordPress with these posts until the block ends. Raises CannotGoOn."""
    folder.chmod(0o755)
    ports = {"host": HOST, "port": free_port(), "cached": free_port(), "folder": folder}
    started: list[subprocess.Popen[bytes]] = []
    try:
        with step("Preparing a WordPress") as current:
            database(folder, started)
            shutil.copytree(PACKAGE, folder / "site", symlinks=False)
            config = folder / "site" / "wp-config.php"
            config.unlink(missing_ok=True)
            config.write_text(CONFIG.format(**ports), encoding="utf-8")
            version = php("install.php", folder / "site")
            posts = folder / "posts.jsonl"
            posts.write_text("".join(json.dumps(one) + "\n" for one in items), encoding="utf-8")
            current.doing = "posts"
            current.note = f"{version}, {php('load.php', folder / 'site', posts)} posts"
        (folder / "fpm.conf").write_text(FPM.format(**ports), encoding="utf-8")
        written = NGINX.format(**ports, php=PHP.format(**ports))
        (folder / "nginx.conf").write_text(written, encoding="utf-8")
        started.append(subprocess.Popen([fpm(), "-y", str(folder / "fpm.conf")]))
        wait_for(folder / "fpm.sock")
        nginx = shutil.which("nginx", path=search_path()) or "nginx"
        started.append(subprocess.Popen([nginx, "-c", str(folder / "nginx.conf")]))
        wait_for(folder / "nginx.pid")
        yield WordPress(int(str(ports["port"])), int(str(ports["cached"])), version)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(timeout=30)


def database(folder: Path, started: list[subprocess.Popen[bytes]]) -> None:
    data = folder / "db"
    data.mkdir()
    owner = pwd.getpwnam("mysql")
    for place in (folder, data):
        os.chown(place, owner.pw_uid, owner.pw_gid)
    run_or_stop(
        "mariadb-install-db", "--user=mysql", f"--datadir={data}", "--auth-root-authentication-method=normal"
    )
    daemon = shutil.which("mariadbd", path=search_path()) or "mariadbd"
    options = [
        "--no-defaults",
        "--user=mysql",
        f"--datadir={data}",
        f"--socket={folder}/db.sock",
        "--skip-networking",
    ]
    with (folder / "db.log").open("wb") as log:
        started.append(
            subprocess.Popen([daemon, *options, "--innodb-buffer-pool-size=512M"], stdout=log, stderr=log)
        )
    wait_for(folder / "db.sock")
    run_or_stop(
        "mariadb",
        f"--socket={folder}/db.sock",
        "-u",
        "root",
        "-e",
        "CREATE DATABASE wordpress CHARACTER SET utf8mb4",
    )


def php(script: str, *arguments: Path) -> str:
    """What a script says."""
    return run_or_stop("php", SCRIPTS / script, *arguments).strip().splitlines()[-1]


def run_or_stop(*command: str | Path) -> str:
    code, said = run(command, env={**os.environ, "PATH": search_path()})
    if code:
        raise CannotGoOn(f"`{command[0]}` failed:\n{last_words(said, lines=12)}")
    return said


def wait_for(file: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not file.exists():
        if time.monotonic() > until:
            raise CannotGoOn(f"{file.name} was not there after {STARTS_WITHIN:.0f} seconds.")
        time.sleep(0.1)
