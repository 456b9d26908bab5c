"""The table of the cache that all web workers share."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", "office_cache", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE office_cache")


class Migration(migrations.Migration):

    dependencies = [
        ("office", "0007_imports"),
    ]

    operations = [migrations.RunPython(make, drop)]
