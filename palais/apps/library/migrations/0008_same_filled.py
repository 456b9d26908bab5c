"""The mark of 0007 for what is there already; where there are several sources, the job that follows brings them
together."""

from django.db import migrations

TOGETHER = 1_000


def fill(apps, schema_editor):
    from palais.apps.library import alike
    from palais.apps.library.index import feeding

    Due = apps.get_model("library", "Due")
    rows = apps.get_model("library", "Recommendation").objects.order_by("pk")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:TOGETHER]):
        for one in some:
            one.same = alike.mark(one)
        rows.bulk_update(some, ["same"], batch_size=200)
        last = some[-1].pk
    if rows.order_by("origin").values("origin").distinct().count() > 1:
        lines = feeding.packed(rows.exclude(same=None).values_list("pk", flat=True))
        Due.objects.bulk_create(Due(pks=line) for line in lines)


class Migration(migrations.Migration):

    dependencies = [
        ("library", "0007_same"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
