import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0005_taken_back'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='document',
            options={'ordering': [models.OrderBy(models.F('adopted_on'), descending=True, nulls_last=True), models.OrderBy(models.F('issued_on'), descending=True, nulls_last=True), 'key'], 'verbose_name': 'document', 'verbose_name_plural': 'documents'},
        ),
        migrations.AlterModelOptions(
            name='recommendation',
            options={'ordering': [models.OrderBy(models.F('on'), descending=True, nulls_last=True), 'symbol', 'pk'], 'verbose_name': 'recommendation', 'verbose_name_plural': 'recommendations'},
        ),
        migrations.AddField(
            model_name='recommendation',
            name='covered_by',
            field=models.ForeignKey(help_text='The same passage as read in its document, which counts instead. Empty: it is not here.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='covers', to='library.recommendation'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='printed',
            field=models.JSONField(default=dict, help_text='Lists as the source has them, where tags changed them. Empty: they are as printed.'),
        ),
        migrations.CreateModel(
            name='FurtherState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=3)),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='further', to='library.recommendation')),
            ],
            options={
                'ordering': ['recommendation', 'state'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('state', 'recommendation'), name='further_state_once')],
            },
        ),
    ]
