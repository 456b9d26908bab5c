"""Which migrations the database has seen, and its tables as they were then: a backup may be older than the code."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from palais.apps.office.backup import registry

Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns in their order, and the column that numbers its rows (empty: none)."""

    name: str
    fields: tuple[Field, ...]
    key: str
    number: str

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]


def applied(loader: MigrationLoader | None = None) -> frozenset[Node]:
    """The migrations that this database has seen; empty where it has no tables."""
    loader = loader or MigrationLoader(connection)
    return frozenset(node for node in loader.applied_migrations if node in loader.graph.nodes)


def wanted() -> frozenset[Node]:
    """The migrations that this version of Palais knows."""
    return frozenset(MigrationLoader(connection).graph.nodes)


def pending() -> list[Node]:
    """The migrations that are still to be run."""
    loader = MigrationLoader(connection)
    return sorted(set(loader.graph.nodes) - applied(loader))


def database_is_new() -> bool:
    """No migration was ever run: there is nothing in it."""
    return not applied()


def tables(nodes: frozenset[Node]) -> list[Table]:
    """The tables that a backup keeps, as these migrations leave them."""
    return [table for table in every_table(nodes) if table.name not in registry.left_out()]


def every_table(nodes: frozenset[Node]) -> list[Table]:
    loader = MigrationLoader(connection)
    current = nodes == set(loader.graph.nodes)
    known = apps if current else loader.project_state(sorted(nodes)).apps
    models = known.get_models(include_auto_created=True)
    found = {model._meta.db_table: table_of(model) for model in models if is_table(model)}
    return [found[name] for name in sorted(found)]


def is_table(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and bool(model._meta.local_concrete_fields)


def table_of(model: type[Model]) -> Table:
    fields = tuple(model._meta.local_concrete_fields)
    key = model._meta.pk
    assert key is not None
    numbered = key.get_internal_type() in ("AutoField", "BigAutoField", "SmallAutoField")
    return Table(model._meta.db_table, fields, str(key.column), str(key.column) if numbered else "")


def migrate_to(nodes: Iterable[Node], *, say: Callable[[str], None]) -> None:
    """Bring the database to exactly these migrations, inside the caller's transaction."""

    def heard(action: str, migration: object = None, fake: bool = False) -> None:
        if action == "apply_success":
            connection.check_constraints()  # or the next one could not change the tables (PostgreSQL)
            say(f"tables: {migration}")

    executor = MigrationExecutor(connection, heard)
    targets = set(nodes)
    executor.migrate([node for node in sorted(targets) if not has_next(executor, node, targets)])


def has_next(executor: MigrationExecutor, node: Node, among: set[Node]) -> bool:
    """Another migration of the same app builds on this one."""
    following = executor.loader.graph.node_map[node].children
    return any(one.key in among and one.key[0] == node[0] for one in following)


def drop_all(nodes: frozenset[Node]) -> None:
    """Remove every table of Palais, inside the caller's transaction."""
    there = set(connection.introspection.table_names())
    names = [table.name for table in every_table(nodes)] + ["django_migrations"]
    # The full-text table of SQLite takes its own parts with it, and must go before what it reads.
    ordered = sorted((name for name in names if name in there), key=lambda name: not name.endswith("_fts"))
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in ordered:
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)}{cascade}")
