from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0004_library'),
    ]

    operations = [
        migrations.AddField(
            model_name='documentfile',
            name='taken_back_at',
            field=models.DateTimeField(help_text='When a person took it back: only a person publishes it again. Empty: nobody did.', null=True),
        ),
        migrations.AddField(
            model_name='parserun',
            name='as_published',
            field=models.JSONField(help_text='What readers see: as it was settled when it was published. Empty: not published.', null=True),
        ),
    ]
