"""What languages of pages make known when the pages' app starts."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from palais.apps.office import demonstrations
from palais.apps.office.intake import purposes
from palais.apps.office.services import stamps
from palais.cms.languages import deeds, permissions
from palais.cms.models import LiveText
from palais.cms.services.languages import connecting, examples
from palais.cms.translating import files


def register(app: AppConfig) -> None:
    stamps.watch("pages", LiveText)
    deeds.register()
    connecting.connect()
    purposes.register(files.PURPOSE)
    demonstrations.register("languages", examples.make)
    post_migrate.connect(permissions.ensure_rights, sender=app, dispatch_uid="cms.languages.rights")
