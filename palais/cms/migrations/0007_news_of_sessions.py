"""Published news are found by the session they are about."""

from django.db import migrations


def note_sessions(apps, schema_editor):
    items = apps.get_model("cms", "NewsItem").objects.only("about", "published_on")
    about = apps.get_model("cms", "NewsAbout")
    about.objects.bulk_create(
        [
            about(item=item, what="session", key=item.about["session"], published_on=item.published_on)
            for item in items.iterator()
            if item.about.get("session")
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("cms", "0006_pages_in_languages")]

    operations = [migrations.RunPython(note_sessions, migrations.RunPython.noop)]
