"""Train the model of tags on recommendations with tags of their source or of a person, and print how good it is."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.library.models import Recommendation
from palais.apps.library.services import tagging, training
from palais.core.themes.training import NothingToLearn


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--suggest", action="store_true", help="then suggest tags for all recommendations"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            model = training.train_and_keep()
        except NothingToLearn as error:
            raise CommandError(
                f"No model was trained: {error}. Import recommendations that carry tags, or accept suggestions, "
                "then try again. The model that was there serves on."
            ) from error
        figures = model.figures
        self.stdout.write(
            f"A model of {len(model.labels)} tags was trained in {time.monotonic() - began:.0f} s."
        )
        self.stdout.write(
            f"Held out: {figures['held_out']} texts. Precision {figures['precision']}, recall {figures['recall']}, "
            f"F1 {figures['f1']}, mean F1 of tags {figures['macro_f1']}."
        )
        if options["suggest"]:
            pks = Recommendation.objects.shown().order_by("pk").values_list("pk", flat=True)
            count = tagging.suggest(pks.iterator(chunk_size=10_000))
            self.stdout.write(f"{count} tags are suggested.")
