from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "palais.apps.people"
    label = "people"
    verbose_name = "People"
