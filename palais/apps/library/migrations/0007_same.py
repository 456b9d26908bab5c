"""A mark by which the same recommendation from two sources is known."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("library", "0006_covered"),
    ]

    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="same",
            field=models.BigIntegerField(
                null=True,
                db_index=True,
                help_text="Of State, body, review and words: equal for the same from two sources. Empty: too little is known.",
            ),
        ),
        migrations.AlterField(
            model_name="recommendation",
            name="covered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="covers",
                to="library.recommendation",
                help_text="The same from a better source, the document first, which counts instead. Empty: it is not here.",
            ),
        ),
        migrations.AlterField(
            model_name="recommendation",
            name="printed",
            field=models.JSONField(
                default=dict,
                help_text="What the source says itself, where tags or other sources changed it. Empty: all is as printed.",
            ),
        ),
    ]
