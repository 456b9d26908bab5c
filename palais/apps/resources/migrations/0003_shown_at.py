"""When each work was first shown; of those that were, the moment they were added is the nearest that is known."""

from django.db import migrations, models


def shown(apps, schema_editor):
    works = apps.get_model("resources", "Work")
    works._base_manager.filter(was_shown=True).update(shown_at=models.F("added_at"))


class Migration(migrations.Migration):
    dependencies = [("resources", "0002_publications")]

    operations = [
        migrations.AddField(
            model_name="work",
            name="shown_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="When it was first shown. Empty: never yet.",
                null=True,
            ),
        ),
        migrations.RunPython(shown, migrations.RunPython.noop),
    ]
