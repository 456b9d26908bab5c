from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FollowupConfig(AppConfig):
    name = "palais.apps.followup"
    label = "followup"
    verbose_name = "Follow-up"

    def ready(self) -> None:
        from palais.apps.followup import (
            deeds,
            demonstration,
            following,
            models,
            own_jobs,
            own_texts,
            permissions,
            searching,
        )
        from palais.apps.followup import files as purposes
        from palais.apps.office.services import stamps, translated

        deeds.register()
        searching.register()
        purposes.register()
        following.connect()
        own_jobs.register()
        demonstration.register()
        stamps.watch(
            "followup",
            *(models.Monitor, models.MonitorText, models.Commitment, models.CommitmentText),
            *(models.CommitmentActor, models.Activity, models.ActivityText, models.ActivityState),
            *(models.ActivityCommitment, models.ActivityOrganisation, models.Evidence, models.Assessment),
        )
        for texts in own_texts.TEXTS:
            translated.watch(texts)
        post_migrate.connect(permissions.ensure_rights, sender=self, dispatch_uid="followup.ensure_rights")
