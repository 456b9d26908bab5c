"""The desk: `palais serve`, `palais sync`, `palais symbol …`, `palais import …`, `palais manage …`."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from palais import __version__
from palais.config.env import SwitchNotUnderstood

if TYPE_CHECKING:
    from palais.core.symbols import Description, SymbolNotUnderstood

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


class Refused(Exception):
    """Something that was asked cannot be done; the sentence says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except (Refused, SwitchNotUnderstood) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has stopped: nothing more is to be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="palais", description="The platform on which a child-rights network works with the UN."
    )
    top.add_argument("--version", action="version", version=f"Palais {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="run the web workers and one task worker until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=2)
    serve.set_defaults(run=run_serve)

    work = commands.add_parser("work", help="run one more task worker until stopped")
    work.add_argument("--name", default="", help="its name, of which there is no other (default: made up)")
    work.add_argument("--until-done", action="store_true", help="stop as soon as nothing waits")
    work.set_defaults(run=run_work)

    sync = commands.add_parser("sync", help="compare the facts with the database; with --apply, load them")
    sync.add_argument("--apply", action="store_true", help="write the differences")
    sync.add_argument("--rows", type=int, default=40, help="how many differing rows to print (default 40)")
    sync.set_defaults(run=run_sync)

    symbol = commands.add_parser("symbol", help="say what a UN document symbol is, in words")
    symbol.add_argument("text", nargs="+")
    symbol.set_defaults(run=run_symbol)

    parse = commands.add_parser("parse", help="read a UN document: paragraphs, recommendations, doubts")
    parse.add_argument("file")
    form = parse.add_mutually_exclusive_group()
    form.add_argument(
        "--json",
        dest="form",
        action="store_const",
        const="json",
        help="print everything that was read as JSON",
    )
    form.add_argument(
        "--table",
        dest="form",
        action="store_const",
        const="table",
        help="print one line for each finding, its cells parted by tabs",
    )
    parse.set_defaults(run=run_parse, form="lines")

    add_import(commands)
    add_search(commands)
    add_library(commands)
    add_running(commands)
    add_invite(commands)

    manage = commands.add_parser(
        "manage", help="a command of Django or Wagtail, such as `palais manage migrate`"
    )
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    manage.set_defaults(run=run_manage)
    return top


TABLES = {
    "organisations": "organisations of the network from a CSV or Excel table",
    "signatories": "who signed a statement, from a CSV or Excel table",
    "uhri": "the export of the Universal Human Rights Index, as XLSX or JSON",
    "upr-info": "the export of the UPR Info database, as CSV or XLSX",
    "thematic-list": "the thematic list of recommendations of one review, as OHCHR sends it (DOCX or PDF)",
    "recommendations": "recommendations from any CSV, XLSX or JSON, by a mapping that was kept",
    "events": "events that everyone sees, from an .ics calendar or a table",
    "events-for-members": "events that members of the network see, from an .ics calendar or a table",
}
SITES = {
    "wordpress": "posts, pages and files of a WordPress site, from its export",
    "feed": "entries of another site as drafts of news, from a saved RSS or Atom feed",
    "page": "a saved page, or a saved list of news, as drafts",
}


def add_import(commands: "Commands") -> None:
    importing = commands.add_parser("import", help="compare a file with the facts; with --apply, keep it")
    kinds = importing.add_subparsers(dest="kind", required=True, metavar="KIND")
    acts = kinds.add_parser("ratifications", help="a status list of the UN Treaty Collection, or a plain CSV")
    acts.add_argument("file")
    acts.add_argument("--form", choices=("auto", "depositary", "csv"), default="auto")
    acts.add_argument("--as-of", required=True, help="the day the list was copied, as 2026-11-22")
    acts.add_argument(
        "--date-order",
        choices=("day-first", "month-first"),
        help="how to read 3/4/2015; without it such rows are refused",
    )
    acts.add_argument("--apply", action="store_true", help="write accepted rows to the network's own facts")
    acts.set_defaults(run=run_import)
    for kind, said in TABLES.items():
        table = kinds.add_parser(kind, help=said)
        table.add_argument("file")
        table.add_argument("--mapping", default="", help="columns kept under this name (default: guessed)")
        table.add_argument("--date-order", default="", choices=("", "day-first", "month-first"))
        table.add_argument("--whole", action="store_true", help="list what the file does not name as gone")
        table.add_argument(
            "--by", default="", help="address of the person in whose name it is done, and whose rights hold"
        )
        table.add_argument("--rows", type=int, default=40, help="how many rows to print (default 40)")
        table.add_argument("--apply", action="store_true", help="write new and changed rows")
        table.set_defaults(run=run_import_table, media="")
    add_documents(kinds)
    add_sites(kinds)


def add_documents(kinds: "Commands") -> None:
    documents = kinds.add_parser(
        "documents",
        help="UN documents of a folder, each read and kept; run again, it goes on where it stopped",
    )
    documents.add_argument("folder")
    documents.add_argument("--publish", action="store_true", help="publish what was read without a doubt")
    documents.add_argument("--by", default="", help="address of the person in whose name it is done")
    documents.set_defaults(run=run_import_documents)


def add_sites(kinds: "Commands") -> None:
    for kind, said in SITES.items():
        site = kinds.add_parser(kind, help=said)
        site.add_argument("file")
        site.add_argument("--media", default="", help="folder or archive with the pictures and files")
        site.add_argument("--mapping", default="", help="choices kept under this name (default: guessed)")
        site.add_argument("--by", default="", help="address of the person in whose name it is done")
        site.add_argument("--rows", type=int, default=40, help="how many rows to print (default 40)")
        site.add_argument("--apply", action="store_true", help="write new and changed pages")
        site.set_defaults(run=run_import_table, date_order="", whole=False)


def add_search(commands: "Commands") -> None:
    search = commands.add_parser("search", help="the search index of this machine")
    deeds = search.add_subparsers(dest="deed", required=True, metavar="DEED")
    deeds.add_parser("update", help="take in what changed; build the index where there is none")
    deeds.add_parser("rebuild", help="build a new index while the old one serves")
    deeds.add_parser("check", help="compare the index with the rows; ends with 1 where they differ")
    search.set_defaults(run=run_search)


def add_library(commands: "Commands") -> None:
    training = commands.add_parser("train-tags", help="train the model of tags and print how good it is")
    training.add_argument("--suggest", action="store_true", help="then suggest tags for all recommendations")
    training.set_defaults(run=lambda options: tool("train_tags", suggest=options.suggest))

    lineage = commands.add_parser("lineage", help="find which recommendations take up earlier ones")
    lineage.set_defaults(run=lambda options: tool("lineage"))


def add_running(commands: "Commands") -> None:
    backup = commands.add_parser("backup", help="write everything that people made here to one file")
    backup.add_argument(
        "place", nargs="?", default="", help="a file or a folder (default: the folder of backups)"
    )
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", help="make this installation what it was when a backup was made")
    restore.add_argument("file")
    restore.add_argument("--replace", action="store_true", help="back up what is here, then replace it")
    restore.add_argument("--check", action="store_true", help="only read the archive and compare its sums")
    restore.set_defaults(run=run_restore)

    health = commands.add_parser(
        "health", help="say what is well and what is not; ends with 1 where it is not"
    )
    health.set_defaults(run=run_health)

    upgrade = commands.add_parser(
        "upgrade", help="bring database, facts and files to this version, backing up first"
    )
    upgrade.set_defaults(run=run_upgrade)


def add_invite(commands: "Commands") -> None:
    invite = commands.add_parser("invite", help="invite somebody and print the link that opens the account")
    invite.add_argument("email")
    invite.add_argument("--role", action="append", default=[], help="such as administrator; may be repeated")
    invite.add_argument("--language", default="en", help="en, ar, es, fr, ru or zh-hans (default en)")
    invite.set_defaults(run=run_invite)


def set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
    django.setup()


def run_serve(options: argparse.Namespace) -> int:
    from palais.config.server import serve

    return serve(host=options.host, port=options.port, workers=options.workers)


def run_work(options: argparse.Namespace) -> int:
    return tool("work", name=options.name, until_done=options.until_done)


def run_sync(options: argparse.Namespace) -> int:
    code = tool("sync", apply=options.apply, rows=options.rows)
    return tool("search", "update") if options.apply else code


def run_invite(options: argparse.Namespace) -> int:
    words = [options.email, f"--language={options.language}", *(f"--role={role}" for role in options.role)]
    return tool("invite", *words)


def run_search(options: argparse.Namespace) -> int:
    return tool("search", options.deed)


def run_backup(options: argparse.Namespace) -> int:
    return tool("backup", options.place)


def run_restore(options: argparse.Namespace) -> int:
    return tool("restore", options.file, replace=options.replace, check=options.check)


def run_health(options: argparse.Namespace) -> int:
    return tool("health")


def run_upgrade(options: argparse.Namespace) -> int:
    return tool("upgrade")


def run_symbol(options: argparse.Namespace) -> int:
    from palais.core import symbols

    text = " ".join(options.text)
    try:
        symbol = symbols.parse(text)
    except symbols.SymbolNotUnderstood as error:
        return explain_file(text, error)
    names = names_in_sentences()
    print(symbols.in_words(symbol, state_name=names.get(symbol.state or "")))
    for name, value in parts(symbols.describe(symbol)).items():
        print(f"  {name:12} {value}")
    return 0


def run_parse(options: argparse.Namespace) -> int:
    from pathlib import Path

    from palais.apps.library.reading import parsing
    from palais.apps.office.intake.faults import Fault
    from palais.reference.layers import read_layers
    from palais.reference.names import spellings

    file = Path(options.file)
    try:
        with file.open("rb"):
            pass
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror or error}.") from error
    try:
        with parsing.lines(file, spellings=spellings(read_layers()), form=options.form) as lines:
            for line in lines:
                print(line)
    except Fault as fault:
        raise Refused(f"{file.name}: {fault.values.get('said') or parsing.why(fault)}") from fault
    return 0


def explain_file(text: str, error: "SymbolNotUnderstood") -> int:
    """A file's name is no symbol; what it says is printed all the same."""
    from palais.core import symbols

    try:
        file = symbols.parse_file_name(text)
    except symbols.SymbolNotUnderstood:
        raise Refused(str(error)) from error
    if isinstance(file, symbols.SymbolFile):
        print(f"The name of a file that holds {symbols.in_words(file.symbol)}")
        return 0
    print("A file of the treaty-body database without a symbol (the letters of its kind are unverified)")
    for name in ("body", "state", "session", "type", "identifier", "language"):
        value = getattr(file, name)
        if value is not None:
            print(f"  {name:12} {value}")
    return 0


def names_in_sentences() -> dict[str, str]:
    """The English names of States as they stand inside a sentence, from the shipped facts."""
    from palais.reference.layers import read_layers

    return {
        row.text("iso3"): row.text("name_in_sentence_en") or row.text("name_en")
        for row in read_layers()["states"]
    }


def parts(description: "Description") -> dict[str, object]:
    """What a symbol holds, leaving out what it does not."""
    cycle = (description.cycle_from, description.cycle_to)
    found = {
        "symbol": description.symbol,
        "kind": description.kind,
        "body": description.body,
        "treaty": description.instrument,
        "state": description.state,
        "cycle": "-".join(map(str, dict.fromkeys(cycle))) if cycle[0] else None,
        "session": description.session,
        "number": description.number,
        "year": description.year,
        "suffixes": ", ".join(map(str, description.suffixes)) or None,
        "also": ", ".join(other.symbol for other in description.joint) or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def run_import(options: argparse.Namespace) -> int:
    return tool(
        "import_ratifications",
        options.file,
        form=options.form,
        as_of=options.as_of,
        date_order=options.date_order,
        apply=options.apply,
    )


def run_import_table(options: argparse.Namespace) -> int:
    return tool(
        "import_table",
        options.kind,
        options.file,
        mapping=options.mapping,
        date_order=options.date_order,
        whole=options.whole,
        media=options.media,
        by=options.by,
        rows=options.rows,
        apply=options.apply,
    )


def run_import_documents(options: argparse.Namespace) -> int:
    return tool("import_documents", options.folder, publish=options.publish, by=options.by)


def tool(name: str, /, *arguments: object, **options: object) -> int:
    """Run a command of one of the apps; its own sentence says why where it refuses."""
    set_up()
    from django.core.management import CommandError, call_command

    try:
        call_command(name, *arguments, **options)
    except CommandError as error:
        raise Refused(str(error)) from error
    return 0


def run_manage(options: argparse.Namespace) -> int:
    set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["palais manage", *options.rest])
    return 0


if __name__ == "__main__":
    sys.exit(main())
