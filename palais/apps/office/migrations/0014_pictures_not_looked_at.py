"""Whether a picture shows children may be not known yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0013_longer_keys")]

    operations = [
        migrations.AlterField(
            model_name="palaisimage",
            name="shows_children",
            field=models.BooleanField(
                default=False,
                help_text="Tick it when a child can be recognised.",
                null=True,
                verbose_name="shows children",
            ),
        ),
    ]
