from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("library", "0002_initial")]

    operations = [migrations.RenameModel("Document", "GeneralComment")]
