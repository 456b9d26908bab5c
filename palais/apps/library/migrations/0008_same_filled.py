"""The mark of 0007 for what is there already; who follows brings the rows together when they are next told of."""

from django.db import migrations

TOGETHER = 1_000


def fill(apps, schema_editor):
    from palais.apps.library import alike

    rows = apps.get_model("library", "Recommendation").objects.order_by("pk")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:TOGETHER]):
        for one in some:
            one.same = alike.mark(one)
        rows.bulk_update(some, ["same"], batch_size=200)
        last = some[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ("library", "0007_same"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
